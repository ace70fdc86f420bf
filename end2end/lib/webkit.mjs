// Debian's WebKitGTK in its own small browser, driven by its own driver: the page as the stories know it.
import { existsSync, writeFileSync } from 'node:fs';
import { Locator } from './locator.mjs';
import { WebDriver } from './webdriver.mjs';

const DRIVER = '/usr/bin/WebKitWebDriver';
const BROWSER = ['4.1', '4.0', '6.0'].map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`).find((path) => existsSync(path));

/** A camera of the engine's own, which shows a moving clock face. */
const SETTINGS = ['--automation', '--enable-media-stream=true', '--enable-mock-capture-devices=true'];

export async function launch() {
  if (!BROWSER || !existsSync(DRIVER)) throw new Error('WebKitGTK or its driver is missing: run .ci/browsers');
  if (!process.env.DISPLAY) throw new Error('WebKitGTK needs a display: run .ci/browsers');
  const driver = await WebDriver.start(DRIVER, { acceptInsecureCerts: true, 'webkitgtk:browserOptions': { binary: BROWSER, args: SETTINGS } });
  await driver.send('window/rect', { width: 390, height: 844 });
  return new Browser(driver);
}

/** One session of the driver is one window; its memory goes when it ends. */
class Browser {
  constructor(driver) {
    this.driver = driver;
    this.pages = [];
  }

  version() {
    return this.driver.granted.browserVersion;
  }

  newPage(server) {
    const page = new Page(this.driver, server);
    this.pages.push(page);
    return page;
  }

  contexts() {
    return [{ pages: () => this.pages }];
  }

  close() {
    return this.driver.end();
  }
}

/** The page of that browser: what a story does with Playwright's, it does with this. */
class Page extends Locator {
  constructor(driver, server) {
    super(null, []);
    this.page = this;
    this.driver = driver;
    this.server = server;
    this.patience = 15_000;
    this.mouse = {
      move: (x, y) => driver.pointer({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) }),
      down: () => driver.pointer({ type: 'pointerDown', button: 0 }),
      up: () => driver.pointer({ type: 'pointerUp', button: 0 }),
    };
  }

  setDefaultTimeout(millis) {
    this.patience = millis;
  }

  goto(path) {
    return this.driver.send('url', { url: new URL(path, this.server.url).href });
  }

  reload() {
    return this.driver.send('refresh');
  }

  url() {
    return this.driver.get('url');
  }

  evaluate(run, arg) {
    return this.driver.evaluate(run, arg);
  }

  fill(css, text) {
    return this.locator(css).fill(text);
  }

  waitForSelector(css) {
    return this.locator(css).waitFor();
  }

  async screenshot({ path }) {
    writeFileSync(path, Buffer.from(await this.driver.get('screenshot'), 'base64'));
  }
}
