// A program that stops says so: the phone's and the desk's.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
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

/** A program of one instruction, which traps as ours would: `unreachable`. */
const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];

async function stops(page, says, again, address) {
  const notice = page.getByRole('alert').filter({ hasText: says });
  assert.equal(await notice.count(), 0);
  // An error that is none of a program's is none of the notice's.
  await page.evaluate(() => setTimeout(() => { throw new Error('of somebody else'); }));
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.equal(await notice.count(), 0);
  await page.evaluate((bytes) => setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports.f()), TRAP);
  await notice.waitFor();
  await unhindered(page);
  const reloaded = page.waitForEvent('load');
  await notice.getByRole('link', { name: again }).click();
  await reloaded;
  assert.equal(new URL(page.url()).pathname, address);
  assert.equal(await notice.count(), 0);
}

told('a program that stopped says so, and is opened again', async (browser) => {
  const { page } = await story.team(browser, server);
  await stops(page, '程序出错停下了', '重新打开', '/field/');
  const desk = await story.office(browser, server, 'manager');
  await desk.goto('/desk/assignments');
  await desk.getByRole('heading').first().waitFor();
  await stops(desk, '页面程序出错停下了', '重新打开本页', '/desk/assignments');
  await desk.getByText('实时').first().waitFor();
});
