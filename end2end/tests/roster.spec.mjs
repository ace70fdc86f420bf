// A list of enterprises comes to the bureau's desk: it is shown before anything is written, taken in just so, searched, and taken back; on a wide
// screen and on a narrow one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { phone, told, watch } from '../lib/browser.mjs';
import { PASSWORD, Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

const DIRTY = readFileSync(new URL('../../server/tests/roster/dirty.csv', import.meta.url));

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

/** Nothing on the page hinders anybody, and nothing of it lies outside. */
async function open(page) {
  const found = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, 'the page itself does not scroll sideways');
}

/** A picture of a page, also in the dark. */
async function shots(page, name) {
  if (!process.env.SHOTS) return;
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${process.env.SHOTS}/${name}-${colorScheme}.png`, fullPage: true });
  }
}

const upload = async (page, name, buffer) => {
  await page.goto('/desk/roster/imports');
  await page.getByLabel('名单文件').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: '上传并预览' }).click();
};

told('a dirty list is shown with a reason at each cell, taken in, searched, and taken back whole', async (browser) => {
  const problems = [];
  const page = await story.office(browser, server, 'bureau');
  watch(page, problems);
  await page.getByRole('link', { name: '名录库' }).click();
  await page.getByText('共 51 家企业').waitFor();
  await open(page);
  await shots(page, 'roster');
  await page.getByRole('link', { name: '导入名单与导入记录' }).click();
  await page.getByText('还没有导入过名单。').waitFor();
  await upload(page, '名单.csv', DIRTY);
  await page.getByText('这是预览，名录库还没有任何变动。').waitFor();
  await page.getByRole('row', { name: /^4 .*原写作“９１１４０２１４ＭＡ０Ｄ０００３３Ｆ”/ }).waitFor();
  await open(page);
  await shots(page, 'roster-preview');
  await page.getByRole('link', { name: /× 不收入$/ }).click();
  await page.getByText('共 12 行').waitFor();
  await shots(page, 'roster-refused');
  await page.getByRole('row', { name: /信用代码的校验位不对：按前17位算应为“U”/ }).waitFor();
  // Rows that do not tell their county, where whoever imports them says.
  await page.locator('summary', { hasText: '列的对应和县区' }).click();
  await page.getByLabel('县区列和地址都看不出县区的企业').selectOption('平城区');
  await page.getByRole('button', { name: '按这样重新预览' }).click();
  await page.getByText('共 10 行').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载逐行报告（CSV）' }).click()]);
  assert.match(readFileSync(await download.path(), 'utf8'), /^\uFEFF行号,结果/);
  await page.getByRole('button', { name: '确认收入名录库（26 家）' }).click();
  await page.getByText('✓ 已收入').waitFor();
  await open(page);
  await shots(page, 'roster-taken');

  await page.getByRole('link', { name: '名录库', exact: true }).click();
  await page.getByText('共 77 家企业').waitFor();
  await page.getByLabel('企业名称或信用代码').fill('塑料制品厂');
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByText('共 1 家企业').waitFor();
  await page.getByRole('cell', { name: '生产企业 生产领域' }).waitFor();

  await page.goto('/desk/roster/imports');
  await page.getByRole('link', { name: '名单.csv' }).click();
  await page.locator('summary', { hasText: '撤销这次导入' }).click();
  await page.getByRole('button', { name: '撤销这次导入', exact: true }).click();
  await page.getByText('请写明撤销原因。').waitFor();
  // Meanwhile a team is sent to one of them: it stays, and says why.
  const manager = await server.client('manager');
  const found = await manager.get(`/api/v1/roster/entries?page=1&search=${encodeURIComponent('塑料制品厂')}`);
  const roster = await manager.get('/api/v1/roster');
  await story.grant(manager, { ...roster, enterprises: found.rows }, { place: found.rows[0].place });
  await page.getByLabel('撤销原因').fill('选错文件');
  await page.getByRole('button', { name: '撤销这次导入', exact: true }).click();
  await page.getByText('× 已撤销').waitFor();
  await page.getByText('撤销时有 1 家企业留在名录库').waitFor();
  await page.getByRole('link', { name: /撤销时保留$/ }).click();
  await page.getByText('共 1 行').waitFor();
  await page.getByText('撤销时保留：已经派了任务。').waitFor();
  await open(page);
  await shots(page, 'roster-kept');
  await page.goto('/desk/roster');
  await page.getByText('共 52 家企业').waitFor();
  assert.deepEqual(problems, []);
});

told('a list with foreign headings is told so, its columns are chosen, and a narrow screen shows all of it', async (browser) => {
  const problems = [];
  const context = await phone(browser, server, { dark: true });
  const page = watch(await context.newPage(), problems);
  await page.goto('/desk/sign-in');
  await page.getByLabel('登录名').fill('manager');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('link', { name: '名录库' }).click();
  await page.getByText('家企业').first().waitFor();
  await open(page);
  await shots(page, 'roster-phone');
  await upload(page, '甲乙丙.csv', Buffer.from('甲,乙,丙\n示例手选商店,,大同市平城区示例路1号\n'));
  await page.getByText('没有认出“企业名称”“地址”这一列').waitFor();
  await page.getByLabel('甲', { exact: true }).selectOption('企业名称');
  // The campaign goes on meanwhile: what was chosen stays.
  await story.assign(server, { seal: 'F200001' });
  await page.waitForTimeout(1500);
  await page.getByLabel('丙', { exact: true }).selectOption('地址');
  await open(page);
  await shots(page, 'roster-columns-phone');
  await page.getByRole('button', { name: '按这样重新预览' }).click();
  await page.getByRole('button', { name: '确认收入名录库（1 家）' }).click();
  await page.getByText('✓ 已收入').waitFor();
  await open(page);
  // What is no list is told with the way back.
  await page.goto('/desk/roster/imports');
  await page.getByLabel('名单文件').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('\n') });
  await page.getByRole('button', { name: '上传并预览' }).click();
  await page.getByText('文件里没有企业').waitFor();
  await open(page);
  await shots(page, 'roster-wrong-phone');
  await page.getByRole('link', { name: '回到导入记录' }).click();
  await page.getByRole('link', { name: '甲乙丙.csv' }).waitFor();
  await shots(page, 'roster-imports-phone');
  assert.deepEqual(problems.filter((problem) => !problem.includes('422')), []);
});
