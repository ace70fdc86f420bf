// A narrow line between a phone and the office: so many bits a second and so far away, each way, for all its connections together.
import { connect, createServer } from 'node:net';

/** As much as goes into one packet of a mobile network. */
const PACKET = 1_400;
/** What a connection may hold ready at the line's mouth, so that none goes hungry and none fills it; more stays with the sender. */
const MOUTH = 16 * 1_024;
/** How far ahead of its time the line may take a packet, in milliseconds: a timer is no finer. */
const FINE = 2;

/** One way: connections take turns, packet by packet. */
class Way {
  constructor(line) {
    Object.assign(this, { line, turns: [], free: 0, flying: [], carried: 0 });
  }

  /** Packets that wait for their turn go out as the line has room. */
  go() {
    clearTimeout(this.timer);
    const now = performance.now();
    while (this.turns.length > 0 && this.free <= now + FINE) {
      const flow = this.turns.shift();
      const packet = flow.packets.shift();
      if (packet === undefined) continue;
      this.free = Math.max(now, this.free) + (packet.length * 8_000) / this.line.bits;
      this.flying.push({ flow, packet, at: this.free + this.line.latency });
      this.carried += packet.length;
      if (flow.packets.length > 0) this.turns.push(flow);
    }
    if (this.turns.length > 0) this.timer = setTimeout(() => this.go(), this.free - now - FINE);
    this.land();
  }

  /** Packets that have come all the way are handed on. */
  land() {
    clearTimeout(this.landing);
    const now = performance.now();
    while (this.flying.length > 0 && this.flying[0].at <= now) {
      const { flow, packet } = this.flying.shift();
      flow.hand(packet);
    }
    if (this.flying.length > 0) this.landing = setTimeout(() => this.land(), this.flying[0].at - now);
  }
}

/** One way of one connection. */
class Flow {
  constructor(way, from, to) {
    Object.assign(this, { way, from, to, packets: [], held: 0 });
    from.on('data', (bytes) => this.take(bytes));
  }

  take(bytes) {
    const isWaiting = this.packets.length > 0;
    for (let at = 0; at < bytes.length; at += PACKET) this.packets.push(bytes.subarray(at, at + PACKET));
    this.held += bytes.length;
    if (this.held > MOUTH) this.from.pause();
    if (!isWaiting) this.way.turns.push(this);
    this.way.go();
  }

  hand(packet) {
    this.held -= packet.length;
    if (!this.to.destroyed) this.to.write(packet);
    if (this.held <= MOUTH) this.from.resume();
    if (this.held === 0 && this.isEnding) this.to.end();
  }

  /** Nothing more comes; what is on its way still arrives. */
  end() {
    this.isEnding = true;
    if (this.held === 0) this.to.end();
  }
}

export class Narrow {
  /** A line to that server, which carries everything at once until it is told a width. */
  static async open(server, { latency = 0 } = {}) {
    const line = new Narrow();
    Object.assign(line, { server, latency, bits: Infinity, lost: 0, sockets: new Set() });
    line.up = new Way(line);
    line.down = new Way(line);
    line.mouth = createServer((near) => line.join(near));
    await new Promise((done) => line.mouth.listen(0, '127.0.0.1', done));
    line.url = `http://127.0.0.1:${line.mouth.address().port}`;
    return line;
  }

  join(near) {
    const far = connect(new URL(this.server.url).port, '127.0.0.1');
    const up = new Flow(this.up, near, far);
    const down = new Flow(this.down, far, near);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    }
    near.on('close', () => far.destroy());
    // What the phone had sent into a connection that ends there has left it all the same.
    far.on('close', (wasBroken) => {
      this.lost += up.held;
      if (wasBroken || up.held > 0) near.destroy();
      else down.end();
    });
  }

  async close() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.mouth.close(done));
  }
}
