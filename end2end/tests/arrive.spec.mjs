// Where the phone is when the samplers arrive: far from the enterprise takes a reason, and goes on.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { told } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

told('an arrival far from where the roster has the enterprise takes a reason', async (browser) => {
  const { context, page, station } = await story.team(browser, server);
  await context.setGeolocation({ latitude: station.position.lat / 1e7 + 0.2, longitude: station.position.lon / 1e7, accuracy: 6 });
  await page.getByRole('link', { name: /^去做：到场出示/ }).click();
  await page.getByText('将记为').waitFor();
  await page.getByRole('button', { name: '记录到场' }).click();
  await page.getByText('手机的位置离名录库登记的位置约 22 公里').waitFor();
  await page.getByPlaceholder('原因').fill('该站已迁到新址，门头与通知书一致');
  await page.getByRole('button', { name: '说明原因并继续' }).click();
  const off = await page.getByText(/距名录库登记的位置约 \d+ 米/).textContent();
  const metres = Number(off.match(/\d+/)[0]);
  assert.ok(Math.abs(metres - 22_264) < 50, off);
});
