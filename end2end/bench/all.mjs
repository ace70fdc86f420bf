// The figures that only a browser can tell, each in a file of its own. Names of files measure only those: `node end2end/bench/all.mjs signal`.
import { launch } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import cuts from './cuts.mjs';
import full from './full.mjs';
import load from './load.mjs';
import map from './map.mjs';
import signal from './signal.mjs';
import start from './start.mjs';

const FIGURES = {
  /** How many bytes a first visit costs. */
  load,
  /** How soon the phone opens without a signal. */
  start,
  /** How soon it opens when it is full. */
  full,
  /** How much goes over the line twice when the line is cut. */
  cuts,
  /** How soon all is proved when the signal returns. */
  signal,
  /** How soon the office sees it. */
  map,
};

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(FIGURES)) {
  const server = await Server.start();
  const browser = await launch();
  try {
    await FIGURES[name]({ server, browser });
  } finally {
    await browser.close();
    await server.stop();
  }
}
