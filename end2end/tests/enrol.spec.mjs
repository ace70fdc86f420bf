// A sampler's phone is let in by a code on the manager's screen, which its camera reads; the code serves once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { unhindered } from '../lib/axe.mjs';
import { phone, told } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

prepareZXingModule({ overrides: { wasmBinary: readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))) } });

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

told('a phone is let in by a code, once', async (browser) => {
  const office = await story.office(browser, server, 'manager');
  await office.getByRole('link', { name: '手机' }).click();
  await office.getByRole('button', { name: '生成二维码' }).first().click();
  const picture = office.locator('.code');
  await picture.waitFor();
  const [{ text: address }] = await readBarcodes(await picture.screenshot(), { formats: ['QRCode'] });
  assert.match(address, /\/field\/enrol#[0-9a-f]{32}$/);
  await unhindered(office);

  const page = await (await phone(browser, server)).newPage();
  await page.goto(address);
  await page.locator('#pin-new').fill(story.PINS.first);
  await page.locator('#pin-again').fill(story.PINS.first);
  await page.getByRole('heading', { name: '今日任务' }).waitFor();

  const other = await (await phone(browser, server)).newPage();
  await other.goto(address);
  await other.getByText('这个二维码已经失效').waitFor();
});

told('whoever opens the phone inside WeChat is shown the way to a browser', async (browser) => {
  const userAgent = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126 Mobile Safari/537.36 MicroMessenger/8.0.50';
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 390, height: 844 }, locale: 'zh-CN', userAgent });
  const page = await context.newPage();
  await page.goto('/field/');
  await page.getByRole('heading', { name: '正在微信里打开，请换到浏览器' }).waitFor();
  // Nobody is locked out by it.
  await story.signIn(page, 'sampler1', story.PINS.first);
});
