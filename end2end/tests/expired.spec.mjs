// A sign-in that ends in the middle of a push: nothing is lost, the phone says so calmly, and goes on once somebody has signed in again.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
import { told } from '../lib/browser.mjs';
import { rows } from '../lib/disk.mjs';
import { PASSWORD, Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

/** Who chooses a new password elsewhere ends every other session of theirs: here that of the phone, at the `place`th call of that kind. */
async function endsAt(page, path, place, passwords) {
  const [password, new_password] = passwords;
  let calls = 0;
  const take = async (route) => {
    calls += 1;
    if (calls === place) await server.call('POST', '/api/v1/session', { name: 'sampler2', password, new_password });
    await route.continue();
  };
  await page.route(path, take);
  return () => page.unroute(path, take);
}

/** The phone says that its sign-in has ended, and offers to sign in again. */
async function ended(page) {
  await page.getByText('登录已过期。记录都在本机，组内任何一人重新登录后继续传送。').waitFor({ timeout: 30_000 });
  await page.getByText('需重新登录').waitFor();
  await unhindered(page);
}

/** Signs in again from where the phone says that it is wanted, and is led back to the sending. */
async function signInAgain(page, name, password) {
  await page.getByRole('button', { name: '重新登录' }).click();
  await page.getByRole('heading', { name: '重新登录' }).waitFor();
  await page.fill('#name', name);
  await page.fill('#password', password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '同步中心' }).waitFor();
}

told('a sign-in ends while commands and then files go up', async (browser) => {
  const { context, page } = await story.team(browser, server);
  await context.setOffline(true);
  await story.visit(page);
  const recorded = await rows(page, 'commands');
  const bureau = await server.client('bureau');
  const sheets = async () => (await bureau.get('/api/v1/sheets')).sheets;

  // The phone's session is of whoever signed in last on it. It ends before the commands reach the office.
  const passwords = [PASSWORD, 'only-for-tests-2', 'only-for-tests-3'];
  let over = await endsAt(page, '**/api/v1/commands', 1, passwords.slice(0, 2));
  await context.setOffline(false);
  await page.goto('/field/sync');
  await story.unlock(page, 0, story.PINS.first);
  await ended(page);
  await page.getByText(/待传 30 条记录、9 个文件/).waitFor();
  assert.deepEqual(await rows(page, 'commands'), recorded);
  assert.deepEqual(await sheets(), []);
  await over();

  // Again in the middle of the files: the commands are there, and three files are proved.
  over = await endsAt(page, '**/api/v1/uploads/**', 4, passwords.slice(1));
  await signInAgain(page, 'sampler2', passwords[1]);
  await page.getByText('3/9 个文件已由服务器核验').waitFor({ timeout: 30_000 });
  await ended(page);
  await page.getByText(/待传 0 条记录、6 个文件/).waitFor();
  assert.deepEqual((await sheets()).map((row) => row.media), [[9, 3]]);
  await over();

  // Anybody of the team may sign in: the phone sends for both.
  await signInAgain(page, 'sampler1', PASSWORD);
  await page.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 60_000 });
  await page.getByText('本机记录已全部送达。').waitFor();
  assert.deepEqual(await rows(page, 'commands'), recorded);
  const [sheet, ...others] = await sheets();
  assert.deepEqual([sheet.media, sheet.findings, others], [[9, 9], 0, []]);
  const { stream, chain } = await bureau.get(`/api/v1/sheets/${sheet.sheet}`);
  const ids = stream.map((entry) => entry.command);
  assert.equal(new Set(ids).size, ids.length, 'no command stands twice');
  assert.deepEqual([chain.signed, chain.linked, chain.commands], [30, 30, 30]);
  await context.close();
});
