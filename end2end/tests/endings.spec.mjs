// A visit that ends without a sample, offline: refusal, nothing to sample, termination. Each leaves its paper, signed by whom it names.
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

/** A team without signal in a shop, its papers shown, on the page that tells why no sample is taken. */
async function turnedAway(browser, problems, given) {
  const team = await story.team(browser, server, given);
  watch(team.page, problems);
  await team.context.setOffline(true);
  await story.arrive(team.page);
  await team.page.getByRole('link', { name: /抽不了样/ }).click();
  await team.page.getByRole('heading', { name: '没有抽样' }).waitFor();
  return team;
}

/** Records what was told, photographs it, and comes back to the cards. */
async function recorded(page) {
  await story.tap(page, '记录');
  await page.locator('.slot').click();
  await story.photo(page);
  await unhindered(page);
  await story.tap(page, '回到清单');
  await story.checklist(page);
}

/** Goes on line; all that was done is proved. */
async function home({ context, page }) {
  await context.setOffline(false);
  await story.sync(page);
  await page.getByText('1/1 个文件已由服务器核验').waitFor({ timeout: 30_000 });
}

told('a refusal is reported with its price and its witness, and is no more than reported', async (browser) => {
  const problems = [];
  const team = await turnedAway(browser, problems, { seal: 'F300001' });
  const { page } = team;
  await page.getByRole('radio', { name: /^拒检/ }).check();
  await page.getByText('先看是不是我们的问题').waitFor();
  await page.getByRole('radio', { name: /要价明显不合理/ }).check();
  await page.getByLabel('对方要价').fill('7.26');
  await page.getByLabel('参考价', { exact: true }).fill('7.26');
  await page.getByLabel('参考价的来源').fill('本店标价');
  await page.getByLabel('事实认定（拒检过程）').fill('站长称样品每升50元，少一分不卖。');
  await page.getByLabel('见证人姓名').fill('示例邻店店主');
  await page.getByLabel('见证人单位或身份').fill('邻店');
  await story.tap(page, '记录');
  // Nobody is called unreasonable for asking what it costs (O-47).
  await page.getByText('O-47').first().waitFor();
  await page.getByLabel('对方要价').fill('50');
  await recorded(page);
  await story.samplersSign(page);
  await page.getByText('见证人 示例邻店店主（邻店）').waitFor();
  await story.tap(page, '见证人签字');
  await page.getByText('产品质量监督抽查拒检认定表').waitFor();
  await story.draw(page);
  await story.tap(page, '确认签字');
  await page.getByText('请把手机交还').waitFor();
  await story.unlock(page, 0, story.PINS.first);
  await story.tap(page, '回到清单');
  await story.tap(page, '完成本单');
  await page.getByText('本单已于').waitFor();
  await home(team);
  const desk = await story.office(browser, server, 'bureau');
  watch(desk, problems);
  await desk.getByRole('link', { name: /：拒检已上报/ }).waitFor();
  await desk.goto('/desk/sheets');
  await desk.getByRole('link', { name: /^\d{5}-\d{5}-\d$/ }).first().click();
  await desk.getByText('产品质量监督抽查拒检认定表').first().waitFor();
  await desk.getByText('要价 50.00 元，参考价 7.26 元（本店标价）').first().waitFor();
  await desk.getByText(/拒检已上报，待县区局认定/).waitFor();
  // The county determines it with them (O-48), and the city's page tells it without a reload.
  const county = await story.office(browser, server, 'county-xinrong');
  watch(county, problems);
  await county.goto(new URL(desk.url()).pathname);
  await county.locator('summary', { hasText: '填写认定意见' }).click();
  await county.getByRole('radio', { name: '认定属实' }).check();
  await county.locator('#opinion').fill('经现场核实，情况属实。');
  await county.getByRole('button', { name: '提交认定' }).click();
  await desk.getByText('经现场核实，情况属实。').first().waitFor();
  // The team hears it too, with its next package, on the list of tasks and on the card.
  await story.tap(page, '立即发送');
  await page.getByRole('link', { name: '任务' }).click();
  await page.getByText('市场监督管理局已认定属实：经现场核实，情况属实').first().waitFor({ timeout: 30_000 });
  await page.locator('article').first().getByRole('link', { name: '查看' }).click();
  await page.locator('li > a.line').filter({ hasText: '已认定属实：经现场核实，情况属实' }).waitFor();
  const link = await county.getByRole('link', { name: '拒检认定表' }).getAttribute('href');
  const pdf = await county.request.get(new URL(link, server.url).href);
  assert.deepEqual([pdf.status(), pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()], [200, 'application/pdf', '%PDF-']);
  assert.deepEqual(problems, []);
});

told('where there is nothing to sample, the owner signs that it is so', async (browser) => {
  const problems = [];
  const team = await turnedAway(browser, problems, { seal: 'F310001', enterprise: 1 });
  const { page } = team;
  await page.getByRole('radio', { name: /^没有样品/ }).check();
  await page.getByLabel('原因').selectOption({ label: '库存/基数不足' });
  await page.getByLabel('查看和询问的经过').fill('2号罐油高只剩10厘米，约400升。');
  await recorded(page);
  await story.samplersSign(page);
  await story.ownerSigns(page, '未抽到样品企业情况说明表');
  await story.tap(page, '回到清单');
  await story.tap(page, '完成本单');
  await page.getByText('本单已于').waitFor();
  await home(team);
  assert.deepEqual(problems, []);
});

told('sampling of a product without a permit ends for good, and both bodies were telephoned', async (browser) => {
  const problems = [];
  const team = await turnedAway(browser, problems, { seal: 'F320001', enterprise: 2 });
  const { page } = team;
  await page.getByRole('radio', { name: /^终止抽样/ }).check();
  await page.getByLabel('无生产或者经营许可证').check();
  await page.getByLabel('事实', { exact: true }).fill('不能出示成品油零售经营批准证书。');
  // Without a signal nobody is told by the system.
  assert.equal(await page.getByRole('radio', { name: '系统报告' }).count(), 0);
  for (const place of [0, 1]) {
    await page.getByRole('radio', { name: '电话报告' }).nth(place).check();
    await page.getByLabel('接听人').nth(place).fill(place ? '示例所长' : '示例科员');
  }
  await recorded(page);
  await story.samplersSign(page);
  await story.ownerSigns(page, '产品质量监督抽查样品问题报告单');
  await story.tap(page, '回到清单');
  await story.tap(page, '完成本单');
  await page.getByText('本单已于').waitFor();
  // The same product is not sampled here any more (O-45).
  await page.getByRole('link', { name: '＋ 开一张抽样单' }).click();
  await story.tap(page, '开抽样单');
  await page.getByText('O-45').first().waitFor();
  await home(team);
  assert.deepEqual(problems, []);
});
