// The fault matrix in a real browser against the real server: FENGYANG_BROWSER_FAULTS schedules (3 unless told), a new seed each run.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { Chance } from '../lib/chance.mjs';
import { Schedule } from '../lib/schedule.mjs';
import { Server } from '../lib/server.mjs';

const many = Number(process.env.FENGYANG_BROWSER_FAULTS ?? 3);
const seed = Number(process.env.FENGYANG_FAULTS_SEED ?? randomInt(2 ** 31));

test('nothing is lost or doubled or proved falsely in a real browser', { timeout: many * 240_000 }, async () => {
  console.log(`seed ${seed}, ${many} schedules`);
  const tally = new Map();
  const home = { commands: 0, files: 0 };
  let server;
  try {
    for (let number = 0; number < many; number += 1) {
      // An office has enterprises for so many.
      if (number % 30 === 0) {
        await server?.stop();
        server = await Server.start();
      }
      const schedule = new Schedule(server, new Chance(seed + number * 7_919), tally);
      await schedule.run(number % 30).catch((error) => {
        error.message = `schedule ${number} of seed ${seed}: ${error.message}`;
        throw error;
      });
      home.commands += schedule.home.commands;
      home.files += schedule.home.files;
    }
  } finally {
    await server?.stop();
  }
  for (const [what, times] of [...tally].sort()) console.log(what.padEnd(44), String(times).padStart(6));
  console.log('schedules'.padEnd(44), String(many).padStart(6));
  console.log('commands: lost 0, doubled 0, of'.padEnd(44), String(home.commands).padStart(6));
  console.log('files: lost 0, of'.padEnd(44), String(home.files).padStart(6));
  assert.ok(home.files >= 2 * many, 'photos were taken while things failed, and not only before');
  assert.ok((tally.get('proofs held against the server') ?? 0) >= many, 'what is shown as proved was looked at');
});
