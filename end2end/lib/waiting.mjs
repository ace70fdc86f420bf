// A phone on which files wait for the signal, and nothing else does.
import { phone } from './browser.mjs';
import * as story from './story.mjs';

/** Takes the files as evidence without a signal, and shows 同步中心; the line is not narrow yet. `given` is what the assignment is made of. */
export async function waiting({ server, browser }, line, files, given) {
  const { assignment, station } = await story.assign(server, given);
  const context = await phone(browser, line);
  await story.stand(context, station);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await story.open(page);
  await story.back(page, assignment.visit);
  await story.arrive(page);
  await story.identify(page);
  await story.sample(page);
  // The photo of the price goes up before the signal is lost.
  await story.sync(page);
  await page.getByText('1/1 个文件已由服务器核验').waitFor();
  await story.back(page, assignment.visit);
  await context.setOffline(true);
  await story.importAll(page, files);
  await story.sync(page);
  await page.getByText(`1/${files.length + 1} 个文件已由服务器核验`).waitFor();
  return { context, page };
}

/** The page's own word that the server has proved all of them. */
export const proved = (page, files) => page.getByText(`${files.length + 1}/${files.length + 1} 个文件已由服务器核验`);
