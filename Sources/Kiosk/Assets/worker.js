"use strict";
// Keeps the last pages of a screen in a hall: the network first, what was kept when it is away.
const shelf = "placard-1";
const keptLimit = 300;
const answerSeconds = 4;
const first = [
  "/kiosk", "/", "/kinds", "/units", "/boards", "/archive", "/guide",
  "/style.css", "/script.js", "/kiosk.css", "/kiosk.js", "/mark.svg",
];
const passing = /^\/(events|health|api|worker\.js)|\/frame\.bin$/;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(first)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== shelf) await caches.delete(name);
    await self.clients.claim();
  })());
});

async function keep(cache, request, answer) {
  await cache.put(request, answer);
  const names = await cache.keys();
  for (const old of names.slice(0, Math.max(0, names.length - keptLimit))) {
    if (!first.includes(new URL(old.url).pathname)) await cache.delete(old);
  }
}

async function answerTo(request) {
  const cache = await caches.open(shelf);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(answerSeconds * 1000) });
    if (answer.ok) await keep(cache, request, answer.clone());
    return answer;
  } catch (problem) {
    const isShell = new URL(request.url).pathname === "/kiosk";
    const old = await cache.match(request, { ignoreVary: true, ignoreSearch: isShell });
    if (old) return old;
    throw problem;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (passing.test(url.pathname)) return;
  event.respondWith(answerTo(event.request));
});
