// First load: every byte that the page fetches until one can sign in, with the rest of the program held back, as the server sends it to a browser
// that knows brotli; and all that the service worker keeps for a day without a signal.
import { brotliCompressSync } from 'node:zlib';
import { phone } from '../lib/browser.mjs';
import { tell } from './tell.mjs';

const REST = /\/pkg\/behind\.[0-9a-f]+\.wasm$/;

export default async function measure({ server, browser }) {
  const context = await phone(browser, server, { serviceWorkers: 'block' });
  const page = await context.newPage();
  const asked = new Set(['/field/service-worker.js']);
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.route(REST, () => {});
  await page.goto('/field/');
  await page.locator('#name').fill('sampler1');
  const first = [...asked].filter((path) => !REST.test(path) && !path.startsWith('/api/'));
  tell('first load of /field/ until one can sign in, brotli', await kilobytes(server, first), 'kB', 220);
  await context.close();

  const worker = await (await fetch(`${server.url}/field/service-worker.js`)).text();
  const list = JSON.parse(worker.match(/^const FILES = (.*);$/m)[1]);
  const all = [...new Set(['/field/index.html', '/field/service-worker.js', ...list.filter((path) => path !== '/field/')])];
  console.log(`${all.length} files, ${await kilobytes(server, all)} kB in all, lie on the phone once the rest has come behind the door`);
}

async function kilobytes(server, paths) {
  let bytes = 0;
  for (const path of paths) {
    const answer = await fetch(server.url + path, { headers: { 'accept-encoding': 'br' } });
    const body = Buffer.from(await answer.arrayBuffer());
    // fetch has unpacked it: packed again as the bundle does, quality 11.
    bytes += answer.headers.get('content-encoding') === 'br' ? brotliCompressSync(body).length : body.length;
  }
  return Math.round(bytes / 1000);
}
