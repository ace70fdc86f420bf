// Debian's Chromium, with a camera that is fed from a file.
import { chromium } from 'playwright-core';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { target } from './server.mjs';

/** Where Chromium lies. */
export const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** A position in 平城区. */
export const HERE = { latitude: 40.0912, longitude: 113.3, accuracy: 6 };

/** A moving picture of 640×480 in Y4M: a bright bar that walks over a grey ground. */
function cameraFile() {
  const path = join(tmpdir(), 'fengyang-camera.y4m');
  if (existsSync(path)) return path;
  const [width, height, frames] = [640, 480, 20];
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)];
  for (let frame = 0; frame < frames; frame += 1) {
    const luma = Buffer.alloc(width * height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const bar = Math.abs(x - (frame * width) / frames) < 30;
        luma[y * width + x] = bar ? 220 : 60 + ((x ^ y) & 63);
      }
    }
    parts.push(Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 4, 110), Buffer.alloc((width * height) / 4, 140));
  }
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

/** What Chromium is started with here: no sandbox as root, and a camera that is fed from a file. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${cameraFile()}`,
];

export async function launch() {
  if (!found) throw new Error('Chromium is missing: run .ci/browser');
  return chromium.launch({ executablePath: found, args: FLAGS });
}

/** A phone: small, touched, with a position and a camera. */
export async function phone(browser, server, { dark = false, ...other } = {}) {
  return browser.newContext({
    baseURL: server.url,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    permissions: ['geolocation', 'camera'],
    geolocation: HERE,
    ...other,
  });
}

/** An office screen. */
export async function desk(browser, server, { dark = false } = {}) {
  return browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
  });
}

/**
 * A test that leaves pictures and texts of every open page behind where it fails: in target/end2end. `skip` says why it cannot run here,
 * `start` starts another browser than Chromium.
 */
export function told(name, run, { skip, start = launch } = {}) {
  return test(name, { skip }, async () => {
    const browser = await start();
    try {
      await run(browser);
    } catch (error) {
      const folder = join(target, 'end2end');
      mkdirSync(folder, { recursive: true });
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [place, page] of pages.entries()) {
        const at = join(folder, `${name.replaceAll(/\W+/g, '-')}-${place}`);
        await page.screenshot({ path: `${at}.png` }).catch(() => {});
        const text = await page.locator('body').innerText({ timeout: 2_000 }).catch((reason) => String(reason));
        console.error(`— ${await page.url()} (${at}.png) —\n${text.slice(0, 1_500)}`);
      }
      throw error;
    } finally {
      await browser.close();
    }
  });
}

/** Fails a test when a page logged an error or threw. */
export function watch(page, problems) {
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    const expected = /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|NETWORK_CHANGED|FAILED)|status of (401|403|503)/;
    if (message.type() === 'error' && !expected.test(message.text())) problems.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}
