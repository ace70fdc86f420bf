// What goes wrong and is put right, offline: a signed sheet is corrected by the owner's hand, one that was opened by mistake is void, a backup part
// stays by a code heard on the telephone, and a hand stands on paper in place of the glass.
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

told('a signed sheet is corrected by the owner, and what was signed stays', async (browser) => {
  const problems = [];
  const { context, page } = await story.team(browser, server, { seal: 'F400001' });
  watch(page, problems);
  for (const step of ['arrive', 'identify', 'sample', 'witness', 'seal', 'pay', 'sign']) await story[step](page);
  await context.setOffline(true);
  await page.getByRole('link', { name: /更正$/ }).click();
  await page.getByRole('heading', { name: '更正抽样单' }).waitFor();
  await page.getByLabel('生产日期或批号').fill('20261118-2');
  await story.tap(page, '看更正单');
  // Nothing is shown to be signed before somebody says why (O-31).
  await page.getByText('O-31').first().waitFor();
  await page.getByLabel('更正原因').fill('批号抄漏后两位。');
  await story.tap(page, '看更正单');
  await page.getByText('补充为 20261118-2').waitFor();
  await unhindered(page);
  await page.getByLabel('签字人姓名').fill('示例站长');
  await page.getByLabel('职务').fill('站长');
  await story.tap(page, '在手机上签名');
  await page.locator('#pad').waitFor();
  await page.getByText('本单位确认以上更正属实').waitFor();
  await story.draw(page);
  await story.tap(page, '确认签字');
  await page.getByText('请把手机交还').waitFor();
  await story.unlock(page, 0, story.PINS.first);
  await page.getByRole('heading', { name: '更正', exact: true }).waitFor();
  await page.getByText('补充为 20261118-2').waitFor();
  await unhindered(page);
  await story.tap(page, '回到清单');
  await story.checklist(page);
  await story.leave(page);
  await context.setOffline(false);
  await story.sync(page);
  await page.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 30_000 });
  const desk = await story.sheetAtTheDesk(browser, server, 'bureau');
  watch(desk, problems);
  await desk.getByText('补充为 20261118-2').first().waitFor();
  await desk.getByRole('cell', { name: '更正，经被抽样单位确认，原因：批号抄漏后两位。' }).waitFor();
  assert.equal(await desk.getByText('绑定的是另一份').count(), 0, 'every hand binds what it saw');
  await desk.reload();
  await desk.getByText('补充为 20261118-2').first().waitFor();
  assert.deepEqual(problems, []);
});

told('a seal number that was written down wrong is corrected beside its photo, and is void', async (browser) => {
  const problems = [];
  const { context, page } = await story.team(browser, server, { seal: 'F405001', enterprise: 4 });
  watch(page, problems);
  for (const step of ['arrive', 'identify', 'sample', 'witness', 'seal', 'pay', 'sign']) await story[step](page);
  await context.setOffline(true);
  await page.getByRole('link', { name: /更正$/ }).click();
  await page.getByLabel('更正原因').fill('第一个封条号抄错。');
  // One seal hangs on one container (O-36).
  await page.getByLabel('容器 1/3 的封条号').fill('F405002');
  await story.tap(page, '看更正单');
  await page.getByText('O-36').first().waitFor();
  await page.getByLabel('容器 1/3 的封条号').fill('F405008');
  await unhindered(page);
  await story.tap(page, '看更正单');
  await page.getByText('原为 F405001，更正为 F405008').waitFor();
  await page.getByLabel('签字人姓名').fill('示例站长');
  await page.getByLabel('职务').fill('站长');
  await story.tap(page, '在手机上签名');
  await page.locator('#pad').waitFor();
  await story.draw(page);
  await story.tap(page, '确认签字');
  await page.getByText('请把手机交还').waitFor();
  await story.unlock(page, 0, story.PINS.first);
  await story.tap(page, '回到清单');
  await page.locator('li > a.line').filter({ hasText: 'F405008、F405002、F405003' }).waitFor();
  await story.leave(page);
  await context.setOffline(false);
  await story.sync(page);
  await page.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 30_000 });
  const desk = await story.office(browser, server, 'bureau');
  watch(desk, problems);
  await desk.goto('/desk/sheets');
  await desk.getByRole('link', { name: /^\d{5}-\d{5}-\d$/ }).first().click();
  await desk.getByText('原为 F405001，更正为 F405008').first().waitFor();
  await desk.getByRole('rowheader', { name: 'F405008' }).waitFor();
  assert.deepEqual(problems, []);
});

told('a sheet that was opened by mistake is void, and its number is never offered again', async (browser) => {
  const problems = [];
  const { context, page } = await story.team(browser, server, { seal: 'F410001', enterprise: 1 });
  watch(page, problems);
  await context.setOffline(true);
  for (const step of ['arrive', 'identify', 'sample']) await story[step](page);
  const number = (await page.locator('.chips .here').textContent()).trim();
  await page.getByRole('link', { name: /作废$/ }).click();
  await page.getByRole('heading', { name: '作废', exact: true }).waitFor();
  await story.tap(page, '作废这张抽样单');
  await page.getByText('O-27').first().waitFor();
  await unhindered(page);
  await page.getByLabel('作废原因').first().fill('开错了产品。');
  await story.tap(page, '作废这张抽样单');
  await story.checklist(page);
  await page.getByRole('link', { name: number }).click();
  await page.getByText(/已作废（.*）：开错了产品。/).waitFor();
  await page.getByRole('link', { name: '返回' }).click();
  await page.goto(page.url());
  await story.unlock(page, 0, story.PINS.first);
  await story.start(page);
  await story.sample(page);
  const other = (await page.locator('.chips .here').textContent()).trim();
  assert.notEqual(other, number);
  await context.setOffline(false);
  await story.sync(page);
  await page.getByText('2/2 个文件已由服务器核验').waitFor({ timeout: 30_000 });
  const desk = await story.office(browser, server, 'bureau');
  watch(desk, problems);
  await desk.goto('/desk/sheets');
  await desk.locator('tr', { hasText: number }).getByText('× 已作废').waitFor();
  assert.deepEqual(problems, []);
});

told('a backup part stays by a code that the phone knows offline, and the owner signs on paper', async (browser) => {
  const problems = [];
  const { context, page, assignment } = await story.team(browser, server, { seal: 'F420001', enterprise: 2 });
  watch(page, problems);
  await context.setOffline(true);
  for (const step of ['arrive', 'identify', 'sample', 'witness', 'seal']) await story[step](page);
  const number = (await page.locator('.chips .here').textContent()).trim();
  assert.ok(assignment.numbers.includes(number));
  // The bureau hears the number on the telephone, and reads out a code.
  const desk = await story.office(browser, server, 'approver1');
  watch(desk, problems);
  await desk.getByRole('link', { name: '留存批准' }).click();
  await desk.getByRole('button', { name: '批准并给出批准码' }).click();
  await desk.getByText('请填抽样单编号。').waitFor();
  await desk.getByLabel('抽样单编号').fill(number);
  await desk.getByLabel('批准理由').fill('油桶体积过大，不易运输。');
  await desk.getByRole('button', { name: '批准并给出批准码' }).click();
  const code = (await desk.locator('strong.code').textContent()).trim();
  assert.match(code, /^\d{4} \d{4}$/);
  await desk.getByRole('cell', { name: '油桶体积过大，不易运输。' }).waitFor();
  await unhindered(desk);

  await page.locator('li > a.line').filter({ hasText: '封样' }).click();
  await page.getByRole('radio', { name: '封存在被抽样单位' }).check();
  const wrong = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  await page.getByLabel('市局批准码').fill(wrong);
  await page.getByLabel('批准人').fill('示例科长');
  await page.getByRole('radio', { name: '不易运输' }).check();
  await page.getByLabel('存放地点').fill('站内库房东墙');
  await page.getByLabel('封条贴在什么部位').fill('桶盖');
  await page.getByRole('radio', { name: '能拍到' }).check();
  await story.tap(page, '记录封存');
  await page.getByText('这个批准码不对').first().waitFor();
  await page.getByLabel('市局批准码').fill(code);
  await story.tap(page, '记录封存');
  await page.getByText('封存在被抽样单位（站内库房东墙），示例科长批准。').waitFor();
  await unhindered(page);
  await page.locator('section.card').last().locator('.slot').click();
  await story.photo(page);
  await story.tap(page, '回到清单');
  await story.pay(page);
  await story.samplersSign(page);
  // The owner reads on paper and puts his stamp there.
  await page.getByLabel('签字人姓名').fill('示例站长');
  await page.getByLabel('职务').fill('站长');
  await page.locator('summary', { hasText: '在打印的纸上签字或盖章' }).click();
  await story.tap(page, '记为已在纸上签字');
  await page.getByText('请选纸上是签名还是盖章。').first().waitFor();
  await page.locator('details[open] .slot').click();
  await story.photo(page);
  await page.getByRole('radio', { name: '盖章' }).check();
  await story.tap(page, '记为已在纸上签字');
  await page.getByText('在打印件上盖章，见照片').waitFor();
  await unhindered(page);
  await story.tap(page, '回到清单');
  await story.checklist(page);
  await story.leave(page);
  await context.setOffline(false);
  await story.sync(page);
  await page.getByText('11/11 个文件已由服务器核验').waitFor({ timeout: 30_000 });
  const bureau = await story.sheetAtTheDesk(browser, server, 'bureau');
  watch(bureau, problems);
  await bureau.getByText(/备用样品封存在被抽样单位：站内库房东墙/).waitFor();
  const link = await bureau.getByRole('link', { name: '样品封存和处置告知单' }).getAttribute('href');
  const pdf = await bureau.request.get(new URL(link, server.url).href);
  assert.deepEqual([pdf.status(), (await pdf.body()).subarray(0, 5).toString()], [200, '%PDF-']);
  assert.equal(await bureau.locator('.finding.open', { hasText: '批准码' }).count(), 0, 'the code was given, for this sheet, in time');
  assert.deepEqual(problems, []);
});
