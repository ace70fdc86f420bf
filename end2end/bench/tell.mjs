// How a figure is told: a line for people, an object for `make bench`.
import { appendFileSync } from 'node:fs';

const out = process.env.FENGYANG_BENCH_OUT;

export function tell(name, value, unit, most) {
  const verdict = value <= most ? 'ok' : 'missed';
  console.log(`${name.padEnd(58)} ${String(value).padStart(9)} ${unit.padEnd(6)} ≤ ${String(most).padEnd(8)} ${verdict}`);
  if (out) appendFileSync(out, `${JSON.stringify({ name, value, unit, target: `≤ ${most}`, verdict })}\n`);
}

/** The middle one of an odd number of runs. */
export const median = (runs) => [...runs].sort((a, b) => a - b)[runs.length >> 1];
