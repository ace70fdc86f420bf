// What lies on a phone's disk, as its page can see it.

/** The files of the vault: name, length, and how they begin. */
export const lying = (page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('media');
    const files = [];
    for await (const [name, handle] of folder.entries()) {
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      files.push({ name, length: bytes.length, begins: String.fromCharCode(...bytes.slice(0, 4)), jpeg: bytes.some((byte, at) => byte === 0xff && bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff && bytes[at + 3] === 0xe0) });
    }
    return files;
  });

/** The rows of a table of the phone's database: key and text. */
export const rows = (page, table) =>
  page.evaluate(
    (table) =>
      new Promise((done, fail) => {
        const asked = indexedDB.open('fengyang');
        asked.onerror = () => fail(asked.error);
        asked.onsuccess = () => {
          const store = asked.result.transaction(table).objectStore(table);
          const keys = store.getAllKeys();
          const values = store.getAll();
          values.onsuccess = () => {
            asked.result.close();
            done(keys.result.map((key, at) => [key, values.result[at]]));
          };
        };
      }),
    table,
  );

/** How many files lie in the database as chunks of bytes, unsealed; their keys alone are asked for, for no driver carries the bytes. */
export const chunked = (page) =>
  page.evaluate(
    () =>
      new Promise((done, fail) => {
        const asked = indexedDB.open('fengyang');
        asked.onerror = () => fail(asked.error);
        asked.onsuccess = () => {
          const keys = asked.result.transaction('bytes').objectStore('bytes').getAllKeys();
          keys.onsuccess = () => {
            asked.result.close();
            done(keys.result.filter((key) => key.endsWith(':000000')).length);
          };
        };
      }),
  );

/** The worker has fetched all that it keeps, also what it fetches later: from now on nothing needs a signal. */
export const kept = (page) =>
  page.evaluate(async () => {
    const worker = await (await fetch('/field/service-worker.js')).text();
    const listed = [...worker.matchAll(/^const (?:FILES|LATER) = (\[.*\]);$/gm)].flatMap(([, list]) => JSON.parse(list));
    for (const url of listed) {
      while (!(await caches.match(url))) await new Promise((done) => setTimeout(done, 50));
    }
  });
