// A real release server on a port of its own, with a data folder that goes when the test ends.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** Where the builds lie. */
export const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

/** The password of every account in these tests. */
export const PASSWORD = 'only-for-tests-1';

export const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

export class Server {
  /** Starts on an empty data folder with the example campaign. */
  static async start({ port, data, args = [], tls } = {}) {
    const server = new Server();
    server.data = data ?? (await mkdtemp(join(tmpdir(), 'fengyang-')));
    server.port = port ?? (await freePort());
    server.tls = tls;
    server.args = tls ? ['--tls-certificate', join(tls, 'certificate.pem'), '--tls-key', join(tls, 'certificate.key'), ...args] : args;
    await server.resume();
    return server;
  }

  get url() {
    return `${this.tls ? 'https' : 'http'}://127.0.0.1:${this.port}`;
  }

  /** Starts the process on the data that is there; used again after a kill. */
  async resume() {
    const flags = ['serve', '--listen', `127.0.0.1:${this.port}`, '--data', this.data, '--site', join(root, 'target/site'), '--example'];
    this.process = spawn(join(target, 'release/fengyang'), [...flags, '--example-password', PASSWORD, ...this.args], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.log = '';
    const keep = (chunk) => (this.log += chunk);
    this.process.stdout.on('data', keep);
    this.process.stderr.on('data', keep);
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await fetch(`${this.url}/api/v1/health`).catch(() => null);
      if (answer?.ok) return;
      if (this.process.exitCode !== null) throw new Error(`the server ended while starting:\n${this.log}`);
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`the server did not answer within ten seconds:\n${this.log}`);
  }

  /** Ends the process without warning, as a power cut would. */
  async kill() {
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGKILL');
    await ended;
  }

  /** Ends the process as its keeper would; the data stays. */
  async pause() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGTERM');
    await ended;
  }

  async stop() {
    await this.pause();
    await rm(this.data, { recursive: true, force: true });
  }

  /** A signed-in client of the REST interface. */
  async client(name) {
    const answer = await this.call('POST', '/api/v1/session', { name, password: PASSWORD });
    const cookie = answer.headers.getSetCookie()[0].split(';')[0];
    return {
      raw: (path) => this.call('GET', path, undefined, cookie),
      get: async (path) => (await this.call('GET', path, undefined, cookie)).json(),
      send: (path, body) => this.call('POST', path, body, cookie),
      post: async (path, body) => (await this.call('POST', path, body, cookie)).json(),
    };
  }

  async call(method, path, body, cookie) {
    const headers = { 'content-type': 'application/json', origin: this.url, ...(cookie && { cookie }) };
    const answer = await fetch(this.url + path, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }
}
