// From the server's receipt of a visit to the change on an open map.
import * as story from '../lib/story.mjs';
import { tell } from './tell.mjs';

export default async function measure({ server, browser }) {
  const { context, page } = await story.team(browser, server);
  const office = await story.office(browser, server, 'bureau');
  await office.getByText('0/400').first().waitFor();
  await context.setOffline(true);
  await story.visit(page);
  const receipt = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/commands') && answer.ok()).then(() => performance.now());
  const moved = office.getByText('1/400').first().waitFor({ timeout: 60_000 }).then(() => performance.now());
  await context.setOffline(false);
  await page.goto('/field/sync');
  const [got, seen] = await Promise.all([receipt, moved]);
  tell("from the server's receipt to the change on an open map", Math.max(0, Math.round(seen - got)), 'ms', 1000);
}
