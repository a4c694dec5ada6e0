/* Keeps what a judge typed on the device until the server has acknowledged it, and sends it.
   Keys carry the opaque id of who is signed in: drafts of others are neither read nor sent. No clock
   of the device decides anything. See docs/adr/0007-offline-drafts.md. */
"use strict";
window.kube = (() => {
  const facts = document.currentScript.dataset;
  const PREFIX = `kube:${facts.user}:`, SEEN = `kube-seen:${facts.user}:`;
  const LONGEST_WAIT = { offline: 4, failed: 60 }, PATIENCE = 20000, KEEPALIVE_LIMIT = 60000, MOST_ROUNDS = 20;
  const listeners = [], memory = new Map(), busy = new Map();
  const tell = (event, id, more) => listeners.forEach(listener => listener(event, id, more));
  const banner = name => document.querySelector(`[data-banner=${name}]`);
  const show = (name, on) => { const place = banner(name); if (place) place.hidden = !on; };

  // What lies on the device -------------------------------------------------------------------------

  const stored = key => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const read = id => {
    const draft = memory.get(id) ?? stored(PREFIX + id);
    return draft?.url && draft.fields && draft.base ? draft : null;
  };
  const write = (id, draft) => {
    try {
      localStorage.setItem(PREFIX + id, JSON.stringify(draft));
      memory.delete(id);
      return true;
    } catch { // no room, or storage forbidden: this page still holds it
      memory.set(id, draft);
      return false;
    }
  };
  const drop = id => {
    memory.delete(id);
    try { localStorage.removeItem(PREFIX + id); } catch { /* nothing was stored then */ }
  };
  const keys = () => { try { return Object.keys(localStorage); } catch { return []; } };
  const ids = () => [...new Set([
    ...keys().filter(key => key.startsWith(PREFIX)).map(key => key.slice(PREFIX.length)), ...memory.keys(),
  ])];
  /* What the server last said it holds: a page kept on the device may be older than that. */
  const seen = id => stored(SEEN + id);
  const remember = (id, version, fields) => {
    try { localStorage.setItem(SEEN + id, JSON.stringify({ version, fields })); } catch { /* a help only */ }
  };
  const newToken = () => [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, "0")).join("");

  // Two sets of values ------------------------------------------------------------------------------

  const names = (...sets) => [...new Set(sets.flatMap(Object.keys))]
    .sort((one, other) => one.localeCompare(other, "id", { numeric: true }));
  const changed = (one, other) => names(one, other).filter(name => (one[name] ?? "") !== (other[name] ?? ""));
  const same = (one, other) => !changed(one, other).length;
  /* Texts that typed.js holds back: wrong, or still being typed. They are kept and never sent. */
  const holds = draft => Object.keys(draft?.held ?? {}).length > 0;
  /* Take what one side alone changed; name what both changed differently and keep it as it is here. */
  const merge = (base, mine, theirs) => {
    const fields = {}, open = [];
    for (const name of names(base, mine, theirs)) {
      const [was, here, there] = [base, mine, theirs].map(set => set[name] ?? "");
      if (here !== was && there !== was && here !== there) open.push(name);
      const value = here === was ? there : here;
      if (value !== "") fields[name] = value;
    }
    return { fields, open };
  };

  // Sending -----------------------------------------------------------------------------------------

  const formToken = () => document.querySelector("[name=csrfmiddlewaretoken]");
  const request = (url, { version, token, fields }) => {
    const body = new URLSearchParams({
      ...fields, versi: version, token, csrfmiddlewaretoken: formToken()?.value ?? "",
    });
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE);
    return fetch(url, {
      method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual", signal: stop.signal,
      keepalive: String(body).length < KEEPALIVE_LIMIT, // it goes on when the page is left
    }).finally(() => clearTimeout(timer));
  };
  const post = async (url, round) => {
    let response = await request(url, round);
    let answer = await response.json().catch(() => null);
    if (response.status === 403 && answer?.csrf) { // a page from before signing in again
      document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(field => { field.value = answer.csrf; });
      response = await request(url, round);
      answer = await response.json().catch(() => null);
    }
    return { status: response.status, answer };
  };

  /* Store a draft that the server has just answered, or drop it where nothing is left to send. */
  const settle = (id, draft) => {
    remember(id, draft.version, draft.base);
    const done = same(draft.fields, draft.base);
    if (done && !holds(draft)) drop(id);
    else write(id, draft);
    return done;
  };
  const acknowledged = (id, round, answer) => {
    const draft = read(id) ?? { fields: round.fields };
    const next = { ...draft, version: answer.version, token: answer.token, base: round.fields, sent: null };
    const done = settle(id, next);
    tell("saved", id, { ...answer, fields: round.fields, done });
    return done && !holds(draft) ? "saved" : "again";
  };
  const conflicting = (id, _round, answer) => {
    const draft = read(id);
    if (!draft) return "saved";
    const { fields, open } = merge(draft.base, { ...draft.fields, ...draft.held }, answer.server);
    const held = {};
    for (const [name, text] of Object.entries(draft.held ?? {})) {
      if (open.includes(name) || text === (answer.server[name] ?? "")) continue;
      held[name] = text;
      if (name in answer.server) fields[name] = answer.server[name];
      else delete fields[name];
    }
    const next = {
      ...draft, version: answer.version, token: answer.token, base: answer.server, fields, held, open,
      changed_at: answer.changed_at, sent: null,
    };
    const done = settle(id, next);
    tell("merged", id, { ...answer, fields, held, base: answer.server, done });
    if (open.length) return "clash";
    return done && !holds(next) ? "saved" : "again";
  };
  const stopped = reason => (id, _round, answer) => {
    const draft = read(id);
    if (!draft || (answer.count === 0 && !holds(draft))) { // the server holds all of it already
      drop(id);
      return "saved";
    }
    write(id, { ...draft, sent: null, stop: reason, message: answer.message });
    return reason;
  };
  const ANSWERS = { 200: acknowledged, 409: conflicting, 422: stopped("refused"), 423: stopped("locked") };

  /* One attempt. What was sent is repeated as it was until it is answered: its token tells the server. */
  const attempt = async (id, draft) => {
    const round = draft.sent ?? { version: draft.version, token: draft.token, fields: draft.fields };
    write(id, { ...draft, sent: round });
    let result;
    try { result = await post(draft.url, round); } catch { return "offline"; }
    if (result.status === 401) return "ended";
    const answered = ANSWERS[result.status];
    return answered && result.answer ? answered(id, round, result.answer) : "failed";
  };
  const rounds = async id => {
    for (let left = MOST_ROUNDS; left; left -= 1) {
      const draft = read(id);
      if (!draft) return "saved";
      if (draft.open?.length) return "clash";
      if (draft.stop) return draft.stop;
      if (holds(draft) && !draft.sent && same(draft.fields, draft.base)) return "held";
      const outcome = await attempt(id, draft);
      if (outcome !== "again") return outcome;
    }
    return "failed";
  };
  const alone = (id, work) => navigator.locks ? navigator.locks.request(PREFIX + id, work) : work();

  let wait = 1, timer;
  /* Nothing answers: asking often costs nobody anything. Something answers that is not ours: less and less. */
  const later = outcome => {
    clearTimeout(timer);
    wait = Math.min(LONGEST_WAIT[outcome], wait * 2);
    timer = setTimeout(sendAll, wait * 1000);
  };
  const finish = (id, outcome) => {
    show("offline", outcome === "offline");
    show("ended", outcome === "ended");
    if (outcome in LONGEST_WAIT) later(outcome);
    else if (outcome === "saved" || outcome === "held") wait = 1;
    tell("outcome", id, outcome);
    return outcome;
  };
  /* Send one draft until nothing of it is left or something stands in the way; say which. */
  const flush = id => {
    if (!busy.has(id)) {
      const work = alone(id, () => rounds(id)).catch(() => "failed").then(outcome => (busy.delete(id), finish(id, outcome)));
      busy.set(id, work);
    }
    return busy.get(id);
  };
  /* The same once, at once: a page that is being left gets no later turn, not even for a lock. */
  const hurry = id => {
    const draft = read(id);
    if (busy.has(id) || !navigator.onLine || !draft || draft.stop || draft.open?.length) return;
    if (holds(draft) && !draft.sent && same(draft.fields, draft.base)) return;
    busy.set(id, attempt(id, draft).catch(() => "failed").then(outcome => {
      busy.delete(id);
      return outcome === "again" ? flush(id) : finish(id, outcome);
    }));
  };
  async function sendAll() {
    for (const id of ids()) {
      const outcome = await flush(id);
      if (outcome === "offline" || outcome === "ended") return;
    }
  }

  // The page ----------------------------------------------------------------------------------------

  const signIn = banner("ended")?.querySelector("a");
  if (signIn) signIn.href = `${signIn.pathname}?${new URLSearchParams({ next: location.pathname + location.hash })}`;
  const mark = () => document.querySelectorAll("[data-sheet] [data-unsent]").forEach(place => {
    place.hidden = !read(place.closest("[data-sheet]").dataset.sheet);
  });
  listeners.push(mark);
  listeners.push((event, id, more) => { // the check page shows what the server held before
    if (more?.done && document.querySelector(`form[action*="/${id}/kirim/"]`)) location.reload();
  });
  const wake = () => { mark(); wait = 1; show("offline", !navigator.onLine); if (ids().length) sendAll(); };
  addEventListener("online", wake);
  addEventListener("offline", () => show("offline", true));
  addEventListener("storage", event => {
    if (event.key?.startsWith(PREFIX)) tell("elsewhere", event.key.slice(PREFIX.length));
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });
  document.addEventListener("DOMContentLoaded", wake);
  addEventListener("pageshow", event => { if (event.persisted) wake(); });

  /* Signing out asks first where something is unsent; it tries once more before asking. */
  const farewell = banner("sign-out");
  const stay = farewell?.querySelector("[data-stay]");
  stay?.addEventListener("click", () => { farewell.hidden = true; });
  document.addEventListener("submit", async event => {
    const form = event.target.closest("form[data-sign-out]");
    if (!form || !farewell || farewell.contains(form) || !ids().length) return;
    event.preventDefault();
    await Promise.race([sendAll(), new Promise(done => { setTimeout(done, 3000); })]);
    if (!ids().length) return form.submit();
    farewell.hidden = false;
    form.closest("details")?.removeAttribute("open"); // the menu would lie on the question
    stay.focus();
    farewell.scrollIntoView({ block: "center" });
  });

  /* Whoever scored by keyboard goes on by keyboard; a key held down presses nothing twice. */
  if (sessionStorage.kb) document.querySelector("[data-next-key]")?.focus({ preventScroll: true });
  document.addEventListener("keydown", event => {
    if (event.repeat && event.key === "Enter" && event.target.closest("button, a")) event.preventDefault();
  });

  /* The list hands its sheets to the service worker, which keeps them for a time without a network. */
  const rows = [...document.querySelectorAll("[data-sheet][data-version]")];
  if (navigator.serviceWorker) {
    navigator.serviceWorker.register(facts.worker).catch(() => {}); // forbidden or offline: pages need the network
    if (rows.length) navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ keep: [
      { path: location.pathname, version: "new" },
      ...rows.filter(row => row.querySelector("a.task")).map(row => (
        { path: row.querySelector("a.task").pathname, version: row.dataset.version })),
    ] }));
  }

  return {
    user: facts.user, listeners, banner, show, read, write, drop, ids, seen, newToken, changed, same, holds, flush, hurry,
  };
})();
