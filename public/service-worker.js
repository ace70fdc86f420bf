// Keeps the phone's program on the phone. The build fills in the list and its version; a new list is a new worker.
const VERSION = "{version}";
const FILES = {files};
// What a first look does not need: fetched once the program itself is safe, or at first use, and kept from then on.
const LATER = {later};

const SHELL = "/field/";
const PREFIX = "field-";
const CACHE = PREFIX + VERSION;

// All or nothing: one file that cannot be had, and the worker that is there stays.
self.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  const cache = await caches.open(CACHE);
  try {
    // An update replaces what was whole: it is whole too, for the next start may be without a signal.
    const all = (await isUpdate()) ? FILES.concat(LATER) : FILES;
    await Promise.all(all.map((url) => keep(cache, url)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function isUpdate() {
  const names = await caches.keys();
  return names.some((name) => name.startsWith(PREFIX) && name !== CACHE);
}

async function keep(cache, url) {
  // A name with a hash in it never changes its content; any other must come fresh.
  const fresh = /\.[0-9a-f]{16}\./.test(url) ? "default" : "reload";
  const response = await fetch(url, { cache: fresh, credentials: "omit" });
  if (!response.ok || response.redirected) throw new Error(`${url} answered ${response.status}`);
  await cache.put(url, response);
}

// The browser activates only when no page of the old program is left, so its files are nobody's any more.
self.addEventListener("activate", (event) => event.waitUntil(tidy()));

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
  const cache = await caches.open(CACHE);
  // Not waited for, and no harm where it fails: the first use fetches what is missing.
  for (const url of LATER) keep(cache, url).catch(() => {});
}

// Only the page may say so, and it says so only after its user agreed.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") {
    if (url.pathname.startsWith(SHELL)) event.respondWith(serve(SHELL, request));
  } else if (FILES.includes(url.pathname)) {
    event.respondWith(serve(url.pathname, request));
  } else if (LATER.includes(url.pathname)) {
    event.respondWith(serveLater(url.pathname));
  }
});

// The same on- and offline: what is in the cache, and the network only where the cache was taken away.
async function serve(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

async function serveLater(path) {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(path))) await keep(cache, path);
  return cache.match(path);
}
