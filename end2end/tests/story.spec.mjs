// Issue 2's story: a can of diesel sealed offline and seen on the bureau's live map.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
import { phone, told, watch } from '../lib/browser.mjs';
import { until } from '../lib/expect.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;
const problems = [];

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

const bureau = async (browser) => watch(await story.office(browser, server, 'bureau'), problems);

told('a team takes a can of diesel without signal, and the map moves', async (browser) => {
  const { station, visit } = await story.assign(server).then((row) => ({ station: row.station, visit: row.assignment.visit }));
  const map = await bureau(browser);
  await map.getByText('0/400').first().waitFor();

  const context = await phone(browser, server);
  await story.stand(context, station);
  let page = watch(await context.newPage(), problems);
  page.setDefaultTimeout(15_000);
  await story.open(page);
  await page.getByText(station.name).first().waitFor();

  // The signal goes; the phone is closed and opened again by a deep link.
  await context.setOffline(true);
  await page.close();
  page = watch(await context.newPage(), problems);
  page.setDefaultTimeout(15_000);
  await page.goto(`/field/visits/${visit}`);
  await page.getByText('已锁定').first().waitFor();
  await story.unlock(page, 0, story.PINS.first);
  await page.getByRole('heading', { name: station.name }).waitFor();
  await unhindered(page);
  await story.visit(page);

  // Nobody on the map before the signal returns; then, without a reload, everything.
  assert.equal(await map.getByText('1/400').count(), 0);
  await context.setOffline(false);
  await page.goto('/field/sync');
  await page.getByText('已锁定').first().waitFor();
  await story.unlock(page, 0, story.PINS.first);
  await page.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 30_000 });
  await unhindered(page);
  await map.getByText('1/400').first().waitFor({ timeout: 5_000 });
  // The point at the station is drawn and leads to the sheet: an HTML link inside a picture would have no box.
  const mark = map.getByRole('link', { name: `${station.name}：已完成` });
  assert.ok((await mark.boundingBox())?.width > 10, 'the point on the map has a size');
  await unhindered(map);

  // The sheet: facsimile, evidence, signatures, both clocks, the chain.
  await map.goto('/desk/sheets');
  await map.getByRole('link', { name: /^\d{5}-\d{5}-\d$/ }).first().click();
  await map.getByText('贰拾壹元柒角捌分').first().waitFor();
  await until('nine pictures are shown as proved', async () => (await map.getByText('已由服务器核验').count()) >= 9);
  await unhindered(map);
  // By its address too: the program takes over what the server has drawn.
  await map.reload();
  await map.getByText('● 实时').waitFor();
  await map.getByText('谁看过').first().click();
  assert.deepEqual(problems, []);
  await context.close();
  assert.deepEqual(problems, []);
});

told('a seal that is used elsewhere comes back as a finding and holds nothing up', async (browser) => {
  const { context, page } = await story.team(browser, server, { seal: 'F200001', enterprise: 1 });
  watch(page, problems);
  // The first of these is on a sheet of another enterprise already.
  await story.visit(page, { numbers: ['F100001', 'F900002', 'F900003'] });
  await page.goto('/field/sync');
  await story.unlock(page, 0, story.PINS.first);
  await page.getByText(/封条 F100001 已在抽样单 .* 上使用/).waitFor({ timeout: 30_000 });
  await page.getByRole('link', { name: /0352/ }).first().waitFor();
  const map = await bureau(browser);
  await map.getByText('2/400').first().waitFor();
  await context.close();
});
