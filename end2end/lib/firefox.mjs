// Debian's Firefox, by Playwright over WebDriver BiDi: the browser as Mozilla makes it, and not one built for tests.
import { existsSync } from 'node:fs';
import playwright from 'playwright-core';
import { HERE } from './browser.mjs';

const PATH = '/usr/bin/firefox-esr';

/** A camera of moving colours, which asks nobody. */
const PREFERENCES = { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true };

export async function launch() {
  if (!existsSync(PATH)) throw new Error('Firefox is missing: run .ci/browsers');
  const browser = await playwright.firefox.launch({ channel: 'moz-firefox', executablePath: PATH, firefoxUserPrefs: PREFERENCES });
  withoutColours(browser);
  return browser;
}

/**
 * Lets a context be made although this Firefox has no say in colours.
 *
 * Playwright asks for a colour scheme whenever it makes a context, and the long-term Firefox does not know that command yet. There is
 * no switch for it, so what goes over the line is looked through; every other refusal stays one.
 */
function withoutColours(browser) {
  const { _browserSession: session } = browser._connection.toImpl(browser);
  const sessions = Object.getPrototypeOf(session);
  const { send } = sessions;
  sessions.send = function (method, params) {
    return method === 'emulation.setMediaFeaturesOverride' ? Promise.resolve({}) : send.call(this, method, params);
  };
}

/** A phone as far as Firefox plays one: small, with a position, and a user who lets it store for good, or leaves that question open. */
export const phone = (browser, server, { mayPersist = true } = {}) =>
  browser.newContext({
    baseURL: server.url,
    ignoreHTTPSErrors: true,
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['geolocation', ...(mayPersist ? ['persistent-storage'] : [])],
    geolocation: HERE,
  });
