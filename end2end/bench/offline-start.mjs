// Offline start by a deep link, four times slower, until the phone asks for a PIN; the median of five.
import { phone } from '../lib/browser.mjs';
import * as story from '../lib/story.mjs';
import { median, tell } from './tell.mjs';

export default async function measure({ server, browser }) {
  const { assignment, station } = await story.assign(server);
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
  // What stands behind the lock is the task.
  await story.unlock(page, 0, story.PINS.first);
  await page.locator('li > a.line').first().waitFor();
  tell('offline start by deep link, 4× slower, median of 5', Math.round(median(starts)), 'ms', 2500);
}
