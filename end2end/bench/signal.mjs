// A visit of twelve photos was taken without signal; the signal returns over a narrow line: how long until the phone says that all is proved.
import { phone } from '../lib/browser.mjs';
import { Narrow } from '../lib/narrow.mjs';
import * as story from '../lib/story.mjs';
import { tell } from './tell.mjs';

const PHOTOS = 12;
/** The line: two megabits a second, and as far away as a mast in the next village is. */
const LINE = { bits: 2_000_000, latency: 40 };

/** Photos that no packing makes smaller, made by a browser: JPEG of noise, half a megabyte each. */
async function photos(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const all = [];
  for (let place = 0; place < PHOTOS; place += 1) {
    const coded = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(1024, 764);
      const on = canvas.getContext('2d');
      const picture = on.createImageData(canvas.width, canvas.height);
      const words = new Uint32Array(picture.data.buffer);
      for (let at = 0; at < words.length; at += 1) words[at] = 0xff000000 | (Math.random() * 0x1000000);
      on.putImageData(picture, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
      const reader = new FileReader();
      return new Promise((done) => {
        reader.onload = () => done(reader.result.split(',')[1]);
        reader.readAsDataURL(blob);
      });
    });
    all.push({ name: `${place + 1}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(coded, 'base64') });
  }
  await context.close();
  return all;
}

export default async function signal({ server, browser }) {
  const files = await photos(browser);
  const bytes = files.reduce((sum, file) => sum + file.buffer.length, 0);
  const line = await Narrow.open(server, { latency: LINE.latency });
  const { assignment, station } = await story.assign(server);
  const context = await phone(browser, line);
  await story.stand(context, station);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await story.open(page);
  await story.back(page, assignment.visit);
  await story.arrive(page);
  await story.identify(page);
  await story.sample(page);
  // The photo of the price went up before the signal was lost, so that just the twelve wait.
  await story.sync(page);
  await page.getByText('1/1 个文件已由服务器核验').waitFor();

  await story.back(page, assignment.visit);
  await context.setOffline(true);
  await story.importAll(page, files);
  await story.sync(page);
  await page.getByText(`1/${PHOTOS + 1} 个文件已由服务器核验`).waitFor();

  line.bits = LINE.bits;
  const before = { up: line.up.carried, down: line.down.carried };
  const begun = performance.now();
  await context.setOffline(false);
  await page.getByText(`${PHOTOS + 1}/${PHOTOS + 1} 个文件已由服务器核验`).waitFor({ timeout: 180_000 });
  const took = (performance.now() - begun) / 1000;
  const needed = (bytes * 8) / LINE.bits;
  const [up, down] = [line.up.carried - before.up, line.down.carried - before.down].map((carried) => Math.round(carried / 1000));
  console.log(`${PHOTOS} photos of ${Math.round(bytes / 1000)} kB in ${took.toFixed(1)} s; the line needs ${needed.toFixed(1)} s for them, and carried ${up} kB up and ${down} kB down`);
  tell(`signal to all proved ÷ the line's own time, ${PHOTOS} photos, 2 Mbit/s`, Math.round((took / needed) * 1000) / 1000, '', 1.25);
  await context.close();
  await line.close();
}
