// What is owed, at the desk and on a phone's width: the clerk's entry, the county's word, the bureau's next year, and a feed that dies when renewed.
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

/** A page of an office, on a desk or as wide as a phone; `SHOTS` names a folder for pictures. */
async function page(browser, name, path, { dark, narrow } = {}) {
  const page = await story.office(browser, server, name, { dark });
  if (narrow) await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(path);
  return page;
}

async function shot(page, name) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

const day = (gap) => new Date(Date.now() + 8 * 3600_000 + gap * 86_400_000).toISOString().slice(0, 10);

told('what is owed is told to each within their own, late first, and what is new until it was seen', async (browser) => {
  const problems = [];
  const manager = await server.client('manager');
  const roster = await manager.get('/api/v1/roster');
  const late = await story.grant(manager, roster, { seal: 'F500001', enterprise: 0, daysAgo: 2, reason: '昨日未能到场，改派。' });
  await story.grant(manager, roster, { seal: 'F510001', enterprise: 1 });

  const desk = watch(await page(browser, 'manager', '/desk/duties'), problems);
  await desk.getByRole('heading', { name: '待办与期限' }).waitFor();
  const rows = desk.locator('#duties tbody tr');
  assert.equal(await rows.count(), 2);
  assert.match(await rows.first().innerText(), /逾期 2 天[^]*到场抽样[^]*计划日期/);
  assert.match(await rows.first().innerText(), new RegExp(late.station.name));
  await desk.getByRole('link', { name: /待办与期限 逾期 1/ }).waitFor();
  await desk.getByText('怎样算逾期、怎样排序').click();
  await desk.getByText('当日 24 时（北京时间）').waitFor();
  await unhindered(desk);
  await shot(desk, 'duties-manager');

  // The filter is an address: it can be kept, and sent on.
  await desk.getByLabel('只看逾期的').check();
  await desk.getByRole('button', { name: '筛选' }).click();
  await desk.waitForURL('**/desk/duties?*late=1*');
  await desk.getByText('符合条件 1 项').waitFor();
  assert.equal(await rows.count(), 1);
  await desk.getByRole('link', { name: '清除筛选' }).click();
  await desk.waitForURL('**/desk/duties');

  // Before the team arrives a county does not learn where it goes (D4).
  const county = await page(browser, 'county-pingcheng', '/desk/duties');
  await county.getByText('现在没有待办。').waitFor();
  assert.doesNotMatch(await county.locator('body').innerText(), new RegExp(late.station.name));

  // The sampler, as wide as his phone.
  const sampler = await browser.newContext({ baseURL: server.url, viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const phone = watch(await sampler.newPage(), problems);
  await phone.goto('/desk/sign-in');
  await phone.locator('input[autocomplete=username]').fill('sampler1');
  await phone.locator('input[type=password]').fill('only-for-tests-1');
  await phone.getByRole('button', { name: '登录' }).click();
  await phone.getByRole('link', { name: /待办与期限 新 2/ }).click();
  await phone.getByText('归我办的有 2 项还没有看过').waitFor();
  assert.equal(await phone.getByText('新', { exact: true }).count(), 2);
  await unhindered(phone);
  assert.ok((await phone.evaluate(() => document.documentElement.scrollWidth)) <= 390, 'nothing is wider than the phone');
  await shot(phone, 'duties-phone');
  await phone.getByRole('button', { name: '都看过了' }).click();
  await phone.getByText('归我办的没有新增').waitFor();
  assert.equal(await phone.getByText('新', { exact: true }).count(), 0);
  // It was withdrawn elsewhere, and is gone here without a reload.
  await manager.send(`/api/v1/assignments/${late.assignment.id}/withdrawal`, {}).catch(() => {});
  await phone.waitForFunction(() => document.querySelectorAll('#duties tbody tr').length === 1);
  assert.deepEqual(problems, []);
});

told('the bureau loads the next year, sees first what it changes, and keeps every version', async (browser) => {
  const problems = [];
  const next = Number(day(0).slice(0, 4)) + 1;
  // Invented: nobody has published it.
  const file = (last) => ({
    name: 'next.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`日期,安排,节日,法定节假日\n${next}-01-01,放假,元旦,是\n${next}-01-02,放假,元旦,否\n${last},放假,春节,是\n`),
  });
  const desk = watch(await page(browser, 'bureau', '/desk/duties'), problems);
  await desk.getByRole('link', { name: '导入放假安排' }).click();
  await desk.getByText(`${next} 年：尚未公布或尚未导入`).waitFor();
  await unhindered(desk);
  await shot(desk, 'calendar');
  await desk.locator('#load > summary').click();
  await desk.locator('#year-file').setInputFiles({ name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from(`日期,安排\n${next}-01-01,休息,元旦,是\n`) });
  await desk.getByRole('button', { name: '看看会改什么' }).click();
  await desk.getByText('第 2 行读不出来').waitFor();
  await desk.locator('#year-file').setInputFiles(file(`${next}-02-06`));
  await desk.getByRole('button', { name: '看看会改什么' }).click();
  await desk.getByText('将作为第 1 版').waitFor();
  await desk.getByRole('button', { name: '核对无误，导入' }).click();
  await desk.getByText('请填通知文号。').waitFor();
  await desk.getByLabel('通知文号').fill('示例发〔2026〕1号');
  await desk.getByLabel('通知日期').fill(day(-1));
  await unhindered(desk);
  await shot(desk, 'calendar-preview');
  await desk.getByRole('button', { name: '核对无误，导入' }).click();
  await desk.getByText(`已导入 ${next} 年放假安排（第 1 版）`).waitFor();
  await desk.getByRole('heading', { name: `${next} 年` }).waitFor();
  // A later file says what it changes, and overwrites nothing.
  await desk.locator('#year-file').setInputFiles(file(`${next}-02-07`));
  await desk.getByRole('button', { name: '看看会改什么' }).click();
  await desk.locator('#changes').getByText(`${next}-02-07`).waitFor();
  await shot(desk, 'calendar-changes');
  await desk.getByRole('button', { name: '核对无误，导入' }).click();
  await desk.getByText('（第 2 版）').waitFor();
  await desk.locator(`#year-${next}`).getByText('第 1 版').waitFor();
  await desk.goto('/desk/duties');
  assert.equal(await desk.getByText('导入放假安排').count(), 0, 'the duty is gone');
  // A file that was refused is told in the browser's own words too.
  assert.deepEqual(problems.filter((one) => !one.includes('status of 422')), []);
});

told('a feed has a secret address that is told once and dies when it is renewed', async (browser) => {
  const problems = [];
  const desk = watch(await page(browser, 'manager', '/desk/duties'), problems);
  await desk.getByRole('button', { name: '生成订阅地址' }).click();
  const first = await desk.locator('#feed-address').innerText();
  assert.match(first, /^http:\/\/127\.0\.0\.1:\d+\/feed\.ics\?key=[0-9a-f]{40}$/);
  const text = await (await fetch(first)).text();
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.doesNotMatch(text.replaceAll('\r\n ', ''), /示例.*加油站/);
  await shot(desk, 'feed');
  await desk.getByRole('button', { name: '换一个地址' }).click();
  await desk.waitForFunction((first) => document.querySelector('#feed-address')?.textContent !== first, first);
  assert.equal((await fetch(first)).status, 404);
  await desk.reload();
  assert.equal(await desk.locator('#feed-address').count(), 0, 'it is told once');
  await desk.getByText('已于').waitFor();
  await desk.getByRole('button', { name: '停用订阅' }).click();
  await desk.getByText('订阅已停用').waitFor();
  assert.deepEqual(problems, []);
});

told('the clerk enters a sample in e-CQS from the worksheet, and what is owed is gone when it is submitted', async (browser) => {
  const problems = [];
  const { context, page: phone } = await story.team(browser, server, { seal: 'F520001', enterprise: 2 });
  await story.visit(phone);
  await story.sync(phone);
  await phone.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 30_000 });
  await context.close();
  const desk = watch(await page(browser, 'clerk', '/desk/duties'), problems);
  await desk.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.getByText('T-2').waitFor();
  await desk.getByRole('link', { name: '抽样信息录入 e-CQS' }).click();
  await desk.getByText('各项都已核过，可以录入。').waitFor();
  const number = (await desk.getByRole('heading', { level: 1 }).innerText()).split(' ')[0];
  await desk.getByRole('button', { name: '复制 抽样单编号' }).click();
  await desk.getByText('已复制').waitFor();
  assert.equal(await desk.evaluate(() => navigator.clipboard.readText()), number);
  await unhindered(desk);
  await shot(desk, 'ledger-sheet');
  await desk.getByLabel('现在是').selectOption({ label: '已提交' });
  await desk.getByRole('button', { name: '登记', exact: true }).click();
  await desk.getByText('还没有填 e-CQS 记录编号').waitFor();
  await desk.getByLabel('e-CQS 记录编号').fill('EC-2026-0001');
  await desk.getByRole('button', { name: '登记', exact: true }).click();
  await desk.locator('#history').getByText('EC-2026-0001').waitFor();
  await desk.getByRole('link', { name: '回到台账' }).click();
  await desk.locator('#ledger').getByText('已提交').waitFor();
  await desk.locator('#compare > summary').click();
  await desk.getByLabel('清单').fill(`序号\t抽样单编号\n1\t${number}\n2\t${number}`);
  await desk.getByRole('button', { name: '核对' }).click();
  await desk.getByText('清单里出现两次').waitFor();
  await desk.getByText('两边都有 1 份').waitFor();
  await unhindered(desk);
  await shot(desk, 'ledger');
  await desk.goto('/desk/duties');
  await desk.getByText('归我办 0 项').waitFor();
  const narrow = watch(await page(browser, 'clerk', '/desk/ledger', { narrow: true, dark: true }), problems);
  await narrow.locator('#ledger').waitFor();
  assert.ok((await narrow.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await shot(narrow, 'ledger-phone-dark');
  await narrow.getByRole('link', { name: number }).click();
  await narrow.locator('#worksheet').waitFor();
  await unhindered(narrow);
  assert.ok((await narrow.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await shot(narrow, 'ledger-sheet-phone-dark');
  assert.deepEqual(problems, []);
});

told('the limits are told with their days, their roll-over and their source, in the dark too', async (browser) => {
  const problems = [];
  const desk = watch(await page(browser, 'county-xinrong', '/desk/deadlines', { dark: true }), problems);
  assert.equal(await desk.locator('#limits tbody tr').count(), 17);
  await desk.getByText('3 个工作日').waitFor();
  await desk.getByText('《产品质量监督抽查管理暂行办法》第36条').waitFor();
  await unhindered(desk);
  await shot(desk, 'deadlines-dark');
  const duties = watch(await page(browser, 'manager', '/desk/duties', { dark: true }), problems);
  await duties.locator('#duties').waitFor();
  await unhindered(duties);
  await shot(duties, 'duties-dark');
  const narrow = watch(await page(browser, 'manager', '/desk/calendar', { narrow: true }), problems);
  await narrow.getByRole('heading', { name: '放假安排' }).waitFor();
  assert.ok((await narrow.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await unhindered(narrow);
  await shot(narrow, 'calendar-phone');
  assert.deepEqual(problems, []);
});
