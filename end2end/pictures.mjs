// Makes pictures of the story as it runs: those of the README, or all pages into a folder to look at (`FOLDER [--dark]`).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, phone } from './lib/browser.mjs';
import { Server } from './lib/server.mjs';
import * as story from './lib/story.mjs';

const folder = process.argv[2] ?? 'end2end/pictures';
mkdirSync(folder, { recursive: true });
const server = await Server.start();
const browser = await launch();
const dark = process.argv.includes('--dark');
const wanted = process.argv[2] ? null : ['phone-checklist', 'phone-signing', 'desk-map'];
const shot = async (page, name, fullPage = false) =>
  (wanted === null || wanted.includes(name)) &&
  page.screenshot({ path: join(folder, `${name}${dark ? '-dark' : ''}.png`), fullPage, scale: 'css' });

const { assignment, station } = await story.assign(server);
await story.assign(server, { seal: 'F300001', enterprise: 2 });
const office = await story.office(browser, server, 'bureau', { dark });

const context = await phone(browser, server, { dark });
await story.stand(context, station);
const page = await context.newPage();
page.setDefaultTimeout(15_000);
await story.open(page);
await shot(page, 'phone-tasks');
await story.back(page, assignment.visit);
await context.setOffline(true);
await story.arrive(page);
await story.identify(page);
await story.sample(page);
await story.witness(page);
await shot(page, 'phone-checklist');
await story.seal(page);
await story.pay(page);
await page.getByRole('link', { name: /^去做：签字/ }).click();
await page.getByLabel('职务').fill('站长');
await page.getByRole('button', { name: '把手机交给对方签字' }).click();
await page.locator('#pad').waitFor();
await shot(page, 'phone-signing');
await story.back(page, assignment.visit);
await story.sign(page);
await story.leave(page);
await context.setOffline(false);
await page.goto('/field/sync');
await story.unlock(page, 0, story.PINS.first);
await page.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 30_000 });
await shot(page, 'phone-sync');
await office.getByText('1/400').first().waitFor();
await shot(office, 'desk-map');
for (const [path, name] of [['assignments', 'desk-assignments'], ['sheets', 'desk-sheets'], ['findings', 'desk-findings']]) {
  await office.goto(`/desk/${path}`);
  await shot(office, name, true);
}
await office.goto('/desk/sheets');
await office.getByRole('link', { name: /^\d{5}-\d{5}-\d$/ }).first().click();
await office.getByText('贰拾壹元柒角捌分').first().waitFor();
await office.waitForLoadState('networkidle').catch(() => undefined);
await shot(office, 'desk-sheet', true);
await browser.close();
await server.stop();
console.log(`the pictures stand in ${folder}`);
