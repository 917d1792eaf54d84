// Keeps the page for the time without a network. The build puts in what the page is
// made of (scripts/offline.mjs): paths and SHA-256 sums. Nothing else is kept, and
// nothing that a person reads ever comes here.
const FILES = new Map(/* files */);
const CACHE = "tallymark /* version */";
const OURS = /^tallymark /;

/** One file, whole and unchanged, or an error. */
async function fetched(path) {
  const integrity = `sha256-${FILES.get(path)}`;
  const answer = await fetch(new Request(path, { integrity, cache: "no-cache" }));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  // Made anew: a browser opens no page from an answer that was redirected.
  const type = answer.headers.get("content-type") ?? "application/octet-stream";
  return new Response(await answer.blob(), { headers: { "content-type": type } });
}

/** All files, or none: a version is there when it is whole. */
async function install() {
  const answers = await Promise.all([...FILES.keys()].map(async (path) => [path, await fetched(path)]));
  const cache = await caches.open(CACHE);
  await Promise.all(answers.map(([path, answer]) => cache.put(path, answer)));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => OURS.test(name) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The file that an address of the page means, whatever stands behind its `?`. */
function meant(address) {
  const scope = new URL(self.registration.scope);
  const { origin, pathname } = new URL(address);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return undefined;
  const path = pathname.slice(scope.pathname.length) || "index.html";
  return FILES.has(path) ? path : undefined;
}

/** From the cache; a browser that cleared it asks the host again. */
async function kept(path, request) {
  return (await (await caches.open(CACHE)).match(path)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? meant(event.request.url) : undefined;
  if (path) event.respondWith(kept(path, event.request));
});
