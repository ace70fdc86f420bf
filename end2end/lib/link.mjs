// The link between a phone and the office, which fails when it is told to.
import { createServer, request } from 'node:http';

/** What may happen to a call; each is what a network or a server on its way down does. */
const FAULTS = ['portal', 'status', 'reset', 'stalled', 'cut', 'answer lost', 'answer cut', 'slow'];
const STATUSES = [413, 423, 426, 500, 502, 503];

export class Link {
  constructor(server, chance, told) {
    Object.assign(this, { server, chance, told, onceIn: 0, isDown: false, sockets: new Set() });
  }

  static async open(server, chance, told) {
    const link = new this(server, chance, told);
    link.proxy = createServer((call, answer) => link.take(call, answer));
    link.proxy.on('connection', (socket) => {
      link.sockets.add(socket);
      socket.on('close', () => link.sockets.delete(socket));
    });
    await new Promise((done) => link.proxy.listen(0, '127.0.0.1', done));
    link.url = `http://127.0.0.1:${link.proxy.address().port}`;
    return link;
  }

  /** From now on every call passes. */
  heal() {
    this.onceIn = 0;
    this.isDown = false;
  }

  async close() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.proxy.close(done));
  }

  take(call, answer) {
    call.on('error', () => {});
    answer.on('error', () => {});
    if (this.isDown) return call.socket.destroy();
    const isAsked = call.url.startsWith('/api/') && !call.url.startsWith('/api/v1/events');
    if (!isAsked || this.onceIn === 0 || !this.chance.onceIn(this.onceIn)) return this.pass(call, answer, {});
    const fault = this.chance.pick(FAULTS);
    this.told(fault);
    if (fault === 'portal') {
      call.resume();
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Wi-Fi</title><p>please sign in');
    } else if (fault === 'status') {
      call.resume();
      answer.writeHead(this.chance.pick(STATUSES), { 'content-type': 'text/plain' }).end('not now');
    } else if (fault === 'reset') {
      call.socket.destroy();
    } else if (fault === 'stalled') {
      call.resume();
      setTimeout(() => call.socket.destroy(), 3_000);
    } else if (fault === 'slow') {
      setTimeout(() => this.pass(call, answer, {}), 1_500);
    } else {
      this.pass(call, answer, { [fault]: fault === 'cut' ? this.chance.below(12_000) : true });
    }
  }

  /** Hands a call on; cut, it loses its end on the way there after so many bytes, or the answer does on the way back. */
  pass(call, answer, how) {
    const { port } = this.server;
    const there = request({ host: '127.0.0.1', port, method: call.method, path: call.url, headers: call.headers, agent: false }, (back) => {
      if (how['answer lost']) {
        back.resume();
        back.on('end', () => call.socket.destroy());
        return;
      }
      answer.writeHead(back.statusCode, back.headers);
      if (how['answer cut']) {
        back.once('data', (bytes) => {
          answer.write(bytes.subarray(0, bytes.length >> 1));
          setTimeout(() => call.socket.destroy(), 50);
        });
        back.on('end', () => setTimeout(() => call.socket.destroy(), 50));
        return;
      }
      back.pipe(answer);
      back.on('error', () => call.socket.destroy());
    });
    there.on('error', () => call.socket.destroy());
    answer.on('close', () => answer.writableFinished || there.destroy());
    if (how.cut === undefined) {
      call.pipe(there);
      return;
    }
    const most = how.cut;
    let sent = 0;
    call.on('data', (bytes) => {
      there.write(bytes.subarray(0, Math.max(0, most - sent)));
      sent += bytes.length;
      if (sent >= most) {
        there.destroy();
        call.socket.destroy();
      }
    });
    call.on('end', () => there.end());
  }
}
