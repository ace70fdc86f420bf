// A phone is lost: the manager stops it, it says so, hands in what it holds, and works again once it is found.
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
import { told } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

told('a lost phone is stopped, hands in what it holds, and works again once it is found', async (browser) => {
  const { context, page } = await story.team(browser, server);
  // Recorded without signal, before anybody knows of the loss.
  await context.setOffline(true);
  await story.arrive(page);

  const office = await story.office(browser, server, 'manager');
  await office.getByRole('link', { name: '手机' }).click();
  const card = office.locator('article', { hasText: '✓ 在用' });
  await card.getByText('挂失停用…').first().click();
  await card.getByRole('button', { name: '确认停用这部手机' }).click();
  await card.getByText('请先写明原因。').waitFor();
  await card.getByRole('textbox').fill('示例：忘在出租车上');
  await card.getByRole('button', { name: '确认停用这部手机' }).click();
  const lost = office.locator('article', { hasText: '! 已挂失' });
  await lost.getByText('挂失：示例：忘在出租车上').waitFor();
  await unhindered(office);

  await context.setOffline(false);
  await page.goto('/field/sync');
  await story.unlock(page, 0, story.PINS.first);
  await page.getByRole('heading', { name: '这部手机已被挂失停用' }).waitFor({ timeout: 30_000 });
  await page.getByText('本机记录已全部送达。').waitFor();
  await unhindered(page);

  await lost.getByText('找回了，恢复使用…').first().click();
  await lost.getByRole('textbox').fill('示例：司机送回，已核对');
  await lost.getByRole('button', { name: '确认恢复使用' }).click();
  await office.locator('article', { hasText: '✓ 在用' }).waitFor();
  await page.getByRole('button', { name: '立即发送' }).click();
  await page.getByText('已连通服务器。').waitFor({ timeout: 30_000 });
  await context.close();
});
