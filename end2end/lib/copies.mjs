// Makes many visits out of one that was really done: its rows on the phone, copied to further visits that the office really assigned.
import { createHash, randomBytes } from 'node:crypto';
import { rows } from './disk.mjs';

const DAY = 86_400_000;
const ID = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
const TIME = /\b1\d{12}\b/g;
/** So much of each sealed file is copied: the phone counts the files, and nobody opens one here. */
const HEAD = 16_384;

const digest = (text) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** An id of its own, a while earlier: ids carry their time, and rows lie in the order of ids. */
function earlier(id, by) {
  const time = (parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - by).toString(16).padStart(12, '0');
  const chance = randomBytes(9).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-8${chance.slice(3, 6)}-${chance.slice(6)}`;
}

/** Every id that the acts of the visit made: of commands, sheet, containers and files. */
function idsOf(commands) {
  const ids = new Set(commands.map((command) => command.id));
  for (const { act } of commands) {
    const sheet = act.open_sheet?.sheet;
    if (sheet) ids.add(sheet);
    if (act.fill) ids.add(act.fill.container.id);
    if (act.capture) ids.add(act.capture.evidence.media);
  }
  return ids;
}

/**
 * Copies what the phone holds of the visit of `done` to the visits of `others`, as if the phone had recorded, sent and proved it there.
 *
 * Ids, visit, enterprise, sheet number and seals are those of the other visit, times those of its day; numbers, chain and digests are
 * right. Only the signatures are the first one's: the phone reads none of its own again, and nothing of this is ever sent.
 * The first `open` of them lack their last three acts. The page is any of the app's origin on which the app does not run. Answers how
 * many commands the phone holds then.
 */
export async function copy(page, done, others, open) {
  const [commands, receipts, media, facts] = await Promise.all(['commands', 'receipts', 'media', 'facts'].map((table) => rows(page, table)));
  const envelopes = commands.map(([, row]) => JSON.parse(row));
  const ids = idsOf(envelopes.map((envelope) => JSON.parse(envelope.body)));
  const head = JSON.parse(facts.find(([key]) => key === 'head')[1]);
  for (const [place, other] of others.entries()) {
    const by = other.daysAgo * DAY + (place % 8) * 3_600_000;
    const fresh = new Map([...ids].map((id) => [id, earlier(id, by)]));
    const said = new Map([[done.visit, other.visit], [done.numbers[0], other.numbers[0]], ...done.seals.map((seal, at) => [seal, other.seals[at]])]);
    for (const word of ['name', 'credit_code', 'address']) said.set(done.enterprise[word], other.enterprise[word]);
    const moved = (text) => {
      let now = text.replace(ID, (id) => fresh.get(id) ?? id).replace(TIME, (time) => time - by);
      for (const [was, is] of said) now = now.replaceAll(was, is);
      return now;
    };
    const made = { commands: [], receipts: [], media: [] };
    for (const envelope of place < open ? envelopes.slice(0, -3) : envelopes) {
      const body = JSON.stringify({ ...JSON.parse(moved(envelope.body)), number: head.next, previous: head.last });
      const id = fresh.get(envelope.id);
      made.commands.push([String(head.next).padStart(12, '0'), JSON.stringify({ ...envelope, id, body })]);
      const receipt = JSON.parse(moved(receipts.find(([key]) => key === envelope.id)[1]));
      made.receipts.push([id, JSON.stringify({ ...receipt, digest: digest(body) })]);
      Object.assign(head, { next: head.next + 1, last: digest(body) });
    }
    for (const [key, row] of media) made.media.push([fresh.get(key), moved(row)]);
    await page.evaluate(put, { ...made, facts: [['head', JSON.stringify(head)]] });
    await page.evaluate(spread, { names: media.map(([key]) => [key, fresh.get(key)]), head: HEAD });
  }
  return head.next;
}

/** Puts rows into the phone's database, as the app does: text under text keys. */
function put(made) {
  return new Promise((done, fail) => {
    const asked = indexedDB.open('fengyang');
    asked.onerror = () => fail(asked.error);
    asked.onsuccess = () => {
      const writing = asked.result.transaction(Object.keys(made), 'readwrite');
      for (const [table, rows] of Object.entries(made)) for (const [key, row] of rows) writing.objectStore(table).put(row, key);
      writing.onabort = () => fail(writing.error);
      writing.oncomplete = () => {
        asked.result.close();
        done();
      };
    };
  });
}

/** Files of further names in the vault, which begin as the first one does. */
async function spread({ names, head }) {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('media');
  for (const [from, to] of names) {
    const begins = (await (await folder.getFileHandle(from)).getFile()).slice(0, head);
    const writing = await (await folder.getFileHandle(to, { create: true })).createWritable();
    await writing.write(begins);
    await writing.close();
  }
}
