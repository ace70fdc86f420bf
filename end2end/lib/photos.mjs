// Photos that no packing makes smaller, made by a browser: JPEG of noise, half a megabyte each.

export async function photos(browser, many) {
  const page = await (await browser.newContext()).newPage();
  const all = [];
  for (let place = 0; place < many; place += 1) {
    const coded = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(1024, 764);
      const on = canvas.getContext('2d');
      const picture = on.createImageData(canvas.width, canvas.height);
      const words = new Uint32Array(picture.data.buffer);
      for (let at = 0; at < words.length; at += 1) words[at] = 0xff000000 | (Math.random() * 0x1000000);
      on.putImageData(picture, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
      const reader = new FileReader();
      return new Promise((done) => {
        reader.onload = () => done(reader.result.split(',')[1]);
        reader.readAsDataURL(blob);
      });
    });
    all.push({ name: `${place + 1}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(coded, 'base64') });
  }
  await page.context().close();
  return all;
}
