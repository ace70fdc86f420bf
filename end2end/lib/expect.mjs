// Waits for a state, with a limit; never sleeps.
import assert from 'node:assert/strict';

const LIMIT = 10_000;

export async function until(what, holds, limit = LIMIT) {
  const end = Date.now() + limit;
  let last;
  while (Date.now() < end) {
    last = await holds().catch((error) => error);
    if (last === true) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`${what}; at the end it was ${last instanceof Error ? last.message : JSON.stringify(last)}`);
}

export const expect = (locator) => ({
  toBeInSight: () =>
    until('an element in sight', async () => {
      const [box, { height }] = [await locator.boundingBox(), locator.page().viewportSize()];
      return (box !== null && box.y >= 0 && box.y + box.height <= height) || box;
    }),
  toHaveCount: (count) => until(`${count} elements`, async () => ((await locator.count()) === count ? true : locator.count())),
});
