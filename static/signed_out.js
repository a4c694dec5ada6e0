/* On the pages for signing in: pages kept for whoever was here before are removed from the device.
   Unsent values stay; only their owner ever sees or sends them. See docs/adr/0007-offline-drafts.md. */
"use strict";
(() => {
  const clean = async () => {
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith("kube-seen:")) localStorage.removeItem(key);
      for (const name of await caches.keys()) if (/^kube-(pages-|who$)/.test(name)) await caches.delete(name);
    } catch { /* storage is forbidden: then nothing was kept */ }
  };
  clean();
  addEventListener("submit", clean); // whatever was still being fetched when the page was opened
})();
