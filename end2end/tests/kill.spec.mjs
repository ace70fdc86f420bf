// Killing the server in the middle loses nothing and doubles nothing.
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

/** Kills the server when a request of that kind is on its way, and starts it again. */
async function killAt(page, path) {
  await page.waitForRequest((request) => request.url().includes(path));
  await server.kill();
  await server.resume();
}

told('the server dies while commands and then media come in', async (browser) => {
  const { context, page } = await story.team(browser, server);
  await context.setOffline(true);
  await story.visit(page);

  const commands = killAt(page, '/api/v1/commands');
  await context.setOffline(false);
  await page.goto('/field/sync');
  await commands;
  await story.unlock(page, 0, story.PINS.first);
  const media = killAt(page, '/api/v1/uploads/');
  await page.getByRole('button', { name: '立即发送' }).click();
  await media;
  await page.getByRole('button', { name: '立即发送' }).click();
  await page.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 60_000 });

  const bureau = await server.client('bureau');
  const { sheets } = await bureau.get('/api/v1/sheets');
  assert.equal(sheets.length, 1);
  assert.deepEqual(sheets[0].media, [9, 9]);
  assert.equal(sheets[0].findings, 0);
  const { stream, chain } = await bureau.get(`/api/v1/sheets/${sheets[0].sheet}`);
  const ids = stream.map((entry) => entry.command);
  assert.equal(new Set(ids).size, ids.length, 'no command stands twice');
  assert.deepEqual([chain.signed, chain.linked], [chain.commands, chain.commands]);
  assert.equal(chain.commands, 30);
  assert.equal((await bureau.get('/api/v1/map')).sampled, 1);
});
