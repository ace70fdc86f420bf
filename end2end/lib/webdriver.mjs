// W3C WebDriver over plain fetch: a driver's process, one session with it, and the dozen commands that a story needs.
import { spawn } from 'node:child_process';
import { freePort } from './server.mjs';
import { until } from './expect.mjs';

/** The name under which the standard hands elements over. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** No command takes longer than what the browser is given for pages and scripts. */
const LIMIT = 30_000;
const PATIENCE = LIMIT + 10_000;

/** What a page says by failing in a script: its own error, and not the driver's. */
export class Refused extends Error {
  constructor({ error, message }) {
    super(`${error}: ${message}`);
    this.kind = error;
  }
}

export class WebDriver {
  /** Starts a driver program and, through it, a browser. */
  static async start(program, capabilities) {
    const driver = new WebDriver();
    const port = await freePort();
    driver.address = `http://127.0.0.1:${port}`;
    // Its own group: a driver that is ended leaves its browser behind.
    driver.process = spawn(program, [`--port=${port}`], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    driver.log = '';
    const keep = (bytes) => (driver.log += bytes);
    driver.process.stdout.on('data', keep);
    driver.process.stderr.on('data', keep);
    driver.process.once('error', keep);
    try {
      await until(`${program} answers`, async () => (await fetch(`${driver.address}/status`)).ok);
      const { sessionId, capabilities: granted } = await driver.call('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
      Object.assign(driver, { base: `/session/${sessionId}`, granted });
      await driver.send('timeouts', { script: LIMIT, pageLoad: LIMIT });
    } catch (error) {
      await driver.end();
      throw new Error(`${program} gave no browser: ${error.message}\n${driver.log.slice(-1_000)}`, { cause: error });
    }
    return driver;
  }

  async call(method, path, body) {
    // Of a browser that died under it a driver says nothing, for ever.
    const asked = fetch(this.address + path, { method, signal: AbortSignal.timeout(PATIENCE), ...(body && { body: JSON.stringify(body) }) });
    const answer = await asked.catch((error) => {
      throw new Error(`the driver did not answer ${method} ${path}: ${error.message}\n${this.log.slice(-1_000)}`);
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Refused(value);
    return value;
  }

  get(what) {
    return this.call('GET', `${this.base}/${what}`);
  }

  send(what, body = {}) {
    return this.call('POST', `${this.base}/${what}`, body);
  }

  /** Runs a function in the page and waits for what it answers; its own error comes back as one. */
  async evaluate(run, ...args) {
    const script = `
      const done = arguments[arguments.length - 1];
      const given = Array.prototype.slice.call(arguments, 0, -1);
      Promise.resolve().then(() => (${run})(...given)).then(
        (value) => done({ value }),
        (error) => done({ threw: String(error) }),
      );`;
    const { value, threw } = await this.send('execute/async', { script, args });
    if (threw) throw new Error(threw);
    return value;
  }

  /** The elements that a function finds in the page, as the driver's own handles. */
  async find(run, ...args) {
    const found = await this.send('execute/sync', { script: `return (${run})(...arguments);`, args });
    return found.map((one) => new Element(this, one));
  }

  /** One movement of the mouse, or its button; where it was is remembered by the browser. */
  pointer(action) {
    return this.send('actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [action] }] });
  }

  async end() {
    if (this.base) await this.call('DELETE', this.base).catch(() => undefined);
    if (this.process.exitCode !== null || this.process.pid === undefined) return;
    const ended = new Promise((done) => this.process.once('exit', done));
    process.kill(-this.process.pid, 'SIGKILL');
    await ended;
  }
}

class Element {
  constructor(driver, handle) {
    this.driver = driver;
    this.handle = handle;
  }

  click() {
    return this.driver.send(`element/${this.handle[ELEMENT]}/click`);
  }

  clear() {
    return this.driver.send(`element/${this.handle[ELEMENT]}/clear`);
  }

  /** Types; into a file input, chooses the files of those paths. */
  type(text) {
    return this.driver.send(`element/${this.handle[ELEMENT]}/value`, { text });
  }

  evaluate(run, ...args) {
    return this.driver.evaluate(run, this.handle, ...args);
  }
}
