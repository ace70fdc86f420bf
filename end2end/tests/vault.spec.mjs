// What the phone keeps lies sealed on its disk, opens again by a PIN, and a film that a dying page left is there to the last second.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { told } from '../lib/browser.mjs';
import { lying, rows } from '../lib/disk.mjs';
import { Server } from '../lib/server.mjs';
import * as story from '../lib/story.mjs';

let server;

before(async () => {
  server = await Server.start();
});

after(async () => {
  await server?.stop();
});

told('photos lie sealed, a film outlives its page, and a PIN opens them again', async (browser) => {
  const { context, page } = await story.team(browser, server);
  await context.setOffline(true);
  await story.arrive(page);
  await story.identify(page);
  await story.sample(page);

  const [photo, ...others] = await lying(page);
  assert.deepEqual([others.length, photo.begins, photo.jpeg], [0, 'FYV1', false], 'one photo, and it cannot be read');
  assert.equal((await rows(page, 'bytes')).length, 0, 'nothing of it lies elsewhere');
  const facts = await rows(page, 'facts');
  assert.equal(facts.filter(([key]) => key.startsWith('ring:')).length, 2, 'one key, wrapped once for each of the two');

  await page.getByRole('link', { name: /^去做：证据/ }).click();
  await page.locator('.foot').getByRole('button', { name: '录像' }).click();
  await page.getByRole('button', { name: '开始录像', exact: true }).last().click();
  await page.getByRole('button', { name: /停止 [4-9]\/60 秒/ }).waitFor();
  await page.reload();
  const film = (await lying(page)).find((file) => file.name.endsWith('.film'));
  assert.ok(film && film.begins === 'FYV1' && film.length > 10_000, `the seconds of the film are there: ${film?.length}`);
  const [, films] = (await rows(page, 'facts')).find(([key]) => key === 'films');
  assert.equal(JSON.parse(films)[0].film, film.name.replace('.film', ''));

  // The other's PIN opens what the first one's sealed; the film is offered where it was begun.
  await context.setOffline(false);
  await story.unlock(page, 1, story.PINS.second);
  await page.getByRole('heading', { name: '有一段录像没有录完' }).waitFor();
  await page.getByRole('button', { name: '把录下的部分存为证据' }).click();
  await page.getByRole('heading', { name: '有一段录像没有录完' }).waitFor({ state: 'detached' });
  assert.ok(!(await lying(page)).some((file) => file.name.endsWith('.film')), 'its seconds are nobody’s any more');

  // The office gets both as they were.
  await page.goto('/field/sync');
  await story.unlock(page, 1, story.PINS.second);
  await page.getByRole('button', { name: '立即发送' }).click();
  await page.getByText('2/2 个文件已由服务器核验').waitFor({ timeout: 60_000 });
  await context.close();
});
