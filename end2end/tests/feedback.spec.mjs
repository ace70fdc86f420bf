// What an owner says of the samplers, offline, with the phone in his own hand: the bureau reads it, and no sampler ever again.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
import { told, watch } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

const REMARKS = '示例：有人问站里要油卡';

async function listAtTheDesk(browser, name, problems) {
  const desk = await story.office(browser, server, name);
  watch(desk, problems);
  await desk.goto('/desk/sheets');
  return desk;
}

const question = (page, begins) => page.locator('fieldset').filter({ hasText: begins });

told('an owner answers and signs offline, the bureau reads it, and the samplers read that it is filled in', async (browser) => {
  const problems = [];
  const { context, page } = await story.team(browser, server, { seal: 'F450001' });
  watch(page, problems);
  await context.setOffline(true);
  for (const step of ['arrive', 'identify', 'sample', 'witness', 'seal', 'pay']) await story[step](page);
  assert.equal(await page.getByRole('button', { name: '把手机交给对方填写' }).count(), 0, 'before anybody signed there is nothing to judge');
  await story.sign(page);
  await unhindered(page);
  await story.tap(page, '把手机交给对方填写');
  await page.getByRole('heading', { name: '请评价抽样人员的工作' }).waitFor();
  await page.getByText('填不填、怎样填都由您决定').waitFor();
  await unhindered(page);
  // The browser's own way back leads nowhere, and without a name nothing is shown to be signed.
  await page.goBack();
  await page.getByRole('heading', { name: '请评价抽样人员的工作' }).waitFor();
  await question(page, '1. 抽样人员是否不少于').getByRole('radio', { name: '是', exact: true }).check();
  await question(page, '10. 抽样人员是否收取费用').getByRole('radio', { name: '是', exact: true }).check();
  await question(page, '11. 抽样人员是否接受').getByRole('radio', { name: '否', exact: true }).check();
  await page.getByLabel('还想说的话').fill(REMARKS);
  await page.getByLabel('填表人姓名').fill('');
  await story.tap(page, '看一遍再签名');
  await page.getByText('请填填表人姓名').first().waitFor();
  await page.getByLabel('填表人姓名').fill('示例站长');
  // A sampler who wants it back gives his PIN, and what was answered goes with the page.
  await story.tap(page, '看一遍再签名');
  await page.locator('#pad').waitFor();
  await page.getByText(REMARKS).waitFor();
  await unhindered(page);
  await story.tap(page, '签名提交');
  await page.getByText('还没有签写').first().waitFor();
  await story.tap(page, '再改一改');
  assert.equal(await page.getByLabel('还想说的话').inputValue(), REMARKS, 'nothing is lost on the way back');
  await story.tap(page, '看一遍再签名');
  await page.locator('#pad').waitFor();
  await story.draw(page);
  await story.tap(page, '签名提交');
  await page.getByText('已提交，谢谢').waitFor();
  await unhindered(page);
  assert.equal(await page.getByText(REMARKS).count(), 0);
  await story.unlock(page, 0, story.PINS.first);
  await page.getByText(/已填写（.*）。所填内容只有市场监督管理部门可以查看。/).waitFor();
  assert.equal(await page.getByRole('button', { name: /交给对方填写/ }).count(), 0, 'once');
  for (const path of ['/field/', page.url(), '/field/sync', '/field/me']) {
    await page.goto(path);
    await story.unlock(page, 0, story.PINS.first);
    await page.locator('nav.tabs, li > a.line').first().waitFor();
    assert.equal((await page.content()).includes('油卡'), false, path);
  }
  await page.goto('/field/');
  await story.unlock(page, 0, story.PINS.first);
  await story.start(page);
  await story.leave(page);
  await context.setOffline(false);
  await story.sync(page);
  await page.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 30_000 });

  const bureau = await listAtTheDesk(browser, 'bureau', problems);
  await bureau.getByText('! 反馈').waitFor();
  await bureau.getByRole('link', { name: /^\d{5}-\d{5}-\d$/ }).first().click();
  await bureau.getByText('! 1 项回答不利于抽样人员').waitFor();
  await bureau.getByText(REMARKS).waitFor();
  await bureau.getByText('✓ 签的就是这张反馈表').waitFor();
  await bureau.getByRole('cell', { name: '被抽样单位填写了抽样人员工作反馈表' }).waitFor();
  await unhindered(bureau);
  const way = await bureau.getByRole('link', { name: '抽样人员工作反馈表' }).getAttribute('href');
  const pdf = await bureau.request.get(new URL(way, server.url).href);
  assert.deepEqual([pdf.status(), pdf.headers()['content-type']], [200, 'application/pdf']);

  const manager = await listAtTheDesk(browser, 'manager', problems);
  await manager.getByRole('link', { name: /^\d{5}-\d{5}-\d$/ }).first().waitFor();
  assert.equal(await manager.getByText('! 反馈').count(), 0);
  await manager.getByRole('link', { name: /^\d{5}-\d{5}-\d$/ }).first().click();
  await manager.getByText('已填写，内容只有市局可以查看。').waitFor();
  assert.equal((await manager.content()).includes('油卡'), false);
  assert.equal(await manager.getByRole('link', { name: '抽样人员工作反馈表' }).count(), 0);
  assert.equal((await manager.request.get(new URL(way, server.url).href)).status(), 404);
  assert.deepEqual(problems, []);
});

told('an owner who would rather not says so with one tap, and may think better of it', async (browser) => {
  const problems = [];
  const { context, page } = await story.team(browser, server, { seal: 'F460001', enterprise: 1, dark: true });
  watch(page, problems);
  await context.setOffline(true);
  for (const step of ['arrive', 'identify', 'sample', 'witness', 'seal', 'pay', 'sign']) await story[step](page);
  await story.tap(page, '把手机交给对方填写');
  await unhindered(page);
  await story.tap(page, '不填表');
  await page.getByText('没有任何影响。请把手机交还抽样人员。').waitFor();
  await story.unlock(page, 0, story.PINS.first);
  await page.getByText(/对方不填表（.*），没有任何影响。/).waitFor();
  await page.getByRole('button', { name: '对方改主意了，交给对方填写' }).click();
  // Without a word of the owner's a sampler takes the phone back by his PIN, and nothing was recorded.
  await page.getByLabel('还想说的话').fill(REMARKS);
  await story.tap(page, '退出');
  await story.unlock(page, 0, story.PINS.first);
  await story.checklist(page);
  await page.getByRole('button', { name: '对方改主意了，交给对方填写' }).click();
  assert.equal(await page.getByLabel('还想说的话').inputValue(), '', 'what was not signed is not kept');
  assert.deepEqual(problems, []);
});
