/* Keeps a judge's own list and sheets on the device and shows them when the network is away.
   Pages lie in a cache named by the opaque id of who they were made for; only the pages of whoever was
   seen last are shown, and the sign-in page empties it all. See docs/adr/0007-offline-drafts.md. */
"use strict";
const { build, files, offline } = {% autoescape off %}{{ facts }}{% endautoescape %};
const STATIC = `kube-static-${build}`, PAGES = "kube-pages-", WHO = "kube-who", KEY = "/who";
const KEPT = /^(\/en)?\/juri\/(lembar\/[\w-]+\/)?$/, PATIENCE = 5000;
const LOOSE = { ignoreVary: true, ignoreSearch: true };

addEventListener("install", event => {
  event.waitUntil(caches.open(STATIC).then(cache => cache.addAll([...files, offline])).then(() => skipWaiting()));
});
addEventListener("activate", event => {
  event.waitUntil(forget(name => name.startsWith("kube-static-") && name !== STATIC).then(() => clients.claim()));
});

async function forget(isOld) {
  for (const name of await caches.keys()) if (isOld(name)) await caches.delete(name);
}

/* The owner of the pages on this device: whom the server last made a page for. */
async function owner() {
  return (await caches.match(KEY, { cacheName: WHO }))?.text();
}

async function keep(path, response) {
  const whose = response.headers.get("X-Sheet-Owner");
  if (!response.ok || response.redirected || !whose) return;
  await (await caches.open(WHO)).put(KEY, new Response(whose));
  await forget(name => name.startsWith(PAGES) && name !== PAGES + whose);
  await (await caches.open(PAGES + whose)).put(path, response);
}

async function onDevice(path) {
  const whose = await owner();
  return whose && caches.match(path, { cacheName: PAGES + whose, ...LOOSE });
}

/* A sign-in page is not followed to: its answer would bring a form token of its own, and whoever signs in
   on this device just then would be refused with the older one. */
async function refresh(path) {
  try { await keep(path, await fetch(path, { redirect: "manual" })); } catch { /* the network is away: the older page stays */ }
}

/* Network first. Where it hangs and the page lies here, nobody waits long. */
async function page(event, path) {
  const kept = KEPT.test(path) ? await onDevice(path) : undefined;
  const slow = new Promise((_done, fail) => { if (kept) setTimeout(fail, PATIENCE); });
  try {
    const response = await Promise.race([fetch(event.request), slow]);
    if (KEPT.test(path)) event.waitUntil(keep(path, response.clone()));
    return response;
  } catch {
    return kept ?? await caches.match(offline, LOOSE) ?? Response.error();
  }
}

/* Sending and pulling back change what the sheet's page says. */
async function step(event, path) {
  try {
    const response = await fetch(event.request), sheet = path.replace(/[^/]+\/$/, "");
    if (KEPT.test(sheet)) event.waitUntil(refresh(sheet));
    return response;
  } catch {
    return await caches.match(offline, LOOSE) ?? Response.error();
  }
}

addEventListener("fetch", event => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(request.method === "GET" ? page(event, pathname) : step(event, pathname));
  else if (request.method === "GET" && files.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(pathname, LOOSE)));
  }
});

/* The list tells which sheets there are, and their versions: only what is missing or older is fetched. */
addEventListener("message", event => {
  event.waitUntil((async () => {
    for (const { path, version } of event.data.keep) {
      const kept = await onDevice(path);
      if (kept?.headers.get("X-Sheet-Version") !== version) await refresh(path);
    }
  })());
});
