// A visit of twelve photos was taken without signal; the signal returns over a narrow line: how long until the phone says that all is proved.
import { Narrow } from '../lib/narrow.mjs';
import { photos } from '../lib/photos.mjs';
import { proved, waiting } from '../lib/waiting.mjs';
import { tell } from './tell.mjs';

const PHOTOS = 12;
/** Two megabits a second each way, and as far away as a mast in the next village is. */
const LINE = { bits: 2_000_000, latency: 40 };

export default async function measure({ server, browser }) {
  const files = await photos(browser, PHOTOS);
  const bytes = files.reduce((sum, file) => sum + file.buffer.length, 0);
  const line = await Narrow.open(server, { latency: LINE.latency });
  const { context, page } = await waiting({ server, browser }, line, files);

  line.bits = LINE.bits;
  const before = [line.up.carried, line.down.carried];
  const begun = performance.now();
  await context.setOffline(false);
  await proved(page, files).waitFor({ timeout: 180_000 });
  const took = (performance.now() - begun) / 1000;
  const [up, down] = [line.up.carried, line.down.carried].map((carried, way) => Math.round((carried - before[way]) / 1000));
  // The photos alone: commands, heads and answers are the app's own cost.
  const needed = (bytes * 8) / LINE.bits;
  console.log(`${took.toFixed(1)} s; the line needs ${needed.toFixed(1)} s for ${Math.round(bytes / 1000)} kB, and carried ${up} kB up and ${down} kB down`);
  tell(`signal to all proved ÷ the line's own time, ${PHOTOS} photos, 2 Mbit/s`, Math.round((took / needed) * 1000) / 1000, '', 1.25);
  await context.close();
  await line.close();
}
