// A film of 20 MB goes up while the line is cut twenty times: how many of the bytes that left the phone were needed.
import assert from 'node:assert/strict';
import { Chance } from '../lib/chance.mjs';
import { rows } from '../lib/disk.mjs';
import { Link } from '../lib/link.mjs';
import { Narrow } from '../lib/narrow.mjs';
import { proved, waiting } from '../lib/waiting.mjs';
import { median, tell } from './tell.mjs';

const BYTES = 20_000_000;
const CUTS = 20;
/** The same places each time: what changes from run to run is the app's doing. Three films, since where a cut falls in a piece is chance. */
const SEEDS = [20, 21, 22];
/** A line on which a piece of some megabytes takes seconds, as outside: what is on its way when the line goes is lost. */
const LINE = { bits: 8_000_000, latency: 40 };

/** Counts the bodies that bring files, and breaks the connection at the places that were chosen among those bytes. */
class Cutter extends Link {
  places = [];
  sent = 0;
  cuts = 0;
  /** Of what was sent: pieces that the browser itself sent once more on another connection, before the app heard of the cut. */
  unasked = 0;

  take(call, answer) {
    const isUpload = call.url.startsWith('/api/v1/uploads/');
    const before = this.piece;
    if (isUpload) this.piece = `${call.method} ${call.headers['upload-offset']}`;
    if (!isUpload || call.method === 'HEAD') return super.take(call, answer);
    const isUnasked = this.piece === before;
    call.on('data', (bytes) => {
      this.sent += bytes.length;
      if (isUnasked) this.unasked += bytes.length;
    });
    const left = this.places[0] - this.sent;
    if (!(left < Number(call.headers['content-length']))) return this.pass(call, answer, {});
    this.places.shift();
    // Only one that had not come to its end was cut.
    call.on('close', () => call.complete || (this.cuts += 1));
    return this.pass(call, answer, { cut: left });
  }
}

/** One place in each twentieth of the film, so that it cannot be up before the last cut. */
const places = (chance) => Array.from({ length: CUTS }, (_, place) => Math.floor(((place + chance.next()) * BYTES) / CUTS));

/** As much of an MP4 as its outer boxes: neither the phone nor the office looks into a film. */
function film(chance) {
  const box = (name, body) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length + 8);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, body]);
  };
  const type = box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1'));
  const data = Buffer.alloc(BYTES - type.length - 8);
  for (let at = 0; at + 4 <= data.length; at += 4) data.writeUInt32LE(chance.below(2 ** 32), at);
  return Buffer.concat([type, box('mdat', data)]);
}

/** How many of the bytes that left the phone were needed, with the cuts of one seed. */
async function ratio({ server, browser }, seed) {
  const chance = new Chance(seed);
  const cutter = await Cutter.open(server, chance);
  const line = await Narrow.open(cutter, { latency: LINE.latency });
  const films = [{ name: 'film.mp4', mimeType: 'video/mp4', buffer: film(chance) }];
  const { context, page } = await waiting({ server, browser }, line, films, { seal: `F10${seed}01`, enterprise: seed });

  Object.assign(cutter, { sent: 0, unasked: 0, places: places(chance) });
  Object.assign(line, { bits: LINE.bits, lost: 0 });
  await context.setOffline(false);
  const done = proved(page, films).waitFor({ timeout: 600_000 }).then(() => true);
  // Whoever stands there with a phone that rests after failures presses the button.
  while (!(await Promise.race([done, new Promise((next) => setTimeout(next, 5_000, false))]))) {
    if (await page.getByText('离线。有信号时自动传送').isVisible()) await page.getByRole('button', { name: '立即发送' }).click();
  }
  const media = (await rows(page, 'media')).map(([, row]) => JSON.parse(row).local.evidence).find((evidence) => evidence.kind === 'video');
  assert.equal(media.bytes, BYTES, 'the whole film was needed');
  assert.equal(cutter.cuts, CUTS, 'so often was the line cut while a piece was on its way');
  const sent = cutter.sent + line.lost;
  const [left, again, flying] = [sent, cutter.unasked, line.lost].map((bytes) => (bytes / 1e6).toFixed(1));
  console.log(`${left} MB left the phone; ${again} MB of it the browser sent again by itself, ${flying} MB was on its way at a cut`);
  await context.close();
  await line.close();
  await cutter.close();
  return sent / media.bytes;
}

export default async function measure(where) {
  const ratios = [];
  for (const seed of SEEDS) ratios.push(await ratio(where, seed));
  console.log(`of three films ${ratios.map((one) => one.toFixed(3)).join(', ')}`);
  tell(`bytes sent ÷ needed, film of 20 MB, line cut ${CUTS} times`, Math.round(median(ratios) * 1000) / 1000, '', 1.3);
}
