// Static hosts only: keeps the whole course, so that after one visit it opens without a network.
// VERSION and FILES are written by the build. A new version waits until the pages of the old one are closed, and takes
// over then: a page never loses the files that it may still ask for.

/* global VERSION, FILES */
const PREFIX = 'course-';
const NAME = PREFIX + VERSION;
/** Longer than this, a network is slower than no network. */
const PATIENCE = 3000;

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path !== undefined) event.respondWith(answer(event.request, path));
});

/** Hashed files of the previous version are taken from there; all others are asked for anew. */
async function fill() {
  const cache = await caches.open(NAME);
  await Promise.all(
    FILES.map(async (path) => {
      const known = path.startsWith('assets/') ? await caches.match(path) : undefined;
      const response = known ?? (await fetch(path, { cache: 'no-cache' }));
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(path, response);
    }),
  );
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/** The kept file that a request means; undefined leaves the request to the browser. */
function pathOf(request) {
  const scope = new URL(self.registration.scope);
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname))
    return undefined;
  const path = url.pathname.slice(scope.pathname.length);
  const candidates = [path, `${path}index.html`, `${path}.html`];
  return candidates.find((candidate) => FILES.includes(candidate));
}

/** Hashed files never change. Pages come from the network while it answers in time, so that a correction arrives at once. */
async function answer(request, path) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(path);
  if (kept && path.startsWith('assets/')) return kept;
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return kept ?? Response.error();
  }
}
