// What a thumb does on a phone: taps, photographs, draws a name, types a PIN.

export const PINS = { first: '135790', second: '246801' };

export const card = (page, name) => page.getByRole('link', { name: new RegExp(`^去做：${name}`) });
export const tap = (page, name) => page.getByRole('button', { name, exact: true }).last().click();
/** The cards of a visit are shown. */
export const checklist = (page) => page.locator('li > a.line').first().waitFor();

export async function unlock(page, place, pin) {
  await page.getByRole('radio').nth(place).check();
  await page.locator('.pin-box input').fill(pin);
}

export async function photo(page) {
  await tap(page, '拍照');
  await page.getByText('已存 1 件').waitFor();
  await tap(page, '完成');
}

export async function draw(page) {
  const pad = await page.locator('#pad').boundingBox();
  for (const [dx, dy] of [[60, 0], [150, 20], [240, 10]]) {
    await page.mouse.move(pad.x + dx, pad.y + 30 + dy);
    await page.mouse.down();
    for (let step = 0; step < 14; step += 1) {
      await page.mouse.move(pad.x + dx + step * 4 + Math.sin(step) * 9, pad.y + 40 + dy + step * 5 + Math.cos(step * 1.3) * 12);
    }
    await page.mouse.up();
  }
}
