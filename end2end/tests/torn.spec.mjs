// A seal tears: another is put in its place, which wants a reason and another photo; the desk tells it, also when its page is opened anew.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
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

told('a torn seal is replaced, and the desk tells why', async (browser) => {
  const problems = [];
  const { page } = await story.team(browser, server);
  watch(page, problems);
  for (const step of ['arrive', 'identify', 'sample', 'witness', 'seal']) await story[step](page);
  await story.replaceSeal(page, '撕破了一角');
  for (const step of ['pay', 'sign', 'leave']) await story[step](page);
  await story.sync(page);
  await page.getByText('10/10 个文件已由服务器核验').waitFor({ timeout: 30_000 });

  const desk = await story.office(browser, server, 'bureau');
  watch(desk, problems);
  await desk.goto('/desk/sheets');
  await desk.getByRole('link', { name: /^\d{5}-\d{5}-\d$/ }).first().click();
  for (let left = 2; left > 0; left -= 1) {
    await desk.getByRole('cell', { name: /更换封条，改用 F\d+，原因：撕破了一角/ }).waitFor();
    await desk.getByText('● 实时').waitFor();
    await desk.reload();
  }
  assert.deepEqual(problems, []);
});
