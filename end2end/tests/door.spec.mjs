// The door stands before the rest of the program has come: over a village's network that is a quarter of a minute.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { phone, told } from '../lib/browser.mjs';
import { PASSWORD, Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

const REST = /\/pkg\/behind\.[0-9a-f]+\.wasm$/;

/** A phone whose line to the rest of the program is held; `waiting` are the calls. */
async function held(browser) {
  const context = await phone(browser, server, { serviceWorkers: 'block' });
  const page = await context.newPage();
  const waiting = [];
  await page.route(REST, (route) => waiting.push(route));
  await page.goto('/field/');
  await page.locator('#name').waitFor();
  return { page, waiting };
}

told('what is typed at the door stays when the rest has come', async (browser) => {
  const { page, waiting } = await held(browser);
  await page.fill('#name', 'sampler1');
  assert.equal(waiting.length, 1, 'the rest is asked for at once');
  await waiting[0].continue();
  await page.waitForTimeout(500);
  assert.equal(await page.inputValue('#name'), 'sampler1');
});

told('whoever is quicker than the line waits behind the door, and a line that breaks is tried again', async (browser) => {
  const { page, waiting } = await held(browser);
  await waiting[0].abort('connectionreset');
  await page.fill('#name', 'sampler1');
  await page.fill('#password', PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('#pin-new').fill(story.PINS.first);
  await page.locator('#pin-again').fill(story.PINS.first);
  await page.getByText('正在取来程序的其余部分').waitFor();
  while (waiting.length < 2) await page.waitForTimeout(200);
  await waiting[1].continue();
  await page.getByRole('heading', { name: '今日任务' }).waitFor();
});
