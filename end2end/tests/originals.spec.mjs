// What a team takes along is printed at the desk, and the stamped originals come back to it as scans.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
import { told, watch } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

async function shot(page, name) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

/** The bytes behind a link, asked for by whoever is signed in on that page. */
const behind = async (page, link) => (await page.request.get(await link.getAttribute('href'))).body();

told('a manager prints what a team takes along and hands in the stamped notice', async (browser) => {
  const problems = [];
  await story.assign(server);
  for (const [look, dark] of [['light', false], ['dark', true]]) {
    const desk = watch(await story.office(browser, server, 'manager', { dark }), problems);
    await desk.goto('/desk/assignments');
    const kit = await behind(desk, desk.getByRole('link', { name: '出发前打印' }));
    assert.equal(kit.subarray(0, 5).toString(), '%PDF-');
    const folded = desk.locator('summary', { hasText: '盖章原件' });
    await folded.click();
    const file = desk.getByLabel('监督抽查通知书（盖章后的扫描件）');
    if (!dark) {
      await file.setInputFiles({ name: 'stamped.txt', mimeType: 'text/plain', buffer: Buffer.from('no scan') });
      await desk.getByText('不是能收的文件').waitFor();
      await shot(desk, 'originals-refused');
      await file.setInputFiles({ name: 'stamped.pdf', mimeType: 'application/pdf', buffer: kit });
    }
    await desk.getByText('盖章原件：1 份').waitFor();
    if (!(await desk.locator('details[open] summary', { hasText: '盖章原件' }).count())) await folded.click();
    const scan = desk.getByRole('link', { name: '监督抽查通知书', exact: true });
    assert.deepEqual(await behind(desk, scan), kit);
    await unhindered(desk);
    await shot(desk, `originals-${look}`);
    await desk.setViewportSize({ width: 390, height: 844 });
    await unhindered(desk);
    await shot(desk, `originals-phone-${look}`);
  }
  // The file that is no scan was refused, as asked.
  assert.deepEqual(problems.filter((one) => !one.includes('status of 422')), []);
});
