// A line that is no fuel, offline: what it covers, entries of its own, a second batch that is not typed again, and goods outside the line.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
import { told, watch } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

const HELMETS = 16;
const BAGS = 23;

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

/** A sheet of the line is opened; its product page is shown. */
async function opened(page, name) {
  await page.getByRole('radio', { name }).check();
  await story.tap(page, '开抽样单');
  await page.getByRole('heading', { name: '这批货能不能抽' }).waitFor();
}

const of = (page, legend) => page.locator('fieldset').filter({ hasText: legend });

/** What stands on the label, from the second entry on; the first that is left out is asked for. */
async function describeHelmet(page, model, circumference) {
  await page.getByRole('radio', { name: /^能抽/ }).check();
  await of(page, '规格型号').getByRole('radio', { name: model }).check();
  await of(page, '帽壳材质').getByRole('radio', { name: 'ABS' }).check();
  await of(page, '电绝缘性能').getByRole('radio', { name: '没有标称' }).check();
  if (circumference) await page.getByLabel('头围尺寸').fill(circumference);
  await page.getByLabel('抽样基数（库存）').fill('60');
  await page.getByLabel('单价').fill('45');
  await page.getByRole('radio', { name: /市场价/ }).check();
  await page.getByLabel('市场价出处').fill('附近两家劳保店标价');
}

told('a helmet has entries of its own, its second batch is not typed again, and a roll bag is refused', async (browser) => {
  const problems = [];
  const team = await story.team(browser, server, { seal: 'F400001', place: 'shop', enterprise: 1, lines: [HELMETS, BAGS] });
  const { context, page } = team;
  watch(page, problems);
  await context.setOffline(true);
  await story.arrive(page);
  await story.identify(page);

  await story.card(page, '产品与抽样').click();
  await opened(page, '安全帽');
  await page.getByText('摩托车、电动自行车头盔').waitFor();
  await page.getByLabel('标称生产者').fill('示例劳保用品厂');
  await page.getByLabel(/^商标/).fill('示例牌');
  await page.getByLabel(/^供货单位/).fill('示例批发部');
  await describeHelmet(page, '普通型');
  await story.tap(page, '记录产品与抽样');
  // An entry that only this line asks for: refused by name and at its place (O-27).
  await page.locator('.field').filter({ has: page.getByLabel('头围尺寸') }).getByText('“头围尺寸”没有填好').waitFor();
  await page.getByText('O-27').first().waitFor();
  await unhindered(page);
  await page.getByLabel('头围尺寸').fill('51-61');
  await story.tap(page, '记录产品与抽样');
  await story.checklist(page);

  // The second batch: one tap fills in what is the same, and what was typed stays. The same model twice would be refused (O-43).
  await page.getByRole('link', { name: '＋ 开一张抽样单' }).click();
  await opened(page, '安全帽');
  await page.getByLabel(/^商标/).fill('另一牌');
  await page.locator('.chip', { hasText: '示例劳保用品厂' }).click();
  assert.equal(await page.getByLabel('标称生产者').inputValue(), '示例劳保用品厂');
  assert.equal(await page.getByLabel(/^供货单位/).inputValue(), '示例批发部');
  assert.equal(await page.getByLabel(/^商标/).inputValue(), '另一牌');
  assert.equal(await of(page, '规格型号').getByRole('radio', { checked: true }).count(), 0);
  await describeHelmet(page, '特殊型', '52-64');
  await story.tap(page, '记录产品与抽样');
  await story.checklist(page);
  assert.deepEqual(problems, []);
});

told('goods outside the line are refused, and lead to the reason why there is no sample', async (browser) => {
  const problems = [];
  const team = await story.team(browser, server, { seal: 'F410001', place: 'supermarket', lines: [BAGS] });
  const { context, page } = team;
  watch(page, problems);
  await context.setOffline(true);
  await story.arrive(page);
  await story.identify(page);
  await story.card(page, '产品与抽样').click();
  await opened(page, '塑料购物袋');
  await page.getByText('连卷袋（GB/T 24984）').waitFor();
  // Nobody goes on without having said what the goods are.
  await story.tap(page, '记录产品与抽样');
  await page.getByText('请先看清货物').first().waitFor();
  await page.getByRole('radio', { name: '不属于本类产品' }).check();
  await page.getByText('O-03').first().waitFor();
  await story.tap(page, '改记“没有样品”');
  await page.getByRole('heading', { name: '没有抽样' }).waitFor();
  assert.equal(await page.getByRole('radio', { name: /没有样品：/ }).isChecked(), true);
  assert.equal(await page.getByLabel('原因').locator('option:checked').textContent(), '产品不在本次抽查范围内');
  await page.getByLabel('查看和询问的经过').fill('店内只有连卷袋。');
  await story.tap(page, '记录');
  await page.getByText('现场照片或录像').waitFor();
  assert.deepEqual(problems, []);
});
