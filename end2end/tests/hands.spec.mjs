// The phone in changing hands: PINs that anybody tries, a form with gaps, an arrival far away, and a colleague who leaves.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
import { phone, told } from '../lib/browser.mjs';
import { expect } from '../lib/expect.mjs';
import { PASSWORD, Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

const shot = async (page, name) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, scale: 'css' });
};

const inSight = (place) => expect(place.first()).toBeInSight();

told('what is missing is told at once and in sight, and whoever stays goes on', async (browser) => {
  const { assignment, station, team, manager } = await story.assign(server);
  const context = await phone(browser, server);
  // Far to the north of where the roster has the station.
  const north = { latitude: station.position.lat / 1e7 + 0.2, longitude: station.position.lon / 1e7, accuracy: 6 };
  await context.setGeolocation(north);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto('/field/');
  await page.fill('#name', 'sampler1');
  await page.fill('#password', PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('#pin-new').fill('123456');
  await page.getByText('太容易被猜到').waitFor();
  await shot(page, 'pin');
  await page.locator('#pin-new').fill(story.PINS.first);
  await page.locator('#pin-again').fill(story.PINS.first);
  await page.getByRole('heading', { name: '今日任务' }).waitFor();
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByRole('button', { name: '添加抽样人员' }).click();
  await story.signIn(page, 'sampler2', story.PINS.second);
  await page.getByText('今日 1 家，已完成 0 家').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await shot(page, 'tasks');

  // The line goes: the badge says so at once.
  await context.setOffline(true);
  await page.getByRole('link', { name: /离线/ }).waitFor({ timeout: 2_000 });
  await shot(page, 'offline');

  // Far away: the distance is told, and an empty reason is said beside its field, in sight.
  await page.goto(`/field/visits/${assignment.visit}/arrive`);
  await story.unlock(page, 0, story.PINS.first);
  const record = page.getByRole('button', { name: '记录到场' });
  // No fix comes: whoever has no time goes on without, for a reason.
  await context.setGeolocation(null);
  await record.click();
  await page.getByText('正在定位…').waitFor();
  await shot(page, 'locating');
  await page.getByRole('button', { name: '不再等，现在记录' }).click();
  await inSight(page.getByText('没有取得位置。'));
  await page.getByRole('button', { name: '返回修改' }).click();
  // Where the browser may not tell, it is said how it may.
  await context.clearPermissions();
  await record.click();
  await page.getByText('没有定位权限').waitFor();
  await shot(page, 'forbidden');
  await page.getByRole('button', { name: '返回修改' }).click();
  await context.grantPermissions(['geolocation', 'camera']);
  await context.setGeolocation(north);
  await record.click();
  const warned = page.getByText(/约 2\d 公里/);
  await inSight(warned);
  await page.getByRole('button', { name: '说明原因并继续' }).click();
  await inSight(page.locator('.field .wrong', { hasText: '请先写明原因' }));
  await shot(page, 'reason');
  await page.getByPlaceholder('原因').fill('示例：加油站已迁址');
  await expect(page.locator('.field .wrong')).toHaveCount(0);
  await page.getByRole('button', { name: '说明原因并继续' }).click();
  await page.getByText('±').first().waitFor();
  await shot(page, 'arrived');

  // A form with gaps: all of them at once, the first in sight.
  const asked = await page.locator('.pin label').first().textContent();
  await page.locator('.pin-box input').first().fill(asked.includes('甲') ? story.PINS.first : story.PINS.second);
  for (const box of await page.locator('.check input').all()) await box.check();
  await page.getByRole('button', { name: '记录出示' }).click();
  await story.identify(page);
  await page.getByRole('link', { name: /^去做：产品与抽样/ }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: '开抽样单' }).click();
  await page.getByLabel('产品名称').waitFor();
  await page.getByRole('button', { name: '记录产品与抽样' }).click();
  await page.locator('.notice', { hasText: '请填枪号' }).first().waitFor();
  const said = (name) => page.locator(`[id$=product-${name}-help] .wrong`);
  for (const name of ['goods', 'model', 'producer', 'dispenser', 'tank', 'delivery', 'stock', 'price']) await said(name).waitFor();
  // What is filled in is not called missing.
  for (const name of ['name', 'standard', 'test', 'backup']) await expect(said(name)).toHaveCount(0);
  await inSight(page.locator('.field .wrong'));
  await shot(page, 'gaps');
  await unhindered(page);

  // In the camera: the fuel area, and a film instead of a photo.
  await page.locator('.slot').first().click();
  await page.getByText('加油区不得使用手机').waitFor();
  await page.getByRole('button', { name: '改为录像' }).click();
  await page.getByRole('button', { name: '开始录像' }).waitFor();
  await shot(page, 'camera');
  await unhindered(page);
  await page.getByRole('button', { name: '关闭' }).click();

  // The colleague who signed in last leaves: what the phone holds goes on coming in, and whoever stays signs in for the rest.
  await context.setOffline(false);
  await manager.send(`/api/v1/people/${team[1].id}/end`, { why: '示例：离职' });
  await page.goto('/field/sync');
  await story.unlock(page, 0, story.PINS.first);
  await page.getByText('本机记录已全部送达。').waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: '重新登录' }).click();
  await page.fill('#name', 'sampler1');
  await page.fill('#password', PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).last().click();
  await page.getByRole('heading', { name: '同步中心' }).waitFor();
  await page.getByRole('link', { name: '我的' }).click();
  await page.locator('li', { hasText: '已停用' }).waitFor();
  await shot(page, 'me');
  await page.getByRole('button', { name: '锁定手机' }).click();
  await page.locator('label', { hasText: '已停用' }).waitFor();
  await shot(page, 'locked');
  await unhindered(page);
  await context.close();
});

told('inside another program a code is kept for the browser', async (browser) => {
  const context = await browser.newContext({
    baseURL: server.url, viewport: { width: 390, height: 844 }, userAgent: 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0', permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const manager = await server.client('manager');
  const { samplers } = await manager.get('/api/v1/roster');
  const { address } = await manager.post('/api/v1/enrolments', { person: samplers[2].id });
  await page.goto(address.replace(/^https?:\/\/[^/]+/, server.url));
  await page.getByRole('button', { name: '复制链接' }).click();
  await page.getByText('已复制。').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  await shot(page, 'inside');
  await unhindered(page);
  // The code was not spent.
  await page.getByRole('button', { name: '仍在这里登录' }).click();
  await page.locator('#pin-new').waitFor();
  await context.close();
});
