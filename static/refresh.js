/* Keeps the moving part of the dashboard fresh: every 15 seconds, unless paused, out of sight, or in use.
   Without scripts the page stands as it came, and "Perbarui" loads it again. */
"use strict";
(() => {
  const EVERY = 15000;
  const part = document.querySelector("[data-refresh]");
  const button = document.querySelector("[data-pause]");
  const told = document.querySelector("[data-refreshed]");
  if (!part || !button) return;
  const KEY = "kube:refresh";
  let paused = sessionStorage.getItem(KEY) === "paused";
  let busy = false;

  const label = () => {
    button.textContent = paused ? button.dataset.resume : button.dataset.pause;
  };
  const inUse = () => part.contains(document.activeElement) || String(getSelection()) !== "";
  const address = () => part.dataset.refresh + location.search;

  async function refresh() {
    if (paused || busy || document.hidden || inUse()) return;
    busy = true;
    try {
      const answer = await fetch(address(), { headers: { Accept: "text/html" }, redirect: "error" });
      if (answer.ok) {
        const text = await answer.text();
        if (!paused && !inUse()) replace(text);
      }
    } catch { /* the network is away: the time of the last refresh says so */ }
    busy = false;
  }

  function replace(text) {
    const across = [...part.querySelectorAll(".region")].map(each => each.scrollLeft);
    const open = [...part.querySelectorAll("details[open]")].map(each => each.id).filter(Boolean);
    part.innerHTML = text;
    for (const each of part.querySelectorAll("details")) if (open.includes(each.id)) each.open = true;
    part.querySelectorAll(".region").forEach((each, at) => { each.scrollLeft = across[at] || 0; });
    told.textContent = part.firstElementChild.dataset.now;
  }

  button.addEventListener("click", () => {
    paused = !paused;
    sessionStorage.setItem(KEY, paused ? "paused" : "");
    label();
    refresh();
  });
  document.addEventListener("visibilitychange", refresh);
  label();
  button.hidden = false;
  setInterval(refresh, EVERY);
})();
