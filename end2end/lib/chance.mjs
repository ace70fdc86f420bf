// Chance that a seed repeats.

export class Chance {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** Between 0 and 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below = (many) => Math.floor(this.next() * many);

  onceIn = (many) => this.below(many) === 0;

  pick = (all) => all[this.below(all.length)];
}
