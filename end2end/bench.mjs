// The figures that only a browser can tell: first load, offline start on a slow processor, and how soon the map moves.
import { appendFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { launch, phone } from './lib/browser.mjs';
import { Server } from './lib/server.mjs';
import * as story from './lib/story.mjs';

const out = process.env.FENGYANG_BENCH_OUT;

function tell(name, value, unit, most) {
  const verdict = value <= most ? 'ok' : 'missed';
  console.log(`${name.padEnd(58)} ${String(value).padStart(9)} ${unit.padEnd(6)} ≤ ${String(most).padEnd(8)} ${verdict}`);
  if (out) appendFileSync(out, `${JSON.stringify({ name, value, unit, target: `≤ ${most}`, verdict })}\n`);
}

const server = await Server.start();
const browser = await launch();
const { assignment, station } = await story.assign(server);

// First load: every byte that the page and its service worker fetch, as the server sends it to a browser that knows brotli.
const worker = await (await fetch(`${server.url}/field/service-worker.js`)).text();
const list = JSON.parse(worker.match(/^const FILES = (.*);$/m)[1]);
const paths = [...new Set(['/field/index.html', '/field/service-worker.js', ...list.filter((path) => path !== '/field/')])];
let bytes = 0;
for (const path of paths) {
  const answer = await fetch(server.url + path, { headers: { 'accept-encoding': 'br' } });
  const body = Buffer.from(await answer.arrayBuffer());
  // fetch has unpacked it: packed again as the bundle does, quality 11.
  bytes += answer.headers.get('content-encoding') === 'br' ? brotliCompressSync(body).length : body.length;
}
tell('first load of /field/, brotli, all files', Math.round(bytes / 1000), 'kB', 200);

// Offline start by a deep link, four times slower, until the first usable task; the median of five.
const context = await phone(browser, server);
await story.stand(context, station);
let page = await context.newPage();
await story.open(page);
await context.setOffline(true);
const starts = [];
for (let run = 0; run < 5; run += 1) {
  await page.close();
  page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const begun = performance.now();
  await page.goto(`/field/visits/${assignment.visit}`, { waitUntil: 'commit' });
  await page.getByRole('heading', { name: '已锁定' }).waitFor();
  starts.push(performance.now() - begun);
}
await story.unlock(page, 0, story.PINS.first);
await page.locator('li > a.line').first().waitFor();
tell('offline start by deep link, 4× slower, median of 5', Math.round(starts.sort((a, b) => a - b)[2]), 'ms', 2500);

// From the server's receipt of a visit to the change on an open map.
const office = await story.office(browser, server, 'bureau');
await office.getByText('0/400').first().waitFor();
await story.visit(page);
const receipt = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/commands') && answer.ok()).then(() => performance.now());
const moved = office.getByText('1/400').first().waitFor({ timeout: 60_000 }).then(() => performance.now());
await context.setOffline(false);
await page.goto('/field/sync');
const [got, seen] = await Promise.all([receipt, moved]);
tell("from the server's receipt to the change on an open map", Math.max(0, Math.round(seen - got)), 'ms', 1000);

await browser.close();
await server.stop();
