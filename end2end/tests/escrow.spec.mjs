// Everybody forgot their PIN: two custodians open the photos of the phone again, and the office never could.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
import { told } from '../lib/browser.mjs';
import { rows } from '../lib/disk.mjs';
import { until } from '../lib/expect.mjs';
import { PASSWORD, Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;
const NEW = '190827';

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

async function save(page, name, folder) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

told('two custodians open what a forgotten PIN has sealed', async (browser) => {
  const folder = mkdtempSync(join(tmpdir(), 'custodians-'));
  const office = await story.office(browser, server, 'manager');
  await office.getByRole('link', { name: '手机' }).click();
  await office.getByText('还没有设置。').waitFor();
  await office.getByRole('button', { name: '生成保管文件' }).click();
  const parts = [await save(office, '保存甲文件', folder), await save(office, '保存乙文件', folder)];
  // The same part twice is no key.
  await office.setInputFiles('#escrow-files', [parts[0]]);
  await office.getByRole('button', { name: '核对并启用' }).click();
  await office.getByText('这不是同一套的甲、乙两个文件').waitFor();
  await office.setInputFiles('#escrow-files', parts);
  await office.getByRole('button', { name: '核对并启用' }).click();
  await office.getByText('已启用：').waitFor();
  await unhindered(office);

  const { context, page } = await story.team(browser, server);
  const ring = async () => (await rows(page, 'facts')).map(([key]) => key).filter((key) => key.startsWith('ring:'));
  assert.equal((await ring()).filter((key) => key.includes(':escrow.')).length, 1, 'the key is wrapped for the custodians too');
  await context.setOffline(true);
  await story.arrive(page);
  await story.identify(page);
  await story.sample(page);
  // Nobody remembers: one of them signs in by password and chooses another PIN, which opens nothing of what was sealed before.
  await context.setOffline(false);
  await page.goto('/field/sync');
  await page.getByRole('button', { name: /^忘记PIN码/ }).click();
  await page.fill('#name', 'sampler1');
  await page.fill('#password', PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('#pin-new').fill(NEW);
  await page.locator('#pin-again').fill(NEW);
  await page.getByRole('heading', { name: '今日任务' }).waitFor();
  await page.getByRole('link', { name: '同步' }).click();
  await page.getByRole('heading', { name: '有照片或录像打不开' }).waitFor();
  await page.getByText('0/1 个文件已由服务器核验').waitFor();
  await unhindered(page);
  await page.getByRole('button', { name: '请保管人打开' }).click();
  await page.getByText('已经申请。').waitFor();
  const code = (await page.getByText(/^核对码/).textContent()).slice(-6);

  await office.getByText(`申请打开这部手机的 1 把照片密钥，核对码 ${code}`).waitFor();
  await unhindered(office);
  await office.locator('input[id^=open-]').setInputFiles(parts);
  await office.getByRole('button', { name: '打开并交还手机' }).click();
  await office.getByText('打开并交还手机', { exact: false }).locator('visible=true').first().waitFor();
  await office.getByText('经 示例').waitFor();

  await page.getByRole('button', { name: '立即发送' }).click();
  await page.getByText('保管人已经打开。').waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: '锁定手机' }).click();
  await story.unlock(page, 1, NEW);
  await page.goto('/field/sync');
  await story.unlock(page, 1, NEW);
  await page.getByText('1/1 个文件已由服务器核验').waitFor({ timeout: 60_000 });
  await page.getByRole('heading', { name: '有照片或录像打不开' }).waitFor({ state: 'detached' });
  // What the custodians opened stays until a PIN has opened the key again.
  await page.goto('/field/sync');
  await story.unlock(page, 1, NEW);
  await until('the PIN opens it alone', async () => !(await rows(page, 'facts')).some(([key]) => key.startsWith('opened:')));
  await context.close();
});
