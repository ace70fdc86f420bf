// Whether a page hinders anybody.

import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';

/** Nothing on the page hinders anybody; what does is told with its elements. */
export async function unhindered(page) {
  const found = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`), []);
}
