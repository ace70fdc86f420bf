// The office's disk fills up: commands go on while they can, photos wait on their phone, and everything arrives when there is room again.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { unhindered } from '../lib/axe.mjs';
import { told } from '../lib/browser.mjs';
import { rows } from '../lib/disk.mjs';
import { until } from '../lib/expect.mjs';
import { Server } from '../lib/server.mjs';
import { SmallDisk } from '../lib/small.mjs';
import * as story from '../lib/story.mjs';

const MB = 1024 * 1024;
const RESERVE = 32 * MB;

const { disk, why } = SmallDisk.mount(128 * MB);
let server;

before(async () => {
  if (disk) server = await Server.start({ data: join(disk.folder, 'data'), args: ['--reserve', `${RESERVE}`] });
});

after(async () => {
  await server?.stop();
  disk?.unmount();
});

const health = async () => (await fetch(`${server.url}/api/v1/health`)).json();

/** What the phone says when the office lacks room, with so much still to be sent. */
async function lacks(page, waits) {
  await page.getByText(waits).waitFor({ timeout: 30_000 });
  await page.getByText('传送受阻：服务器存储空间不足。').waitFor({ timeout: 30_000 });
  await page.getByText('请联系系统管理员清理空间。会自动再试。').waitFor();
  await unhindered(page);
}

const told507 = (page, path) => page.waitForResponse((answer) => answer.url().includes(path) && answer.status() === 507, { timeout: 30_000 });

told(
  'a full disk costs nothing: the phone says what the office lacks, and all arrives when there is room',
  async (browser) => {
    const { context, page } = await story.team(browser, server);
    const map = await story.office(browser, server, 'bureau');
    await map.getByText('0/400').first().waitFor();
    await context.setOffline(true);
    await story.visit(page);
    const recorded = await rows(page, 'commands');
    assert.equal(recorded.length, 30);

    // Not a byte is left: not even commands can be kept. SQLite begins a new log, so that it has no old pages to write over.
    await server.pause();
    await server.resume();
    await disk.leave(0);
    const refused = told507(page, '/api/v1/commands');
    await context.setOffline(false);
    await page.goto('/field/sync');
    await story.unlock(page, 0, story.PINS.first);
    const problem = await (await refused).json();
    assert.equal(problem.type, 'no-room');
    await lacks(page, /待传 30 条记录、9 个文件/);
    assert.deepEqual(await rows(page, 'commands'), recorded, 'the phone keeps what it has, byte for byte');

    // A little room, less than the reserve: it is for the record, and the map moves; photos wait.
    await disk.leave(RESERVE / 2);
    const waits = told507(page, '/api/v1/uploads/');
    await page.getByRole('button', { name: '立即发送' }).click();
    await waits;
    await lacks(page, /待传 0 条记录、9 个文件/);
    await map.getByText('1/400').first().waitFor({ timeout: 5_000 });
    assert.deepEqual(await health(), { database: true, media: true, writer: true, room: false });
    assert.match(await (await fetch(`${server.url}/metrics`)).text(), /^fengyang_data_free_bytes 1[0-9]{7}$/m);
    const bureau = await server.client('bureau');
    const sheet = async () => (await bureau.get('/api/v1/sheets')).sheets;
    assert.deepEqual((await sheet()).map((row) => row.media), [[9, 0]]);

    // Whoever keeps the office has made room.
    await disk.leave(RESERVE + 32 * MB);
    await page.getByRole('button', { name: '立即发送' }).click();
    await page.getByText('9/9 个文件已由服务器核验').waitFor({ timeout: 60_000 });
    await page.getByText('本机记录已全部送达。').waitFor();
    await until('the office has room again', async () => (await health()).room);
    const [one, ...others] = await sheet();
    assert.deepEqual([one.media, one.findings, others], [[9, 9], 0, []]);
    const { stream, chain } = await bureau.get(`/api/v1/sheets/${one.sheet}`);
    const ids = stream.map((entry) => entry.command);
    assert.equal(new Set(ids).size, ids.length, 'no command stands twice');
    assert.deepEqual([chain.signed, chain.linked, chain.commands], [30, 30, 30]);
    await context.close();
  },
  { skip: why },
);
