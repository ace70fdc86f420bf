// A draw: the bureau measures and freezes, two parties commit, a public number decides, a reserve stands in, and at last anybody runs it again.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { phone as phoneOf, told, watch } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

/** Nothing on the page hinders anybody. */
async function open(page) {
  const found = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`), []);
}

async function shot(page, name) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

/** Pictures of a page as wide as a phone, and in the dark. */
async function shots(page, name) {
  await shot(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await shot(page, `${name}-dark`);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, 'nothing is wider than the phone');
  await shot(page, `${name}-phone-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page);
  await shot(page, `${name}-phone`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** `2026-11-24T15:30`, as people in China write it. */
const minute = (ahead) => new Date(Date.now() + 8 * 3600_000 + ahead).toISOString().slice(0, 16);

/** Commits as that party: the secret is a file on this machine, and its text comes back. */
async function commit(page, party) {
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: `${party}：生成密语并存成文件` }).click();
  const secret = await readFile(await (await file).path(), 'utf8');
  assert.match(secret, /^[0-9a-f]{64}$/);
  await page.getByRole('button', { name: '文件已存好，提交承诺' }).click();
  await page.getByRole('button', { name: '文件已存好，提交承诺' }).waitFor({ state: 'detached' });
  return secret;
}

async function reveal(page, secret) {
  await page.getByLabel('密语', { exact: true }).fill(secret);
  await page.getByRole('button', { name: '公开密语' }).click();
}

const step = (page, name) => page.locator('.draw-step').filter({ has: page.getByRole('heading', { name }) });

told('the bureau is told beforehand what the roster gives, freezes, and gives up what was begun wrongly', async (browser) => {
  const problems = [];
  const desk = watch(await story.office(browser, server, 'bureau'), problems);
  await desk.getByRole('link', { name: '双随机抽取' }).click();
  await desk.getByText('还没有抽取过').waitFor();
  await desk.locator('#new-draw > summary').click();
  await desk.getByRole('button', { name: '先测算' }).click();
  await desk.getByText('请选择产品。').waitFor();
  await desk.getByLabel('产品', { exact: true }).selectOption({ label: '车用柴油' });
  await desk.getByLabel('加油站').check();
  await desk.getByLabel('抽多少批次').fill('230');
  await desk.getByLabel('每家企业抽几批').fill('2');
  await desk.getByLabel('号码出处').fill('示例彩票 2026136 期全部开奖号码');
  await desk.getByLabel('公布时间').fill(minute(3600_000));
  await desk.getByRole('button', { name: '先测算' }).click();
  await desk.getByText('要 115 家企业，可抽的只有 35 家，还差 80 家').waitFor();
  assert.ok(await desk.getByRole('button', { name: '冻结名录，开始抽取' }).isDisabled());
  await open(desk);
  await shots(desk, 'draw-short');
  await desk.getByLabel('抽多少批次').fill('20');
  await desk.getByLabel('每家企业抽几批').fill('1');
  await desk.getByRole('button', { name: '先测算' }).click();
  await desk.getByText('可以冻结').waitFor();
  await shot(desk, 'draw-ready');
  await desk.getByRole('button', { name: '冻结名录，开始抽取' }).click();
  await step(desk, '双方承诺').getByText('现在办这一步').waitFor();
  await open(desk);
  await shots(desk, 'draw-frozen');
  await desk.locator('summary').filter({ hasText: '作废这次抽取…' }).click();
  await desk.getByLabel('作废理由').fill('号码出处写错了期号');
  await desk.getByRole('button', { name: '作废', exact: true }).click();
  await desk.locator('h1').getByText('已作废').waitFor();
  await desk.getByText('号码出处写错了期号').waitFor();
  await desk.getByRole('link', { name: '回到历次抽取' }).click();
  await desk.locator('#draws').getByText('已作废').waitFor();
  await shots(desk, 'draws');
  assert.deepEqual(problems, []);
});

told('two parties and a number draw enterprises and samplers, and anybody runs it again', async (browser) => {
  const problems = [];
  const bureau = watch(await story.office(browser, server, 'bureau'), problems);
  const client = await server.client('bureau');
  const draws = await client.get('/api/v1/draws');
  const zone = draws.organisations.find((body) => body.kind === 'development_zone').id;
  const id = crypto.randomUUID();
  const announced = Date.now() + 40_000;
  // By the interface that the form uses too: a form knows minutes, and a story does not wait for one.
  const lines = [{ line: 5, places: ['gas_station'], bodies: [zone], batches: 1, each: 1, reserves: 1 }];
  await client.post('/api/v1/draws', { id, lines, number: { name: '示例彩票 2026137 期全部开奖号码', announced }, team: 2, tour: 4 });

  await bureau.goto(`/desk/draws/${id}`);
  const own = await commit(bureau, '组织方');
  await bureau.getByText('监督方', { exact: true }).waitFor();
  const manager = watch(await story.office(browser, server, 'manager'), problems);
  await manager.goto(`/desk/draws/${id}`);
  const other = await commit(manager, '监督方');
  // The other page hears of it without a reload.
  await step(bureau, '登记公开号码').getByText('现在办这一步').waitFor();
  await bureau.getByLabel('公开号码').fill('03 08 14 11 27 30 05');
  await bureau.getByRole('button', { name: '登记公开号码' }).click();
  await bureau.getByText('还没有到公布号码的时间').waitFor();
  await shots(bureau, 'draw-committed');
  await bureau.waitForTimeout(Math.max(0, announced - Date.now()) + 500);
  await bureau.getByRole('button', { name: '登记公开号码' }).click();
  await step(bureau, '双方公开密语').getByText('现在办这一步').waitFor();
  await reveal(bureau, 'abc');
  await bureau.getByText('密语是 64 位').waitFor();
  await reveal(bureau, other);
  await bureau.getByText('密语与承诺不符').waitFor();
  await reveal(bureau, own);
  await step(manager, '双方公开密语').getByText('✓ 密语已公开，与承诺相符').waitFor();
  await reveal(manager, other);
  await bureau.getByRole('button', { name: '抽取', exact: true }).click();
  await bureau.getByText('冻结名录的是您本人').waitFor();
  await bureau.getByText('名单在公开之前不对您显示').waitFor();

  const approver = watch(await story.office(browser, server, 'approver1'), problems);
  await approver.goto(`/desk/draws/${id}`);
  await approver.getByRole('button', { name: '核对无误，确认' }).click();
  await approver.getByText('名单在公开之前不对您显示').waitFor();
  await bureau.getByText('您这次查看已经记录').waitFor();
  await open(bureau);
  await shots(bureau, 'draw-approved');

  const { list } = await client.get(`/api/v1/draws/${id}`);
  const [drawn, reserve] = list.entries;
  // Who assigns is offered the drawn first, with all that was drawn about it; whom no draw names takes a reason.
  // Whoever unfolds the form before the program has come keeps it unfolded.
  let come;
  const came = new Promise((resolve) => (come = resolve));
  await manager.route('**/*.wasm', async (route) => {
    await came;
    await route.continue();
  });
  await manager.goto('/desk/assignments', { waitUntil: 'domcontentloaded' });
  await manager.locator('.assign > summary').click();
  const enterprises = manager.getByLabel('被抽样单位', { exact: true });
  assert.equal(await enterprises.isDisabled(), true, 'the program has not come');
  come();
  assert.equal(await enterprises.locator('optgroup').first().getAttribute('label'), '抽中，等待派组（1 家）');
  await enterprises.selectOption(drawn.enterprise);
  await manager.getByRole('button', { name: '按抽取结果勾选产品和人员' }).click();
  await manager.getByText('✓ 产品和人员与抽取结果一致').waitFor();
  await shots(manager, 'assignment-drawn');
  await enterprises.selectOption(reserve.enterprise);
  const entries = { team_name: '第1小组', notice: '示例监通1号', authorisation: '示例委1号', first_seal: 'F910001', seals: '6', day: minute(0).slice(0, 10) };
  for (const [name, value] of Object.entries(entries)) await manager.locator(`#${name}`).fill(value);
  await manager.getByRole('button', { name: '派给这个小组' }).click();
  await manager.getByText('这家单位不在车用柴油的抽取名单里').waitFor();
  await manager.getByLabel('仍要指派的理由').waitFor();
  await shots(manager, 'assignment-not-drawn');
  await bureau.locator('#replace > summary').click();
  await bureau.getByRole('button', { name: '由下一备选替补' }).click();
  await bureau.getByText('请选择原因。').waitFor();
  await bureau.getByLabel('哪一家去不了').selectOption({ label: drawn.name });
  await bureau.getByLabel('原因').selectOption({ label: '停产' });
  await bureau.getByLabel('查到的情况').fill('门口贴有停业公告，已拍照');
  await shot(bureau, 'draw-replace');
  await bureau.getByRole('button', { name: '由下一备选替补' }).click();
  await bureau.getByText(`替补 ${drawn.name}`).waitFor();
  await shots(bureau, 'draw-replaced');
  await bureau.getByRole('button', { name: '公开名单' }).click();
  await bureau.getByText('现在还不能公开名单').waitFor();

  // Nobody without an account reads a name before that.
  const stranger = watch(await (await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } })).newPage(), problems);
  await stranger.goto(`/draw/${id}`);
  await stranger.getByText('名单还没有公开').waitFor();
  const digest = await stranger.locator('dd').nth(3).innerText();
  assert.doesNotMatch(await stranger.content(), new RegExp(`${drawn.name}|${reserve.name}|${own}|${other}`));
  await open(stranger);
  await shots(stranger, 'draw-public-secret');

  // The team arrives at the reserve, and then it may be told.
  const agency = await server.client('manager');
  const roster = await agency.get('/api/v1/roster');
  const stations = roster.enterprises.filter((row) => row.place === 'gas_station');
  const enterprise = stations.findIndex((row) => row.id === reserve.enterprise);
  // The phone's two samplers need not be those who were drawn.
  const given = await story.grant(agency, roster, { seal: 'F900001', enterprise, reason: '选派的人员当天请假' });
  const context = await phoneOf(browser, server);
  await story.stand(context, given.station);
  const phone = await context.newPage();
  phone.setDefaultTimeout(30_000);
  await story.open(phone);
  await story.back(phone, given.assignment.visit);
  await story.arrive(phone);
  await story.sync(phone);
  await bureau.waitForTimeout(2000);
  await bureau.getByRole('button', { name: '公开名单' }).click();
  await bureau.locator('h1').getByText('已公开').waitFor();
  await context.close();

  await stranger.reload();
  assert.equal(await stranger.locator('dd').nth(3).innerText(), digest);
  await stranger.getByRole('button', { name: '在本机重新计算' }).click();
  await stranger.getByText('结论：相符').waitFor();
  await open(stranger);
  await shots(stranger, 'draw-public');
  // One byte of what was published is another: this browser finds it out.
  await stranger.route('**/files/roster.txt', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('加油站', '加汕站') });
  });
  await stranger.getByRole('button', { name: '在本机重新计算' }).click();
  await stranger.getByText('结论：不相符').waitFor();
  await stranger.getByText('名录被改动过').waitFor();
  await shot(stranger, 'draw-public-differs');
  // What was refused is told in the browser's own words too.
  assert.deepEqual(problems.filter((one) => !/status of 4(09|22)/.test(one)), []);
});
