// First load: every byte that the page and its service worker fetch, as the server sends it to a browser that knows brotli.
import { brotliCompressSync } from 'node:zlib';
import { tell } from './tell.mjs';

export default async function measure({ server }) {
  const worker = await (await fetch(`${server.url}/field/service-worker.js`)).text();
  const list = JSON.parse(worker.match(/^const FILES = (.*);$/m)[1]);
  const paths = [...new Set(['/field/index.html', '/field/service-worker.js', ...list.filter((path) => path !== '/field/')])];
  let bytes = 0;
  for (const path of paths) {
    const answer = await fetch(server.url + path, { headers: { 'accept-encoding': 'br' } });
    const body = Buffer.from(await answer.arrayBuffer());
    // fetch has unpacked it: packed again as the bundle does, quality 11.
    bytes += answer.headers.get('content-encoding') === 'br' ? brotliCompressSync(body).length : body.length;
  }
  tell('first load of /field/, brotli, all files', Math.round(bytes / 1000), 'kB', 200);
}
