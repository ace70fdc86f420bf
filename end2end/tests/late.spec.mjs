// The phone failed: what was written on paper is entered afterwards as it stands there, or the other sampler's phone goes on.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
import { phone, told, watch } from '../lib/browser.mjs';
import { expect } from '../lib/expect.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

/** Yesterday at 14:05 in China, as a form's entry holds it. */
const YESTERDAY = `${new Date(Date.now() + 8 * 3600_000 - 86_400_000).toISOString().slice(0, 10)}T14:05`;
const REASON = '手机落水，当场改用纸质抽样单';

/** What the law refuses stands so on the paper. */
async function asWritten(page) {
  await page.getByRole('button', { name: '纸上就是这样，照录' }).last().click();
}

told('a sheet of paper is entered with its time, its reason and its scan, and what it lacks is found by the office', async (browser) => {
  const problems = [];
  const { context, page } = await story.team(browser, server, { seal: 'F430001', daysAgo: 1, reason: '补录昨天的纸质单' });
  watch(page, problems);
  await context.setOffline(true);
  await story.card(page, '到场出示').click();
  await page.locator('summary', { hasText: '当时没用手机，现在补录' }).click();
  await page.getByLabel('纸上写的时间').fill(YESTERDAY);
  await story.tap(page, '按纸面补录到场');
  // Nobody is told why no phone was used: refused, and nothing typed is lost.
  await page.getByText('补录须写明为什么没有用手机').first().waitFor();
  assert.equal(await page.getByLabel('纸上写的时间').inputValue(), YESTERDAY);
  await page.getByLabel('为什么没用手机').fill(REASON);
  await unhindered(page);
  await story.tap(page, '按纸面补录到场');
  await page.getByText(`补录：${YESTERDAY.replace('T', ' ')}:00 在纸上填写`).waitFor();
  await page.locator('.pin-box input').first().fill(story.PINS.second);
  await expect(page.locator('.pin-box input')).toHaveCount(0);
  for (const box of await page.locator('.check input').all()) await box.check();
  await story.tap(page, '记录出示');
  await story.checklist(page);
  await story.identify(page);
  // The sheet is of the same paper; time and reason are known.
  await story.card(page, '产品与抽样').click();
  assert.equal(await page.getByLabel('纸上写的时间').inputValue(), YESTERDAY);
  await page.getByRole('link', { name: '返回' }).click();
  await story.checklist(page);
  await story.sample(page);
  await page.getByText('在纸上填写（手机落水').waitFor();
  await unhindered(page);

  // Nobody photographed anything: the law would not let it be sealed (O-28), but it was.
  await page.locator('li > a.line').filter({ has: page.locator('strong', { hasText: '封样' }) }).click();
  await page.getByLabel('每个装').fill('3');
  await page.getByLabel('几个').fill('1');
  await story.tap(page, '＋ 加容器');
  await page.getByRole('radio', { name: '备用样品' }).check();
  await page.getByLabel('每个装').fill('2');
  await story.tap(page, '＋ 加容器');
  const cards = page.locator('section.card').filter({ has: page.locator('.slot') });
  await expect(cards).toHaveCount(2);
  for (let place = 0; place < 2; place += 1) {
    const one = cards.nth(place);
    await one.locator('.chip').first().click();
    await one.getByRole('radio', { name: '双方已签' }).check();
    await one.getByRole('button', { name: '记录加封' }).click();
    await one.getByText('O-28').first().waitFor();
    if (place === 0) await unhindered(page);
    await asWritten(page);
    await one.getByText('✓ 已封').waitFor();
  }
  await story.tap(page, '回到清单');
  await story.checklist(page);
  await page.locator('li > a.line').filter({ has: page.locator('strong', { hasText: '付费单' }) }).click();
  await page.getByRole('radio', { name: '扫码' }).check();
  await story.tap(page, '记录付费');
  await story.checklist(page);

  await page.locator('li > a.line').filter({ has: page.locator('strong', { hasText: '签字' }) }).click();
  const samplers = page.locator('section.card').nth(1);
  for (let left = 2; left > 0; left -= 1) {
    await samplers.getByRole('button', { name: '签字' }).first().click();
    const asked = await page.locator('.pin label').first().textContent();
    await page.locator('.pin-box input').first().fill(asked.includes('甲') ? story.PINS.first : story.PINS.second);
    await page.locator('#pad').waitFor();
    await story.draw(page);
    await story.tap(page, '确认签字');
    await asWritten(page);
    await page.getByRole('heading', { name: '签字', exact: true }).waitFor();
  }
  // The owner's hand stands on the paper: its scan is what binds.
  await page.getByLabel('签字人姓名').fill('示例站长');
  await page.getByLabel('职务').fill('站长');
  await page.locator('.slot').last().click();
  await story.photo(page);
  await page.getByRole('radio', { name: '签名', exact: true }).check();
  await unhindered(page);
  await story.tap(page, '记录：企业已在纸质单上签字盖章');
  await asWritten(page);
  await page.getByText('示例站长').first().waitFor();
  await story.tap(page, '回到清单');
  await story.checklist(page);
  await story.tap(page, '纸上只有这些，录入完毕');
  await asWritten(page);
  await page.getByText('本单已于').waitFor();
  const number = (await page.locator('.chips .here').textContent()).trim();

  await context.setOffline(false);
  await story.sync(page);
  await page.getByText('2/2 个文件已由服务器核验').waitFor({ timeout: 30_000 });
  const desk = await story.office(browser, server, 'bureau');
  watch(desk, problems);
  await desk.goto('/desk/sheets');
  await desk.getByRole('link', { name: number }).click();
  await desk.getByText(`在现场填写纸质抽样单，原因：${REASON}`).waitFor();
  await desk.getByText('✓ 签在补录所附的这份纸质单上').waitFor();
  await desk.locator('td li', { hasText: '照纸面录入' }).first().waitFor();
  assert.equal(await desk.locator('.finding.open', { hasText: 'O-28' }).count(), 1, 'the office sees what the paper lacks, once');
  assert.equal(await desk.getByText('当时的内容与现在不同').count(), 0);
  const link = await desk.getByRole('link', { name: /抽样单/ }).first().getAttribute('href');
  assert.ok(link);
  assert.deepEqual(problems, []);
});

told('where a phone dies, the other one goes on without a signal, on a number of its own', async (browser) => {
  const problems = [];
  const first = await story.team(browser, server, { seal: 'F440001', enterprise: 1 });
  watch(first.page, problems);
  await first.context.setOffline(true);
  for (const step of ['arrive', 'identify', 'sample']) await story[step](first.page);
  const number = (await first.page.locator('.chips .here').textContent()).trim();

  const context = await phone(browser, server, {});
  await story.stand(context, first.station);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch(page, problems);
  await page.goto('/field/');
  await page.waitForSelector('#name');
  await story.signIn(page, 'sampler2', story.PINS.second);
  await page.getByRole('link', { name: '我的' }).click();
  await story.tap(page, '添加抽样人员');
  await story.signIn(page, 'sampler1', story.PINS.first);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`/field/visits/${first.assignment.visit}`);
  await story.unlock(page, 0, story.PINS.second);
  await story.checklist(page);
  await context.setOffline(true);
  for (const step of ['arrive', 'identify', 'sample']) await story[step](page);
  const other = (await page.locator('.chips .here').textContent()).trim();
  assert.notEqual(other, number, 'neither knows what the other has used');

  await context.setOffline(false);
  await page.goto('/field/sync');
  await story.unlock(page, 0, story.PINS.second);
  await page.getByText('1/1 个文件已由服务器核验').waitFor({ timeout: 30_000 });
  // The first one wakes again: what it held is a fact too, and is made void where it was not gone on with.
  await first.page.getByRole('link', { name: /作废$/ }).click();
  await first.page.getByLabel('作废原因').first().fill('手机没电，已在另一台手机上重开。');
  await story.tap(first.page, '作废这张抽样单');
  await story.checklist(first.page);
  await first.context.setOffline(false);
  await story.sync(first.page);
  await first.page.getByText('1/1 个文件已由服务器核验').waitFor({ timeout: 30_000 });
  const desk = await story.office(browser, server, 'bureau');
  watch(desk, problems);
  await desk.goto('/desk/sheets');
  await desk.locator('tr', { hasText: number }).getByText('× 已作废').waitFor();
  await desk.getByRole('link', { name: other }).click();
  await desk.getByRole('heading', { name: new RegExp(other) }).waitFor();
  // Other stories of this office sampled the same product, which is another matter.
  const open = desk.locator('.finding.open', { hasNotText: '同一产品六个月内' });
  assert.equal(await open.count(), 0, 'two phones of one team are no offence');
  assert.deepEqual(problems, []);
});
