// The figures that only a browser can tell, each in a file of its own. Names measure only those: `node end2end/bench/all.mjs twenty-cuts`.
import { launch } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';

const FIGURES = ['first-load', 'offline-start', 'full-phone', 'twenty-cuts', 'all-proved', 'live-map'];

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : FIGURES) {
  const { default: measure } = await import(`./${name}.mjs`);
  const server = await Server.start();
  const browser = await launch();
  try {
    await measure({ server, browser });
  } finally {
    await browser.close();
    await server.stop();
  }
}
