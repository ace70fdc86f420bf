// Codes are read in the camera's picture, also where the browser has no reader of its own, and also without signal.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { phone, told } from '../lib/browser.mjs';
import { until } from '../lib/expect.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

prepareZXingModule({ overrides: { wasmBinary: readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm'))) } });

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

/** Shows a code in a <video>, as a camera would that is held before it. */
async function show(page, svg) {
  await page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = `data:image/svg+xml;base64,${btoa(source)}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [800, 600];
    const context = canvas.getContext('2d');
    const draw = () => {
      context.fillStyle = '#ddd';
      context.fillRect(0, 0, 800, 600);
      const scale = Math.min(500 / picture.width, 300 / picture.height);
      context.drawImage(picture, 120, 140, picture.width * scale, picture.height * scale);
    };
    draw();
    setInterval(draw, 100);
    const video = document.querySelector('#scanner, #finder') ?? document.body.appendChild(Object.assign(document.createElement('video'), { id: 'finder' }));
    video.muted = true;
    video.srcObject = canvas.captureStream();
    await video.play();
  }, svg);
}

const read = (page) => page.evaluate(() => globalThis.readCode('finder'));

told('a seal and a licence are read, with and without signal', async (browser) => {
  const context = await phone(browser, server);
  const page = await context.newPage();
  await page.goto('/field/');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const later = JSON.parse((await (await context.request.get('/field/service-worker.js')).text()).match(/^const LATER = (.*);$/m)[1]);
  const kept = () => page.evaluate(async (files) => (await Promise.all(files.map((file) => caches.match(file)))).every(Boolean), later);
  await until('the reader is kept for later', kept, 20_000);

  await context.setOffline(true);
  await page.reload();
  const script = await page.locator('meta[name=scan]').getAttribute('content');
  await page.addScriptTag({ url: script });
  assert.equal(await page.evaluate(() => 'BarcodeDetector' in globalThis), false, 'this browser has no reader of its own');
  for (const [text, format] of [['F100001', 'Code128'], ['https://example.invalid/licence?code=91140200MA0H000011', 'QRCode'], ['6901234567892', 'EAN13']]) {
    const { svg } = await writeBarcode(text, { format, scale: 4 });
    await show(page, svg);
    await until(`${text} is read`, async () => ((await read(page)) === text ? true : read(page)));
  }
  await context.close();
});

told('a seal is scanned into its entry', async (browser) => {
  const { page } = await story.team(browser, server);
  await story.arrive(page);
  await story.identify(page);
  await story.sample(page);
  await page.getByRole('link', { name: /^封样/ }).click();
  await page.getByRole('button', { name: '＋ 加容器' }).click();
  await page.getByRole('button', { name: '扫码' }).first().click();
  // The camera is open before it is held over a seal.
  await page.waitForFunction(() => document.querySelector('#scanner')?.videoWidth > 0);
  const { svg } = await writeBarcode('F100004', { format: 'Code128', scale: 4 });
  await show(page, svg);
  await until('the seal stands in its entry', async () => (await page.getByLabel('封条号').first().inputValue()) === 'F100004');
  assert.equal(await page.locator('#scanner').count(), 0, 'the camera is let go');
});
