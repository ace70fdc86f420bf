// The papers of a sheet leave the phone on A4 or on a roll, offline, with a code that another phone reads.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { told, watch } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

prepareZXingModule({ overrides: { wasmBinary: readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))) } });

/** A folder for what prints, to look at. */
const looks = process.env.LOOK_AT_PRINTS;
if (looks) mkdirSync(looks, { recursive: true });

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

/** What a reader of codes finds in an element, as a camera would see it. */
async function read(code) {
  const [found] = await readBarcodes(await code.screenshot(), { formats: ['QRCode'] });
  return found?.text;
}

/** The page as it leaves the printer: on paper of its own size, with how many pages and how wide, in millimetres. */
async function print(page, name) {
  const pdf = await page.pdf({ preferCSSPageSize: true, ...(looks && { path: `${looks}/${name}.pdf` }) });
  const text = pdf.toString('latin1');
  const [, , width, height] = text.match(/\/MediaBox \[(\S+) (\S+) (\S+) (\S+)\]/).slice(1).map((points) => Math.round((Number(points) * 25.4) / 72));
  return { pages: text.match(/\/Type \/Page\b/g).length, width, height };
}

/** Nothing of the paper stands beyond its edge, and nothing is smaller than 9 pt. */
async function legible(page) {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    const paper = document.querySelector('.printout');
    const edge = paper.getBoundingClientRect();
    const shown = [...paper.querySelectorAll('*')].filter((one) => one.childNodes.length && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    return {
      beyond: [...paper.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > edge.right + 1).map((one) => one.className || one.tagName),
      small: shown.filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 12).map((one) => one.textContent),
      hidden: ['.top', '.foot', '.no-print'].filter((part) => [...document.querySelectorAll(part)].some((one) => one.getClientRects().length)),
    };
  });
  await page.emulateMedia({ media: null });
  assert.deepEqual(found, { beyond: [], small: [], hidden: [] });
}

told('the papers of a sheet print on the spot, offline, and its code leads to the copies', async (browser) => {
  const problems = [];
  const { context, page } = await story.team(browser, server, { seal: 'F500001', dark: true });
  watch(page, problems);
  await context.setOffline(true);
  for (const step of ['arrive', 'identify', 'sample', 'witness', 'seal', 'pay']) await story[step](page);
  const { address, code } = await retrieval(page);

  // Before anybody signs there are lines for pens.
  await page.getByRole('link', { name: '抽样单', exact: true }).click();
  await page.getByRole('heading', { name: '打印文书' }).waitFor();
  assert.equal(await page.locator('.pen-line').count(), 3);
  const digest = (await page.locator('.digest').textContent()).match(/sha256:[0-9a-f]{64}/)[0];
  await legible(page);
  assert.deepEqual(await print(page, 'sheet-a4-open'), { pages: 1, width: 210, height: 297 });
  assert.equal(await read(page.locator('.fetch .code')), address);
  await page.getByRole('radio', { name: '80 mm 纸卷' }).check();
  await legible(page);
  const roll = await print(page, 'sheet-roll-open');
  assert.deepEqual([roll.width, roll.height], [80, 297]);
  if (looks) await page.screenshot({ path: `${looks}/printout-roll.png`, fullPage: true });

  // The slip has its boxes, and what was chosen is remembered.
  await page.getByRole('button', { name: '样品付费单' }).click();
  await page.getByText('☑扫码').waitFor();
  await legible(page);
  await print(page, 'slip-roll');
  await page.getByRole('link', { name: '返回' }).click();
  await story.sign(page);
  await page.getByRole('link', { name: '抽样单', exact: true }).click();
  assert.ok(await page.getByRole('radio', { name: '80 mm 纸卷' }).isChecked());
  // The same text, with the hands that were put to it.
  assert.ok((await page.locator('.digest').textContent()).includes(digest));
  assert.deepEqual([await page.locator('.hand .strokes').count(), await page.locator('.pen-line').count()], [3, 0]);
  await legible(page);
  await print(page, 'sheet-roll');
  await page.getByRole('radio', { name: 'A4 纸' }).check();
  await legible(page);
  assert.equal((await print(page, 'sheet-a4')).pages, 1);
  await page.getByRole('button', { name: '样品付费单' }).click();
  await print(page, 'slip-a4');

  // On the copies' page the code is shown to whoever stands there, dark on white in the dark too.
  await page.getByRole('link', { name: '返回' }).click();
  await page.locator('li > a.line').filter({ hasText: '留存文书' }).click();
  const dots = page.locator('.card .code');
  await dots.waitFor();
  assert.ok((await dots.boundingBox()).width >= 240, 'as wide as a thumb is long');
  assert.equal(await read(dots), address);
  await page.getByText(code).first().waitFor();
  if (looks) await page.screenshot({ path: `${looks}/copies-dark.png`, fullPage: true });
  await page.getByRole('link', { name: '打印文书' }).click();
  await page.getByRole('heading', { name: '打印文书' }).waitFor();
  assert.deepEqual(problems, []);
});

/** What the phone shows for the enterprise, as it can be read out. */
async function retrieval(page) {
  const of = page.url();
  await page.locator('li > a.line').filter({ hasText: '留存文书' }).click();
  const facts = page.locator('.facts dd');
  const [at, number, code] = (await facts.allTextContents()).slice(-3);
  await page.getByRole('link', { name: '返回' }).click();
  await page.waitForURL(of);
  return { code, address: `${at}/${number}?code=${code.replaceAll(' ', '')}` };
}
