// Reads one code in what a <video> shows: by the browser's own reader where it has one, else by zxing, which comes when first needed.
// A file of its own: most visits never scan, and what every phone loads first is counted in bytes.
(() => {
  const READER = "{reader}";
  const WASM = "{wasm}";
  // Licences carry QR codes, seals and goods carry bars.
  const NATIVE = ["qr_code", "code_128", "code_39", "ean_13", "ean_8", "data_matrix"];
  const ZXING = ["QRCode", "Code128", "Code39", "EAN13", "EAN8", "DataMatrix"];
  // Wide enough for the bars of a seal at a hand's width, small enough for an old phone.
  const EDGE = 1280;

  let reading;
  const canvas = document.createElement("canvas");

  async function native() {
    if (!("BarcodeDetector" in globalThis)) return null;
    const known = await BarcodeDetector.getSupportedFormats();
    if (!known.includes("qr_code") || !known.includes("code_128")) return null;
    const detector = new BarcodeDetector({ formats: NATIVE.filter((format) => known.includes(format)) });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }

  async function zxing() {
    await new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = READER;
      script.onload = loaded;
      script.onerror = () => failed(new Error("the reader of codes could not be loaded"));
      document.head.append(script);
    });
    await ZXingWASM.prepareZXingModule({ overrides: { locateFile: () => WASM }, fireImmediately: true });
    return async (video) => {
      const found = await ZXingWASM.readBarcodes(frame(video), { formats: ZXING, maxNumberOfSymbols: 1, tryHarder: true });
      return found[0]?.text;
    };
  }

  function frame(video) {
    const scale = Math.min(1, EDGE / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  }

  // The text of a code, or nothing where none is seen; where the reader could not be loaded, the next call tries again.
  globalThis.readCode = async (id) => {
    reading ??= native().then((read) => read ?? zxing());
    const read = await reading.catch((error) => {
      reading = undefined;
      throw error;
    });
    const video = document.getElementById(id);
    return video?.videoWidth ? ((await read(video)) ?? null) : null;
  };
})();
