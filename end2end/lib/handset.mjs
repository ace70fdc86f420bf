// A phone whose browser has a disk of its own, so that it can be killed and started again.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, HERE, found } from './browser.mjs';

export class Handset {
  static async buy(url) {
    const phone = new Handset();
    phone.url = url;
    phone.profile = await mkdtemp(join(tmpdir(), 'fengyang-phone-'));
    await phone.start();
    return phone;
  }

  /** Starts the browser on the disk that is there. */
  async start() {
    const flags = [...FLAGS, '--headless=new', '--window-size=390,844', '--lang=zh-CN', `--user-data-dir=${this.profile}`, '--remote-debugging-port=0'];
    this.process = spawn(found, [...flags, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    const address = await new Promise((done, fail) => {
      let said = '';
      this.process.stderr.on('data', (bytes) => {
        said += bytes;
        const heard = said.match(/DevTools listening on (ws:\S+)/);
        if (heard) done(heard[1]);
      });
      this.process.once('exit', () => fail(new Error(`the browser did not start:\n${said}`)));
    });
    this.browser = await chromium.connectOverCDP(address);
    [this.context] = this.browser.contexts();
    await this.context.grantPermissions(['geolocation', 'camera'], { origin: this.url });
    await this.stand(HERE);
    this.page = await this.tab();
  }

  stand(place) {
    this.place = place;
    return this.context.setGeolocation(place);
  }

  /** One more page of the app. */
  async tab() {
    const page = await this.context.newPage();
    page.setDefaultTimeout(10_000);
    return page;
  }

  /** The page dies; another is opened. */
  async killTab() {
    const dying = this.page;
    this.page = await this.tab();
    await dying.close();
  }

  /** The whole browser dies without warning, and is started again. */
  async killBrowser() {
    const { place } = this;
    await this.end();
    await this.start();
    await this.stand(place);
  }

  async end() {
    const ended = new Promise((done) => this.process.once('exit', done));
    process.kill(-this.process.pid, 'SIGKILL');
    await ended;
    await this.browser.close().catch(() => undefined);
  }

  async throwAway() {
    await this.end();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
