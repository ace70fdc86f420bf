// What a browser gives the phone's program, asked as the program asks it: by doing it, on its own page.

/** Each is `true`, what it can do, or the reason for which it is not there; `silence` where nobody answers the browser's question. */
export const abilities = (page) =>
  page.evaluate(async () => {
    const silence = () => new Promise((done) => setTimeout(done, 4_000, 'silence'));
    const answer = (ask) => Promise.race([Promise.resolve().then(ask), silence()]).catch((error) => error.name);
    const vault = () =>
      new Promise((done) => {
        const worker = new Worker(document.getElementById('vault-program').content, { type: 'module' });
        worker.onmessage = ({ data }) => done(data.ready);
        worker.onerror = () => done('does not start');
      });
    const camera = async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      for (const track of stream.getTracks()) track.stop();
      return true;
    };
    const position = () =>
      new Promise((done) => navigator.geolocation.getCurrentPosition(() => done(true), ({ code }) => done(`refused: ${code}`)));
    const films = ['video/mp4;codecs=avc1.42E01E', 'video/webm;codecs=vp8'];
    return {
      secure: isSecureContext,
      serviceWorker: await answer(() => navigator.serviceWorker.ready.then(() => true)),
      ed25519: await answer(() => crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']).then(() => true)),
      locks: await answer(() => navigator.locks.request('abilities', () => true)),
      vault: await answer(vault),
      persist: await answer(() => navigator.storage.persist()),
      camera: await answer(camera),
      films: await answer(() => films.filter((mime) => MediaRecorder.isTypeSupported(mime)).join()),
      position: await answer(position),
    };
  });

/** Says in the run's own output what no driver could do here, and why: nothing is left out in silence. */
export function tell(browser, undriven) {
  for (const [what, why] of Object.entries(undriven)) console.log(`${browser}, not driven: ${what}. ${why}`);
}
