// One schedule: a team takes photos while everything around it fails, and in the end the office has it all once.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rows } from './disk.mjs';
import { Handset } from './handset.mjs';
import { Link } from './link.mjs';
import { PASSWORD } from './server.mjs';
import * as story from './story.mjs';

/** Photos that a schedule tries to take. */
const PHOTOS = 5;
/** Until all is proved, once nothing fails any more. */
const PATIENCE = 120_000;

export class Schedule {
  constructor(server, chance, tally) {
    Object.assign(this, { server, chance, tally, acknowledged: 0 });
  }

  async run(number) {
    const given = await story.assign(this.server, { seal: `F${number + 1}00001`, enterprise: number % 30 });
    this.visit = given.assignment.visit;
    this.bureau = await this.server.client('bureau');
    this.link = await Link.open(this.server, this.chance, (fault) => this.count(`call: ${fault}`));
    this.phone = await Handset.buy(this.link.url);
    try {
      await this.phone.stand({ latitude: given.station.position.lat / 1e7, longitude: given.station.position.lon / 1e7, accuracy: 6 });
      await this.begin();
      for (let photo = 0; photo < PHOTOS; photo += 1) await this.turn();
      await this.comeHome();
    } catch (error) {
      const text = await this.phone.page.locator('body').innerText({ timeout: 2_000 }).catch((reason) => String(reason));
      error.message += `\n— ${this.phone.page.url()} —\n${text.slice(0, 1_200)}`;
      throw error;
    } finally {
      await this.phone.throwAway();
      await this.link.close();
    }
  }

  count(what) {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1);
  }

  go(path) {
    return this.phone.page.goto(this.link.url + path, { waitUntil: 'commit' });
  }

  /** Up to an open sheet nothing fails: the schedule is about what comes then. */
  async begin() {
    const { page } = this.phone;
    await this.go('/field/');
    await story.signUp(page);
    await this.go(`/field/visits/${this.visit}`);
    await story.unlock(page, 0, story.PINS.first);
    await page.locator('li > a.line').first().waitFor();
    await story.arrive(page);
    await story.identify(page);
    await story.sample(page);
    this.acknowledged = 1;
    const [, text] = (await rows(page, 'media'))[0];
    this.sheet = JSON.parse(text).local.sheet;
  }

  /** One photo, with whatever goes wrong around it. */
  async turn() {
    const { chance, link, phone } = this;
    link.onceIn = chance.pick([0, 1, 2, 3]);
    link.isDown = chance.onceIn(6);
    if (link.isDown) this.count('offline');
    if (chance.onceIn(8)) {
      this.count('sign-in expired');
      await phone.context.clearCookies({ name: /./ });
    }
    if (chance.onceIn(8)) {
      this.count('clock wrong by a day');
      await phone.page.clock.setFixedTime(Date.now() + chance.pick([-1, 1]) * 86_400_000).catch(() => undefined);
    }
    if (chance.onceIn(8)) {
      this.count('two tabs');
      this.second = await phone.tab();
      await this.second.goto(`${link.url}/field/sync`, { waitUntil: 'commit' }).catch(() => undefined);
    }
    const killed = chance.onceIn(4) ? this.killServer() : undefined;
    const photo = this.photo().then(
      () => (this.acknowledged += 1),
      () => undefined,
    );
    const end = chance.pick([undefined, undefined, 'tab killed', 'browser killed', 'reload']);
    if (end) {
      await new Promise((done) => setTimeout(done, chance.below(3_000)));
      this.count(end);
      if (end === 'tab killed') await phone.killTab();
      if (end === 'browser killed') await phone.killBrowser();
      if (end === 'reload') await phone.page.reload({ waitUntil: 'commit' }).catch(() => undefined);
    }
    await photo;
    await killed;
    await this.second?.close().catch(() => undefined);
    this.second = undefined;
    await this.nothingIsShownTooEarly();
  }

  async killServer() {
    await new Promise((done) => setTimeout(done, this.chance.below(4_000)));
    this.count('server killed');
    await this.server.kill();
    await this.server.resume();
  }

  /** Takes a photo; done means that the phone said so. */
  async photo() {
    const { page } = this.phone;
    await this.evidence();
    await page.locator('.foot').getByRole('button', { name: /^(拍照|再拍一张)$/ }).click();
    await page.locator('.shutter').click();
    await page.getByText('已存 1 件').waitFor();
  }

  async evidence() {
    const { page } = this.phone;
    await this.go(`/field/visits/${this.visit}/sheets/${this.sheet}/evidence`);
    const pin = page.locator('.pin-box input');
    await pin.or(page.locator('.foot button')).first().waitFor();
    if (await pin.count()) await story.unlock(page, 0, story.PINS.first);
    await page.locator('.foot').getByRole('button', { name: /^(拍照|再拍一张)$/ }).waitFor();
  }

  /** What the phone shows as proved the server can prove. */
  async nothingIsShownTooEarly() {
    const told = await rows(this.phone.page, 'media').catch(() => undefined);
    // A page that was killed just now cannot be asked.
    if (!told) return;
    this.count('proofs held against the server');
    const shown = told.map(([, text]) => JSON.parse(text)).filter((row) => row.receipt);
    const proved = new Map((await this.onServer()).proved.map((receipt) => [receipt.media, receipt.digest]));
    for (const { receipt } of shown) assert.equal(proved.get(receipt.media), receipt.digest, 'shown as proved, and the server knows nothing of it');
  }

  onServer() {
    return this.bureau.get(`/api/v1/sheets/${this.sheet}`).catch(() => ({ proved: [], stream: [] }));
  }

  /** Nothing fails any more: all comes home, once. */
  async comeHome() {
    const { link, phone } = this;
    link.heal();
    await phone.killTab();
    const { page } = phone;
    await this.evidence();
    await this.go('/field/sync');
    await story.unlock(page, 0, story.PINS.first);
    const again = page.getByRole('button', { name: '重新登录' });
    const begun = Date.now();
    for (;;) {
      assert.ok(Date.now() - begun < PATIENCE, 'not everything was proved in time');
      if (await again.isVisible()) {
        await again.click();
        await page.fill('#name', 'sampler1');
        await page.fill('#password', PASSWORD);
        await page.getByRole('button', { name: '登录', exact: true }).last().click();
        await page.getByRole('heading', { name: '同步中心' }).waitFor();
      }
      // A sign-in may end at this very moment, and its button takes this one's place.
      await page.getByRole('button', { name: '立即发送' }).click({ timeout: 3_000 }).catch(() => undefined);
      const done = page.getByText('本机记录已全部送达');
      if (await done.waitFor({ timeout: 3_000 }).then(() => true, () => false)) break;
    }
    const commands = (await rows(page, 'commands')).map(([, text]) => JSON.parse(text));
    const media = (await rows(page, 'media')).map(([, text]) => JSON.parse(text).local.evidence);
    const device = JSON.parse(commands[0].body).device;
    const there = await this.onServer();
    const ids = there.stream.filter((entry) => entry.device === device).map((entry) => entry.command);
    assert.deepEqual([...ids].sort(), commands.map((command) => command.id).sort(), 'every command is there once');
    assert.ok(media.length >= this.acknowledged, `${this.acknowledged} photos were said to be kept, and ${media.length} are`);
    for (const { media: id, digest } of media) {
      assert.equal(there.proved.find((receipt) => receipt.media === id)?.digest, digest, 'every file is proved');
      assert.equal(await this.digestThere(digest), digest, 'and its bytes are those that were taken');
    }
    this.home = { commands: commands.length, files: media.length };
  }

  async digestThere(digest) {
    const answer = await this.bureau.raw(`/api/v1/blobs/${digest.replace('sha256:', '')}`);
    return `sha256:${createHash('sha256').update(Buffer.from(await answer.arrayBuffer())).digest('hex')}`;
  }
}
