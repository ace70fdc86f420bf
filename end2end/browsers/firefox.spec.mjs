// The story on Debian's Firefox, over TLS: sealed offline with its camera and films, and proved when the office is back.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { abilities, tell } from '../lib/abilities.mjs';
import { told } from '../lib/browser.mjs';
import { chunked, kept, lying } from '../lib/disk.mjs';
import { launch, phone } from '../lib/firefox.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

const UNDRIVEN = {
  touch: 'BiDi has no touch screen to ask for; taps are clicks of a mouse.',
  'a real camera': 'The picture is Firefox’s own moving colours, and the question for it is switched off.',
  'its trust in our authority': 'Playwright gives Firefox a new profile each time; the certificate is accepted unproved, as by a person who presses on.',
  'dark colours': 'emulation.setMediaFeaturesOverride is not known to this Firefox.',
};

let server;
let browserName;

before(async () => {
  server = await Server.start({ tls: process.env.FENGYANG_TLS });
});

after(async () => {
  tell(browserName, UNDRIVEN);
  await server?.stop();
});

const firefox = (name, run) =>
  told(
    name,
    async (browser) => {
      browserName = `Firefox ${browser.version()}`;
      await run(browser);
    },
    { start: launch },
  );

firefox('Firefox has all that the phone asks for, once its user lets it store', async (browser) => {
  const context = await phone(browser, server);
  const page = await context.newPage();
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
      vault: true,
      persist: true,
      camera: true,
      films: 'video/webm;codecs=vp8',
      position: true,
    });
  } finally {
    await server.resume();
  }
});

firefox('whoever leaves the question about storage unanswered is let in all the same', async (browser) => {
  const context = await phone(browser, server, { mayPersist: false });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto('/field/');
  await page.waitForSelector('#name');
  assert.equal((await abilities(page)).persist, 'silence', 'Firefox asks, and waits for its user');
  await story.signIn(page, 'sampler1', story.PINS.first);
});

firefox('a team takes a can of diesel on Firefox while the office is out of reach', async (browser) => {
  const { station, assignment } = await story.assign(server);
  const context = await phone(browser, server);
  await story.stand(context, station);
  let page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await story.open(page);
  await kept(page);

  await server.pause();
  await page.close();
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await story.back(page, assignment.visit);
  await story.visit(page);

  // The vault is served without a signal too: all nine lie sealed on the disk, and none in the clear.
  const files = await lying(page);
  assert.deepEqual([...new Set(files.map((file) => file.begins))], ['FYV1']);
  assert.equal(files.length, 9);
  assert.equal(await chunked(page), 0);

  await server.resume();
  await page.goto('/field/sync');
  await story.unlock(page, 0, story.PINS.first);
  await page.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 60_000 });
});
