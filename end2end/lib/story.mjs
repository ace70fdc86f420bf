// The story of one can of diesel, as two samplers and an owner do it with their thumbs.
import { desk, phone } from './browser.mjs';
import { expect } from './expect.mjs';
import { PASSWORD } from './server.mjs';

export const PINS = { first: '135790', second: '246801' };

const card = (page, name) => page.getByRole('link', { name: new RegExp(`^去做：${name}`) });
const tap = (page, name) => page.getByRole('button', { name, exact: true }).last().click();
const checklist = (page) => page.locator('li > a.line').first().waitFor();

/** The manager gives an enterprise to the first team, by the interface that the desk's form uses too. */
export async function assign(server, given = {}) {
  const manager = await server.client('manager');
  const roster = await manager.get('/api/v1/roster');
  return { ...(await grant(manager, roster, given)), manager, roster };
}

/** The same for a manager who has the roster before them; for a day that is over they say why. */
export async function grant(manager, roster, { seal = 'F100001', enterprise = 0, daysAgo = 0, reason = '' } = {}) {
  const station = roster.enterprises.filter((row) => row.place === 'gas_station')[enterprise];
  const team = roster.samplers.slice(0, 2);
  const share = roster.shares.find((row) => row.line === 5);
  const row = await manager.post('/api/v1/assignments', {
    id: crypto.randomUUID(),
    enterprise: station.id,
    team: team.map((person) => person.id),
    team_name: '第1小组',
    notice: `示例监通${seal}`,
    authorisation: '示例委0001',
    lines: [{ line: 5, laboratory: share.laboratory }],
    first_seal: seal,
    seals: 8,
    day: new Date(Date.now() + 8 * 3600_000 - daysAgo * 86_400_000).toISOString().slice(0, 10),
    reason,
  });
  return { ...row, station, team };
}

/** Signs in on the phone and sets a PIN of one's own. */
export async function signIn(page, name, pin) {
  await page.fill('#name', name);
  await page.fill('#password', PASSWORD);
  await tap(page, '登录');
  await page.locator('#pin-new').fill(pin);
  await page.locator('#pin-again').fill(pin);
  await page.getByRole('heading', { name: '今日任务' }).waitFor();
}

/** Both samplers on one phone, and the service worker in charge. */
export async function open(page) {
  await page.goto('/field/');
  await signUp(page);
}

/** The same on a page that is open already. */
export async function signUp(page) {
  await page.waitForSelector('#name');
  await signIn(page, 'sampler1', PINS.first);
  await page.getByRole('link', { name: '我的' }).click();
  await tap(page, '添加抽样人员');
  await signIn(page, 'sampler2', PINS.second);
  await page.locator('article').first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** The phone is where the enterprise stands. */
export const stand = (context, { position }) =>
  context.setGeolocation({ latitude: position.lat / 1e7, longitude: position.lon / 1e7, accuracy: 6 });

/** A team with its phone on the checklist of a visit, both samplers signed in. */
export async function team(browser, server, { dark, ...given } = {}) {
  const row = await assign(server, given);
  const context = await phone(browser, server, { dark });
  await stand(context, row.station);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await open(page);
  await back(page, row.assignment.visit);
  return { ...row, context, page };
}

/** Opens a visit again by its address, past the locked door. */
export async function back(page, visit) {
  await page.goto(`/field/visits/${visit}`);
  await unlock(page, 0, PINS.first);
  await checklist(page);
}

/** 同步中心, past the locked door. */
export async function sync(page) {
  await page.goto('/field/sync');
  await unlock(page, 0, PINS.first);
}

/** Somebody of an office, signed in. */
export async function office(browser, server, name, options) {
  const page = await (await desk(browser, server, options)).newPage();
  await page.goto('/desk/sign-in');
  await page.locator('input[autocomplete=username]').fill(name);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL('**/desk/map');
  return page;
}

export async function unlock(page, place, pin) {
  await page.getByRole('radio').nth(place).check();
  await page.locator('.pin-box input').fill(pin);
}

async function photo(page) {
  await tap(page, '拍照');
  await page.getByText('已存 1 件').waitFor();
  await tap(page, '完成');
}

async function draw(page) {
  const pad = await page.locator('#pad').boundingBox();
  for (const [dx, dy] of [[60, 0], [150, 20], [240, 10]]) {
    await page.mouse.move(pad.x + dx, pad.y + 30 + dy);
    await page.mouse.down();
    for (let step = 0; step < 14; step += 1) {
      await page.mouse.move(pad.x + dx + step * 4 + Math.sin(step) * 9, pad.y + 40 + dy + step * 5 + Math.cos(step * 1.3) * 12);
    }
    await page.mouse.up();
  }
}

/** Both are there, and the papers were shown; `nowhere` says why the phone has no position, where it gets none. */
export async function arrive(page, { nowhere } = {}) {
  await card(page, '到场出示').click();
  await tap(page, '记录到场');
  if (nowhere) {
    await tap(page, '不再等，现在记录');
    await page.locator('textarea').fill(nowhere);
    await tap(page, '说明原因并继续');
    await page.getByText('没有位置').first().waitFor();
  } else {
    await page.getByText('±').first().waitFor();
  }
  // Whoever holds the phone is present; the other proves himself by his own PIN.
  const other = page.locator('.pin-box input').first();
  const asked = await page.locator('.pin label').first().textContent();
  await other.fill(asked.includes('甲') ? PINS.first : PINS.second);
  await expect(page.locator('.pin-box input')).toHaveCount(0);
  // Nothing is ticked yet: the law refuses (O-25).
  await tap(page, '记录出示');
  await page.getByText('O-25').first().waitFor();
  for (const box of await page.locator('.check input').all()) await box.check();
  await tap(page, '记录出示');
  await checklist(page);
}

export async function identify(page) {
  await card(page, '核对主体').click();
  await page.getByRole('radio', { name: '流通领域' }).check();
  for (const box of await page.locator('.check input').all()) await box.check();
  await tap(page, '记录核对结果');
  await checklist(page);
}

export async function sample(page) {
  await card(page, '产品与抽样').click();
  await page.getByRole('radio').first().check();
  await tap(page, '开抽样单');
  await page.getByLabel('产品名称').waitFor();
  await page.locator('fieldset').filter({ hasText: '牌号' }).getByRole('radio', { name: '-10号' }).check();
  await page.getByLabel('标称生产者').fill('示例石化炼油厂');
  await page.getByLabel('枪号').fill('3');
  await page.getByLabel('罐号').fill('2');
  await page.getByLabel('最近一批油品进罐日期').fill('2026-11-18');
  await page.getByLabel('抽样基数（库存）').fill('8200');
  await page.getByLabel('单价').fill('7.26');
  await page.locator('.slot').first().click();
  await photo(page);
  await tap(page, '记录产品与抽样');
  await checklist(page);
}

/** Something in each of the five classes; the last of them is a film, or what a browser without films has in its place. */
export async function witness(page, { last = film } = {}) {
  await card(page, '证据').click();
  for (let left = 0; left < 4; left += 1) {
    await page.locator('.foot').getByRole('button', { name: '拍照' }).click();
    await photo(page);
  }
  await last(page);
  await page.getByRole('link', { name: '返回' }).click();
  await checklist(page);
}

/** A film of some seconds; on a busy machine the browser's recorder may hand over nothing of the first ones, and the phone says so. */
export async function film(page) {
  await page.locator('.foot').getByRole('button', { name: '录像' }).click();
  const [kept, nothing] = [page.getByText('已存 1 件'), page.getByText('没有拍到内容')];
  for (let left = 3; left > 0 && !(await kept.isVisible()); left -= 1) {
    await tap(page, '开始录像');
    await page.getByRole('button', { name: /停止 [2-9]\/60 秒/ }).click();
    await kept.or(nothing).first().waitFor();
  }
  await kept.waitFor();
  await tap(page, '完成');
}

/** Files of another camera become evidence, from the checklist and back to it. */
export async function importAll(page, files) {
  // Also where all that is wanted is there already.
  await page.locator('li > a.line').filter({ hasText: '证据' }).click();
  await page.locator('.foot').getByRole('button', { name: '导入' }).click();
  await page.getByLabel('拍摄设备').fill('防爆相机 EX-1');
  await page.locator('#imports').setInputFiles(files);
  await page.getByText(`已存 ${files.length} 件`).waitFor({ timeout: 60_000 });
  await tap(page, '完成');
  await page.getByRole('link', { name: '返回' }).click();
  await checklist(page);
}

export async function seal(page, { numbers } = {}) {
  await card(page, '封样').click();
  await page.getByLabel('每个装').fill('1.5');
  await page.getByLabel('几个').fill('2');
  await tap(page, '＋ 加容器');
  const cards = page.locator('section.card').filter({ has: page.locator('.slot') });
  await expect(cards).toHaveCount(2);
  await page.getByRole('radio', { name: '备用样品' }).check();
  await page.getByLabel('每个装').fill('2');
  await page.getByLabel('几个').fill('1');
  await tap(page, '＋ 加容器');
  await expect(cards).toHaveCount(3);
  for (let place = 0; place < 3; place += 1) {
    const one = cards.nth(place);
    if (numbers) await one.getByLabel('封条号').fill(numbers[place]);
    else await one.locator('.chip').first().click();
    await one.getByRole('radio', { name: '双方已签' }).check();
    await one.getByRole('button', { name: '记录加封' }).click();
    const reason = one.locator('textarea');
    if (numbers) {
      await reason.fill('号段用完，用备用封条');
      await one.getByRole('button', { name: '说明原因并继续' }).click();
    }
    await one.getByText('✓ 已封').waitFor();
    await one.locator('.slot').click();
    await photo(page);
  }
  await tap(page, '回到清单');
  await checklist(page);
}

/** Nobody is handed a paper that is not paid yet (O-29 comes after O-33). */
export async function signTooEarly(page) {
  await page.locator('li > a.line').filter({ hasText: '签字' }).click();
  await page.getByText('抽样单还没有填齐').waitFor();
  await page.getByRole('link', { name: '返回' }).click();
  await checklist(page);
}

export async function pay(page) {
  await card(page, '付费单').click();
  await page.getByText('贰拾壹元柒角捌分').waitFor();
  await page.getByRole('radio', { name: '扫码' }).check();
  await tap(page, '记录付费');
  await checklist(page);
}

export async function sign(page) {
  await card(page, '签字').click();
  const samplers = page.locator('section.card').nth(1);
  for (let left = 2; left > 0; left -= 1) {
    await samplers.getByRole('button', { name: '签字' }).first().click();
    const asked = await page.locator('.pin label').first().textContent();
    await page.locator('.pin-box input').first().fill(asked.includes('甲') ? PINS.first : PINS.second);
    await page.locator('#pad').waitFor();
    await draw(page);
    await tap(page, '确认签字');
    await page.getByRole('heading', { name: '签字', exact: true }).waitFor();
  }
  await page.getByLabel('签字人姓名').fill('示例站长');
  await page.getByLabel('职务').fill('站长');
  await tap(page, '把手机交给对方签字');
  await page.locator('#pad').waitFor();
  // The signer reads the whole paper, the amount and his rights; nothing else is on the screen.
  await page.getByText('21.78 元').first().waitFor();
  await page.getByText('15日').first().waitFor();
  await draw(page);
  await tap(page, '确认签字');
  await page.getByText('请把手机交还').waitFor();
  await unlock(page, 0, PINS.first);
  await tap(page, '回到清单');
  await checklist(page);
}

export async function leave(page) {
  await card(page, '运输').click();
  await page.getByLabel('车牌号').fill('示例B00001');
  for (const box of await page.locator('.check input').all()) await box.check();
  await page.getByLabel('温度或防护要求').fill('常温，避光避热');
  await tap(page, '记录运输');
  await checklist(page);
  await card(page, '留存文书').click();
  await page.getByRole('radio', { name: '已留下' }).check();
  for (const box of await page.locator('.check input').all()) await box.check();
  await page.getByRole('radio', { name: '纸质' }).check();
  await tap(page, '记录留存');
  await checklist(page);
  await tap(page, '完成本单');
  await page.getByText('本单已于').waitFor();
}

/** All that happens between the arrival and the end, on an open checklist. */
export async function visit(page, options = {}) {
  await arrive(page, options);
  await identify(page);
  await sample(page);
  await witness(page, options);
  await seal(page, options);
  await signTooEarly(page);
  await pay(page);
  await sign(page);
  await leave(page);
}

export const start = (page) => page.locator('article').first().getByRole('link', { name: /开始|继续/ }).click().then(() => checklist(page));
