// Opening the app, offline and four times slower, on a phone that holds a season: 200 visits and 3,000 photos and films.
import assert from 'node:assert/strict';
import { copy } from '../lib/copies.mjs';
import { rows } from '../lib/disk.mjs';
import { Handset } from '../lib/handset.mjs';
import { photos } from '../lib/photos.mjs';
import * as story from '../lib/story.mjs';
import { median, tell } from './tell.mjs';

const VISITS = 200;
const FILES = 15;
/** Visits of today that are begun and not done: the first that the list shows. */
const OPEN = 8;

/** One visit as it is done, with as many files as make fifteen. */
async function visit(phone, url, row, browser) {
  const { context, page } = phone;
  await story.stand(context, row.station);
  await page.goto(`${url}/field/`);
  await story.signUp(page);
  await page.goto(`${url}/field/visits/${row.assignment.visit}`);
  await story.unlock(page, 0, story.PINS.first);
  await story.arrive(page);
  await story.identify(page);
  await story.sample(page);
  await story.witness(page);
  await story.importAll(page, await photos(browser, FILES - 9));
  await story.seal(page);
  await story.pay(page);
  await story.sign(page);
  await story.leave(page);
  await page.goto(`${url}/field/sync`);
  await story.unlock(page, 0, story.PINS.first);
  await page.getByText(`${FILES}/${FILES} 个文件已由服务器核验`).waitFor({ timeout: 60_000 });
}

/** The rest of the season, eight visits a day; the enterprises of the example are visited several times. */
async function season({ manager, roster, assignment }) {
  const others = [];
  for (let place = 1; place < VISITS; place += 1) {
    const daysAgo = Math.floor((place - 1) / OPEN);
    const given = { seal: `F${100_001 + 8 * place}`, enterprise: place % 30, daysAgo, reason: '按计划补派' };
    others.push({ ...(await story.grant(manager, roster, given)).assignment, daysAgo });
  }
  return { done: assignment, others };
}

/** The phone has heard of all of them. */
async function heard(page) {
  const end = Date.now() + 60_000;
  while ((await rows(page, 'items')).filter(([key]) => key.startsWith('assignment:')).length < VISITS) {
    assert.ok(Date.now() < end, 'the phone hears of all assignments');
    await new Promise((next) => setTimeout(next, 200));
  }
}

/** Until the page has shown what it made and would take a tap: two pictures later. */
const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** One opening: how long until the lock takes a PIN, from its last digit to the list, and from a tap on the first task to that. */
async function open(phone, url) {
  await phone.page.close();
  phone.page = await phone.tab();
  const { page } = phone;
  page.setDefaultTimeout(120_000);
  const session = await phone.context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const begun = performance.now();
  await page.goto(`${url}/field/`, { waitUntil: 'commit' });
  const pin = page.locator('.pin-box input');
  await pin.waitFor();
  await drawn(page);
  const gate = performance.now() - begun;
  await pin.pressSequentially(story.PINS.first.slice(0, -1));
  // A thumb is slower than the page: what typing began is done before the last digit.
  await drawn(page);
  const last = performance.now();
  await pin.press(story.PINS.first.at(-1));
  await page.locator('article').first().waitFor();
  await drawn(page);
  const shown = performance.now();
  await page.locator('article').first().getByRole('link', { name: '继续' }).click();
  await page.locator('li > a.line').first().waitFor();
  return { gate, list: shown - last, tap: performance.now() - shown };
}

export default async function measure({ server, browser }) {
  const phone = await Handset.buy(server.url);
  try {
    const row = await story.assign(server);
    await visit(phone, server.url, row, browser);
    const { done, others } = await season(row);
    await heard(phone.page);
    await phone.page.goto(`${server.url}/api/v1/health`);
    const commands = await copy(phone.page, done, others, OPEN);
    await phone.context.setOffline(true);

    const runs = [];
    for (let run = 0; run < 5; run += 1) runs.push(await open(phone, server.url));
    const { page } = phone;
    await page.goBack();
    await page.locator('article').first().waitFor();
    assert.equal(await page.locator('article').count(), VISITS, 'all visits stand in the list');
    await page.getByRole('link', { name: '同步' }).click();
    await page.getByText(`${VISITS * FILES}/${VISITS * FILES} 个文件已由服务器核验`).waitFor();

    const middle = (of) => Math.round(median(runs.map(of)));
    const [gate, list, tap] = [(run) => run.gate, (run) => run.list, (run) => run.tap].map(middle);
    console.log(`${VISITS} visits, ${commands} commands and ${VISITS * FILES} files, copied from one visit that was done here`);
    console.log(`to the lock ${gate} ms, from the PIN to the list ${list} ms; a tap in the list then takes ${tap} ms`);
    tell('open offline with 200 visits, 3,000 files, 4× slower: lock + list', middle((run) => run.gate + run.list), 'ms', 1500);
  } finally {
    await phone.throwAway();
  }
}
