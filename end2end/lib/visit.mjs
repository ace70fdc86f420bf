// A visit, card by card, as two samplers and an owner do it with their thumbs.
import { expect } from './expect.mjs';
import { PINS, card, checklist, draw, photo, tap, unlock } from './thumb.mjs';

/** Both are there, and the papers were shown; `nowhere` says why the phone has no position, where it gets none. */
export async function arrive(page, { nowhere } = {}) {
  await card(page, '到场出示').click();
  await tap(page, '记录到场');
  if (nowhere) {
    await tap(page, '不再等，现在记录');
    await page.getByPlaceholder('原因').fill(nowhere);
    await tap(page, '说明原因并继续');
    await page.getByText('没有位置').first().waitFor();
  } else {
    await page.getByText('±').first().waitFor();
  }
  // Whoever holds the phone is present; the other proves himself by his own PIN.
  const other = page.locator('.pin-box input').first();
  const asked = await page.locator('.pin label').first().textContent();
  await other.fill(asked.includes('甲') ? PINS.first : PINS.second);
  await expect(page.locator('.pin-box input')).toHaveCount(0);
  // Nothing is ticked yet: the law refuses (O-25).
  await tap(page, '记录出示');
  await page.getByText('O-25').first().waitFor();
  for (const box of await page.locator('.check input').all()) await box.check();
  await tap(page, '记录出示');
  await checklist(page);
}

export async function identify(page) {
  await card(page, '核对主体').click();
  await page.getByRole('radio', { name: '流通领域' }).check();
  for (const box of await page.locator('.check input').all()) await box.check();
  await tap(page, '记录核对结果');
  await checklist(page);
}

export async function sample(page) {
  await card(page, '产品与抽样').click();
  await page.getByRole('radio').first().check();
  await tap(page, '开抽样单');
  await page.getByLabel('产品名称').waitFor();
  await page.getByRole('radio', { name: /^能抽/ }).check();
  await page.locator('fieldset').filter({ hasText: '牌号' }).getByRole('radio', { name: '-10号' }).check();
  await page.getByLabel('标称生产者').fill('示例石化炼油厂');
  await page.getByLabel('枪号').fill('3');
  await page.getByLabel('罐号').fill('2');
  await page.getByLabel('最近一批油品进罐日期').fill('2026-11-18');
  await page.getByLabel('抽样基数（库存）').fill('8200');
  await page.getByLabel('单价').fill('7.26');
  await page.locator('.slot').first().click();
  await photo(page);
  await tap(page, '记录产品与抽样');
  await checklist(page);
}

/** Something in each of the five classes; the last of them is a film, or what a browser without films has in its place. */
export async function witness(page, { last = film } = {}) {
  await card(page, '证据').click();
  for (let left = 0; left < 4; left += 1) {
    await page.locator('.foot').getByRole('button', { name: '拍照' }).click();
    await photo(page);
  }
  await last(page);
  await page.getByRole('link', { name: '返回' }).click();
  await checklist(page);
}

/** A film of some seconds; on a busy machine the browser's recorder may hand over nothing of the first ones, and the phone says so. */
export async function film(page) {
  await page.locator('.foot').getByRole('button', { name: '录像' }).click();
  const [kept, nothing] = [page.getByText('已存 1 件'), page.getByText('没有拍到内容')];
  for (let left = 3; left > 0 && !(await kept.isVisible()); left -= 1) {
    await tap(page, '开始录像');
    await page.getByRole('button', { name: /停止 [2-9]\/60 秒/ }).click();
    await kept.or(nothing).first().waitFor();
  }
  await kept.waitFor();
  await tap(page, '完成');
}

/** Files of another camera become evidence, from the checklist and back to it. */
export async function importAll(page, files) {
  // Also where all that is wanted is there already.
  await page.locator('li > a.line').filter({ hasText: '证据' }).click();
  await page.locator('.foot').getByRole('button', { name: '导入' }).click();
  await page.getByLabel('拍摄设备').fill('防爆相机 EX-1');
  await page.locator('#imports').setInputFiles(files);
  await page.getByText(`已存 ${files.length} 件`).waitFor({ timeout: 60_000 });
  await tap(page, '完成');
  await page.getByRole('link', { name: '返回' }).click();
  await checklist(page);
}

export async function seal(page, { numbers } = {}) {
  await card(page, '封样').click();
  await page.getByLabel('每个装').fill('1.5');
  await page.getByLabel('几个').fill('2');
  await tap(page, '＋ 加容器');
  const cards = page.locator('section.card').filter({ has: page.locator('.slot') });
  await expect(cards).toHaveCount(2);
  await page.getByRole('radio', { name: '备用样品' }).check();
  await page.getByLabel('每个装').fill('2');
  await page.getByLabel('几个').fill('1');
  await tap(page, '＋ 加容器');
  await expect(cards).toHaveCount(3);
  for (let place = 0; place < 3; place += 1) {
    const one = cards.nth(place);
    if (numbers) await one.getByLabel('封条号').fill(numbers[place]);
    else await one.locator('.chip').first().click();
    await one.getByRole('radio', { name: '双方已签' }).check();
    await one.getByRole('button', { name: '记录加封' }).click();
    const reason = one.getByPlaceholder('原因');
    if (numbers) {
      await reason.fill('号段用完，用备用封条');
      await one.getByRole('button', { name: '说明原因并继续' }).click();
    }
    await one.getByText('✓ 已封').waitFor();
    // The seal itself; its signed slip has a slot of its own beside it.
    await one.locator('.slot').first().click();
    await photo(page);
  }
  await tap(page, '回到清单');
  await checklist(page);
}

/** Another seal in the place of the first: a reason, the slip signed anew, and another photo. */
export async function replaceSeal(page, reason) {
  await page.locator('li > a.line').filter({ hasText: '封样' }).click();
  const one = page.locator('section.card').filter({ has: page.locator('.slot') }).first();
  await one.getByRole('button', { name: '更换封条' }).click();
  await one.locator('.chip').first().click();
  await one.getByLabel('换封条的原因').fill(reason);
  await one.getByRole('radio', { name: '双方已签' }).check();
  await one.getByRole('button', { name: '记录加封' }).click();
  await one.getByRole('button', { name: '更换封条' }).waitFor();
  await one.locator('.slot').first().click();
  await photo(page);
  await tap(page, '回到清单');
  await checklist(page);
}

/** Nobody is handed a paper that is not paid yet (O-29 comes after O-33). */
export async function signTooEarly(page) {
  await page.locator('li > a.line').filter({ hasText: '签字' }).click();
  await page.getByText('抽样单还没有填齐').waitFor();
  await page.getByRole('link', { name: '返回' }).click();
  await checklist(page);
}

export async function pay(page) {
  await card(page, '付费单').click();
  await page.getByText('贰拾壹元柒角捌分').waitFor();
  await page.getByRole('radio', { name: '扫码' }).check();
  await tap(page, '记录付费');
  await checklist(page);
}

/** Each sampler signs, by a PIN of their own. */
export async function samplersSign(page) {
  await card(page, '签字').click();
  const samplers = page.locator('section.card').nth(1);
  for (let left = 2; left > 0; left -= 1) {
    await samplers.getByRole('button', { name: '签字' }).first().click();
    const asked = await page.locator('.pin label').first().textContent();
    await page.locator('.pin-box input').first().fill(asked.includes('甲') ? PINS.first : PINS.second);
    await page.locator('#pad').waitFor();
    await draw(page);
    await tap(page, '确认签字');
    await page.getByRole('heading', { name: '签字', exact: true }).waitFor();
  }
}

/** The owner signs what stands on the paper of that title, and hands the phone back. */
export async function ownerSigns(page, ...reads) {
  await page.getByLabel('签字人姓名').fill('示例站长');
  await page.getByLabel('职务').fill('站长');
  await tap(page, '把手机交给对方签字');
  await page.locator('#pad').waitFor();
  for (const read of reads) await page.getByText(read).first().waitFor();
  await draw(page);
  await tap(page, '确认签字');
  await page.getByText('请把手机交还').waitFor();
  await unlock(page, 0, PINS.first);
}

export async function sign(page) {
  await samplersSign(page);
  // The signer reads the whole paper, the amount and his rights; nothing else is on the screen.
  await ownerSigns(page, '21.78 元', '15日');
  await tap(page, '回到清单');
  await checklist(page);
}

export async function leave(page) {
  await card(page, '运输').click();
  await page.getByLabel('车牌号').fill('示例B00001');
  for (const box of await page.locator('.check input').all()) await box.check();
  await page.getByLabel('温度或防护要求').fill('常温，避光避热');
  await tap(page, '记录运输');
  await checklist(page);
  await card(page, '留存文书').click();
  await page.getByRole('radio', { name: '已留下' }).check();
  for (const box of await page.locator('.check input').all()) await box.check();
  await page.getByRole('radio', { name: '纸质' }).check();
  await tap(page, '记录留存');
  await checklist(page);
  await tap(page, '完成本单');
  await page.getByText('本单已于').waitFor();
}

/** All that happens between the arrival and the end, on an open checklist. */
export async function visit(page, options = {}) {
  await arrive(page, options);
  await identify(page);
  await sample(page);
  await witness(page, options);
  await seal(page, options);
  await signTooEarly(page);
  await pay(page);
  await sign(page);
  await leave(page);
}
