// A film waits for a line that costs nothing while all else goes; a photo of another camera shows at the desk what that camera wrote into it.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before } from 'node:test';
import { phone, told } from '../lib/browser.mjs';
import { expect } from '../lib/expect.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

/** Danish sand: see the README beside it. */
const PHOTO = resolve(dirname(fileURLToPath(import.meta.url)), '../../server/tests/exif/lumia.jpg');
/** Where pictures of the pages go, if anywhere. */
const PICTURES = process.env.PICTURES;

let server;

before(async () => {
  server = await Server.start();
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});

after(async () => {
  await server?.stop();
});

const shot = (page, name, fullPage = false) => PICTURES && page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage, scale: 'css' });

/** Chromium on a desk does not say which line it has; a phone's does. */
function sayLine(type) {
  const line = Object.assign(new EventTarget(), { type });
  Object.defineProperty(navigator, 'connection', { value: line, configurable: true });
}

/** The phone changes its line, and its browser tells. */
const change = (page, type) =>
  page.evaluate((now) => {
    navigator.connection.type = now;
    navigator.connection.dispatchEvent(new Event('change'));
  }, type);

told('a film waits for a wireless network, and a camera’s own word is shown as such', async (browser) => {
  for (const dark of PICTURES ? [true, false] : [false]) {
    const tone = dark ? '-dark' : '';
    const { assignment, station } = await story.assign(server, dark ? { seal: 'F200001', enterprise: 1 } : {});
    const context = await phone(browser, server, { dark });
    await context.addInitScript(sayLine, 'cellular');
    await story.stand(context, station);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await story.open(page);
    await story.back(page, assignment.visit);
    await story.arrive(page);
    await story.identify(page);
    await story.sample(page);

    // The wish is said before the film is taken.
    await page.goto('/field/sync');
    await story.unlock(page, 0, story.PINS.first);
    const wish = page.getByLabel('视频仅在无线网络下上传');
    assert.equal(await wish.isChecked(), false, 'nothing waits unless somebody wishes it');
    await wish.check();

    await story.back(page, assignment.visit);
    await page.getByRole('link', { name: /^去做：证据/ }).click();
    await page.locator('.foot').getByRole('button', { name: '导入' }).click();
    await page.getByLabel('拍摄设备').fill('防爆相机 EX-1');
    await page.locator('#imports').setInputFiles(PHOTO);
    await page.getByText('已存 1 件').waitFor();
    await page.getByRole('button', { name: '完成', exact: true }).last().click();
    await story.film(page);

    await page.goto('/field/sync');
    await story.unlock(page, 0, story.PINS.first);
    await page.getByText('2/3 个文件已由服务器核验').waitFor({ timeout: 30_000 });
    await page.getByText(/^1 个视频（.+）等待无线网络$/).waitFor();
    await page.locator('.badge.link', { hasText: '等待无线网络' }).waitFor();
    await page.getByText(/^今日已用流量：上传 \d+ kB，下载 \d+ kB$/).waitFor();
    assert.ok(await wish.isChecked());
    await page.getByRole('heading', { name: '流量与视频' }).scrollIntoViewIfNeeded();
    await shot(page, `phone-line${tone}`);
    await shot(page, `phone-line-whole${tone}`, true);
    if (dark) await page.getByRole('button', { name: '现在就传' }).click();
    else await change(page, 'wifi');
    await page.getByText('3/3 个文件已由服务器核验').waitFor({ timeout: 30_000 });
    await expect(page.getByText('等待无线网络', { exact: true })).toHaveCount(0);

    const office = await story.office(browser, server, 'bureau', { dark });
    await office.goto('/desk/sheets');
    await office.getByRole('link', { name: /^\d{5}-\d{5}-\d$/ }).first().click();
    await office.getByText('Nokia Lumia 820').waitFor();
    await office.getByText('2013-05-10 15:21:35（未注明时区）').waitFor();
    await office.getByText(/与手机所报的时间相差约|与到场位置相距约/).first().waitFor();
    await office.getByText('单凭它们不能证明什么').waitFor();
    await office.getByRole('heading', { name: /^证据/ }).scrollIntoViewIfNeeded();
    await shot(office, `desk-exif${tone}`);
    await context.close();
    await office.context().close();
  }
});
