// Who takes part in a story, and how they come to it; what they do is in thumb.mjs and visit.mjs.
import { desk, phone } from './browser.mjs';
import { PASSWORD } from './server.mjs';
import { PINS, checklist, tap, unlock } from './thumb.mjs';

export * from './thumb.mjs';
export * from './visit.mjs';

/** The manager gives an enterprise to the first team, by the interface that the desk's form uses too. */
export async function assign(server, given = {}) {
  const manager = await server.client('manager');
  const roster = await manager.get('/api/v1/roster');
  return { ...(await grant(manager, roster, given)), manager, roster };
}

/** The same for a manager who has the roster before them; for a day that is over they say why. */
export async function grant(manager, roster, { seal = 'F100001', place = 'gas_station', enterprise = 0, lines = [5], daysAgo = 0, reason = '' } = {}) {
  const station = roster.enterprises.filter((row) => row.place === place)[enterprise];
  const team = roster.samplers.slice(0, 2);
  const row = await manager.post('/api/v1/assignments', {
    id: crypto.randomUUID(),
    enterprise: station.id,
    team: team.map((person) => person.id),
    team_name: '第1小组',
    notice: `示例监通${seal}`,
    authorisation: '示例委0001',
    lines: lines.map((line) => ({ line, laboratory: roster.shares.find((row) => row.line === line).laboratory })),
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

/** The first sheet of the list, at somebody's desk. */
export async function sheetAtTheDesk(browser, server, name) {
  const desk = await office(browser, server, name);
  await desk.goto('/desk/sheets');
  await desk.getByRole('link', { name: /^\d{5}-\d{5}-\d$/ }).first().click();
  return desk;
}

export const start = (page) => page.locator('article').first().getByRole('link', { name: /开始|继续/ }).click().then(() => checklist(page));
