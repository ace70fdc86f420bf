// How the stories name what they see, for browsers that Playwright does not drive: the same words, found by a small search in the page.
import { Refused } from './webdriver.mjs';

/** A text or an expression, as it goes into the page. */
const wanted = (name, exact) => {
  if (name === undefined) return undefined;
  return name instanceof RegExp ? { source: name.source, flags: name.flags } : { text: name, exact: exact === true };
};

/** Runs in the page: follows the steps from the document to the elements. */
function search(steps) {
  const roles = { button: 'button', link: 'a[href]', heading: 'h1, h2, h3, h4, h5, h6', radio: 'input[type=radio]', checkbox: 'input[type=checkbox]' };
  const tidy = (text) => text.replace(/\s+/g, ' ').trim();
  const fits = (text, { source, flags, text: part, exact }) => {
    if (source !== undefined) return new RegExp(source, flags).test(tidy(text));
    return exact ? tidy(text) === part : tidy(text).toLowerCase().includes(part.toLowerCase());
  };
  // What is read out: nothing that is hidden from those who listen, and a gap between blocks.
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
    const inside = [...node.childNodes].map(read).join('');
    return getComputedStyle(node).display === 'inline' ? inside : ` ${inside} `;
  };
  const labels = (element) => [...(element.labels ?? [])].map(read).join(' ');
  const name = (element) => element.getAttribute('aria-label') ?? (element.labels ? labels(element) || read(element) : read(element));
  const isThere = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden=true]');
  const below = (roots, css) => [...new Set(roots.flatMap((root) => [...root.querySelectorAll(css)]))];
  const step = {
    css: (roots, css) => below(roots, css),
    role: (roots, { role, name: sought }) =>
      below(roots, `${roles[role] ?? 'none'}, [role=${role}]`).filter((element) => isThere(element) && (!sought || fits(name(element), sought))),
    label: (roots, sought) => below(roots, 'input, textarea, select').filter((element) => fits(name(element), sought)),
    // The innermost that says it.
    text: (roots, sought) => {
      const said = below(roots, 'body *').filter((element) => !/^(SCRIPT|STYLE)$/.test(element.tagName) && fits(element.textContent, sought));
      return said.filter((element) => !said.some((other) => other !== element && element.contains(other)));
    },
    having: (found, sought) => found.filter((element) => fits(element.textContent, sought)),
    nth: (found, place) => found.slice(place).slice(0, 1),
  };
  return steps.reduce((found, [what, how]) => step[what](found, how), [document]);
}

export class Locator {
  constructor(page, steps) {
    this.page = page;
    this.steps = steps;
  }

  with(what, how) {
    return new Locator(this.page, [...this.steps, [what, how]]);
  }

  locator(css) {
    return this.with('css', css);
  }

  getByRole(role, { name, exact } = {}) {
    return this.with('role', { role, name: wanted(name, exact) });
  }

  getByLabel(name) {
    return this.with('label', wanted(name));
  }

  getByText(text) {
    return this.with('text', wanted(text));
  }

  filter({ hasText }) {
    return this.with('having', wanted(hasText));
  }

  nth(place) {
    return this.with('nth', place);
  }

  first() {
    return this.nth(0);
  }

  last() {
    return this.nth(-1);
  }

  found() {
    return this.page.driver.find(search, this.steps);
  }

  async count() {
    return (await this.found()).length;
  }

  async all() {
    return Array.from({ length: await this.count() }, (_, place) => this.nth(place));
  }

  /** Does something with the one element, again and again until it lets that be done: pages here are made anew under one's hands. */
  async act(what, act, timeout = this.page.patience) {
    const end = Date.now() + timeout;
    for (let last = 'nothing was tried'; ; await new Promise((done) => setTimeout(done, 50))) {
      if (Date.now() > end) throw new Error(`could not ${what} ${JSON.stringify(this.steps)} within ${timeout} ms: ${last}`);
      try {
        const found = await this.found();
        if (found.length === 1) return await act(found[0]);
        last = `there were ${found.length}`;
      } catch (error) {
        const passing = error instanceof NotYet || /stale element|not interactable|click intercepted|no such element/.test(error.kind ?? '');
        if (!passing) throw error;
        last = error.message;
      }
    }
  }

  async waitFor({ state = 'visible', timeout } = {}) {
    if (state === 'visible') return this.act('see', inSight, timeout);
    const end = Date.now() + (timeout ?? this.page.patience);
    while ((await this.count()) > 0) {
      if (Date.now() > end) throw new Error(`${JSON.stringify(this.steps)} is still there`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  click() {
    return this.act('click', async (element) => {
      if (await element.evaluate((own) => own.disabled === true)) throw new NotYet('it is disabled');
      await press(element);
    });
  }

  check() {
    return this.act('tick', async (element) => {
      if (!(await element.evaluate((own) => own.checked))) await press(element);
      if (!(await element.evaluate((own) => own.checked))) throw new NotYet('it is not ticked');
    });
  }

  fill(text) {
    return this.act('fill', async (element) => {
      await inSight(element);
      // Keys go into the parts of a date by the language of the machine, so that one is set as a whole, and told.
      const isSet = await element.evaluate((own, text) => {
        if (own.type !== 'date') return false;
        own.value = text;
        for (const kind of ['input', 'change']) own.dispatchEvent(new Event(kind, { bubbles: true }));
        return true;
      }, text);
      if (isSet) return;
      await toMiddle(element);
      await element.clear();
      await element.type(text);
    });
  }

  /** Chooses files; the input itself is out of sight, as file inputs are. */
  setInputFiles(paths) {
    return this.act('choose files in', (element) => element.type([paths].flat().join('\n')));
  }

  textContent() {
    return this.act('read', (element) => element.evaluate((own) => own.textContent));
  }

  innerText() {
    return this.act('read', (element) => element.evaluate((own) => own.innerText));
  }

  boundingBox() {
    return this.act('measure', (element) =>
      element.evaluate((own) => {
        const { x, y, width, height } = own.getBoundingClientRect();
        return { x, y, width, height };
      }),
    );
  }
}

class NotYet extends Error {}

/** Brings it to the middle of the screen: the foot of a page lies over whatever is at the edge. */
const toMiddle = (element) => element.evaluate((own) => own.scrollIntoView({ block: 'center', behavior: 'instant' }));

async function press(element) {
  await toMiddle(element);
  await element.click();
}

async function inSight(element) {
  if (!(await element.evaluate((own) => own.checkVisibility({ visibilityProperty: true })))) throw new NotYet('it is not in sight');
}
