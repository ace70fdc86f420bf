// The story on Debian's WebKitGTK, over TLS: without vault, films and position, and with what the phone does in their place.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { abilities, tell } from '../lib/abilities.mjs';
import { told } from '../lib/browser.mjs';
import { chunked, kept } from '../lib/disk.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';
import { launch } from '../lib/webkit.mjs';

const UNDRIVEN = {
  position: 'MiniBrowser asks in a bar of its own window, which WebDriver does not reach: the page hears nothing.',
  films: 'MediaRecorder is there and supports no format; it says NotSupportedError when it is started. GStreamer’s “bad” plugins are not installed here; with them it was not tried.',
  'the vault': 'This build has the private file system switched off; switched on by --features, getDirectory gives no folder (UnknownError).',
  'storage.persist': 'navigator.storage is missing: this build has that switched off too.',
  'a browser that is killed and started again': 'Automation gives a session of which nothing stays on the disk.',
  'its trust in our authority': 'Our authority was not put into the machine’s store; acceptInsecureCerts stands in for it.',
  'the console': 'WebDriver without BiDi tells no line of it.',
  'a phone’s touch, pixel ratio, language and zone': 'Neither driver nor browser has them to set.',
};

let server;
let folder;
let browserName;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengyang-webkit-'));
  server = await Server.start({ tls: process.env.FENGYANG_TLS });
});

after(async () => {
  tell(browserName, UNDRIVEN);
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const webkit = (name, run) =>
  told(
    name,
    async (browser) => {
      browserName = `WebKitGTK ${browser.version()}`;
      await run(browser.newPage(server));
    },
    { start: launch },
  );

webkit('WebKitGTK has what records are made of, and neither vault nor films', async (page) => {
  await page.goto('/field/');
  await kept(page);
  // Without a signal, before anything else can have left it in the browser's own cache: what is there now is the service worker's.
  await server.pause();
  try {
    await page.reload();
    await page.waitForSelector('#name');
    assert.deepEqual(await abilities(page), {
      secure: true,
      serviceWorker: true,
      ed25519: true,
      locks: true,
      vault: false,
      persist: 'TypeError',
      camera: true,
      films: '',
      position: 'silence',
    });
  } finally {
    await server.resume();
  }
});

/** A film cannot be recorded: the page says so where one looks, and leads to the files, of which a picture is taken. */
async function importInstead(page) {
  await page.locator('.foot').getByRole('button', { name: '录像' }).click();
  await page.getByRole('button', { name: '开始录像', exact: true }).click();
  await page.getByText('NotSupportedError').waitFor();
  const picture = join(folder, 'picture.png');
  await page.screenshot({ path: picture });
  await page.getByRole('button', { name: '改为导入' }).click();
  await page.locator('#files').setInputFiles(picture);
  await page.getByText('已存 1 件').waitFor();
  await page.getByRole('button', { name: '完成', exact: true }).last().click();
}

webkit('a team takes a can of diesel on WebKitGTK while the office is out of reach', async (page) => {
  const { assignment } = await story.assign(server);
  await story.open(page);
  await kept(page);

  await server.pause();
  await story.back(page, assignment.visit);
  await story.visit(page, { nowhere: '浏览器没有给出位置', last: importInstead });

  // Where there is no vault, files are chunks of bytes in the database.
  assert.equal(await chunked(page), 9);

  await server.resume();
  await page.goto('/field/sync');
  await story.unlock(page, 0, story.PINS.first);
  await page.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 60_000 });
});
