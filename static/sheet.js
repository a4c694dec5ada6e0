/* The score sheet: running total, saving by itself, keyboard. drafts.js stores and sends.
   The totals are only a mirror: the server computes exactly and says so after every save. */
"use strict";
(() => {
  const form = document.getElementById("lembar");
  if (!form) return;
  const id = form.dataset.sheet, words = form.dataset, kube = window.kube;
  const cards = [...form.querySelectorAll("fieldset.ind")];
  const links = [...document.querySelectorAll(".aspnav a")];
  const editable = !form.querySelector("fieldset").disabled;
  const typing = kube.typing?.(form); // typed.js, where values are typed
  const chosen = card => card.querySelector("input[type=radio]:checked") ?? typing?.chosen(card);

  // The totals --------------------------------------------------------------------------------------

  const show = (name, text) => {
    for (const place of form.querySelectorAll(`[data-running-${name}]`)) place.textContent = text;
  };
  const mark = document.documentElement.lang === "en" ? "." : ",";
  const text = (value, places) => value.toFixed(places).replace(".", mark);
  const whole = value => String(Number(value.toFixed(1))).replace(".", mark);
  const sum = own => own.filter(chosen).reduce((so_far, card) => ({
    filled: so_far.filled + 1,
    maximum: so_far.maximum + Number(card.dataset.weight),
    value: so_far.value + card.dataset.weight * chosen(card).value / card.dataset.maximum,
  }), { filled: 0, maximum: 0, value: 0 });
  const cardsOf = aspect => cards.filter(card => card.dataset.aspect === aspect);
  const total = () => {
    const { filled, maximum, value } = sum(cards);
    show("value", text(value, 1));
    show("maximum", whole(maximum));
    show("filled", filled);
    for (const link of links) {
      const own = cardsOf(link.dataset.aspect), count = own.filter(chosen).length;
      link.querySelector("[data-count]").textContent = `${count}/${own.length}`;
      link.querySelector("progress").value = count;
    }
  };
  /* Said once when the last indicator of an aspect got its value: not a word at each key. */
  const announce = card => {
    const own = cardsOf(card.dataset.aspect), place = document.querySelector("[data-aspect-complete]");
    if (!place || !own.every(chosen)) return;
    const { value, maximum } = sum(own), link = links.find(one => one.dataset.aspect === card.dataset.aspect);
    place.textContent = words.aspectComplete.replace("{aspect}", link.querySelector(".aspnav-name").textContent)
      .replace("{value}", text(value, 1)).replace("{maximum}", whole(maximum));
  };
  const watch = new IntersectionObserver(entries => {
    const visible = entries.find(entry => entry.isIntersecting);
    if (!visible) return;
    for (const link of links) {
      if (link.dataset.aspect === visible.target.dataset.aspect) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-35% 0px -60%" });
  cards.forEach(card => watch.observe(card));

  // The form and what it says -----------------------------------------------------------------------

  const boxes = [...form.querySelectorAll("fieldset.ind textarea")];
  const radios = [...form.querySelectorAll("fieldset.ind input[type=radio]")];
  const clean = note => note.replace(/\r\n/g, "\n").trim();
  const gather = (isChosen, noteOf) => {
    const fields = {};
    for (const radio of radios) if (isChosen(radio)) fields[radio.name] = radio.value;
    for (const box of boxes) if (clean(noteOf(box))) fields[box.name] = clean(noteOf(box));
    return fields;
  };
  const collect = () => gather(radio => radio.checked, box => box.value);
  const apply = (fields, held = {}) => {
    typing?.apply({ ...fields, ...held });
    for (const radio of radios) radio.checked = fields[radio.name] === radio.value;
    for (const box of boxes) if (clean(box.value) !== (fields[box.name] ?? "")) box.value = fields[box.name] ?? "";
    total();
  };

  let base = gather(radio => radio.defaultChecked, box => box.defaultValue);
  typing?.saved(base);
  let version = Number(form.elements.versi.value), token = form.elements.token.value, timer, pause;
  const stand = (at, next, fields) => {
    [version, token, base] = [at, next, fields];
    form.elements.versi.value = at;
    form.elements.token.value = next;
  };

  // What is said about saving -----------------------------------------------------------------------

  const state = document.querySelector(".savestate");
  const say = (name, sentence) => {
    if (!state) return;
    state.dataset.state = name;
    const place = state.querySelector("[data-words]");
    if (place.textContent !== sentence) place.textContent = sentence;
  };
  const label = name => name.replace(/^(\w+)-(\d+)$/, (_all, kind, number) => words[kind].replace("{n}", number));
  const shown = value => value ?? words.blank;
  const notice = (name, message) => {
    const place = kube.banner(name);
    place.querySelector("[data-message]").textContent = message;
    place.hidden = false;
    lead();
  };
  /* The bottom bar is always in sight: it leads to what asks for a decision further up. */
  const lead = () => {
    const place = document.querySelector("[data-lead]");
    if (place) place.hidden = ["refused", "locked", "clash", "ended"].every(name => kube.banner(name).hidden);
  };
  const clear = () => { ["refused", "locked", "clash"].forEach(name => kube.show(name, false)); lead(); };

  const lock = draft => {
    const list = kube.banner("locked").querySelector("[data-unsent-values]");
    const all = { ...draft.fields, ...draft.held };
    list.replaceChildren(...kube.changed(all, draft.base).map(name => Object.assign(
      document.createElement("li"), { textContent: `${label(name)}: ${shown(all[name])}` })));
    notice("locked", draft.message);
    form.querySelector("fieldset").disabled = true;
    form.querySelectorAll(".dock .btn").forEach(button => { button.hidden = true; });
  };
  kube.banner("locked").querySelector("[data-discard]").addEventListener("click", () => {
    kube.drop(id);
    location.reload();
  });

  // Two devices -------------------------------------------------------------------------------------

  const choice = (name, value, where) => {
    const [option] = document.getElementById("pilihan").content.cloneNode(true).children;
    const radio = option.querySelector("input");
    Object.assign(radio, { name: `pilih-${name}`, value: where, id: `pilih-${name}-${where}` });
    option.querySelector("label").htmlFor = radio.id;
    option.querySelector("label").textContent = words[where].replace("{v}", shown(value));
    return option;
  };
  const ask = draft => {
    const group = name => {
      const set = document.createElement("fieldset"), legend = document.createElement("legend");
      set.className = "choice";
      legend.textContent = label(name);
      set.append(legend, choice(name, draft.fields[name], "here"), choice(name, draft.base[name], "server"));
      return set;
    };
    const place = kube.banner("clash").querySelector("[data-choices]");
    const now = JSON.stringify(draft.open.map(name => [name, draft.fields[name], draft.base[name]]));
    if (place.dataset.of !== now) place.replaceChildren(...draft.open.map(group)); // else picks would be lost
    place.dataset.of = now;
    notice("clash", words.clash.replace("{time}", draft.changed_at));
  };
  kube.banner("clash").querySelector("[data-choose]").addEventListener("click", () => {
    const draft = kube.read(id), panel = kube.banner("clash");
    if (!draft) return;
    const picked = name => panel.querySelector(`input[name="pilih-${name}"]:checked`)?.value;
    const left = draft.open.find(name => !picked(name));
    panel.querySelector("[data-left-open]").hidden = !left;
    if (left) return panel.querySelector(`input[name="pilih-${left}"]`).focus();
    const fields = { ...draft.fields };
    for (const name of draft.open) {
      if (picked(name) === "here") continue;
      if (name in draft.base) fields[name] = draft.base[name];
      else delete fields[name];
    }
    kube.write(id, { ...draft, fields, open: [] });
    apply(fields);
    clear();
    keep(true);
    kube.flush(id);
  });

  // Saving ------------------------------------------------------------------------------------------

  const OUTCOMES = {
    offline: () => say("local", words.local),
    held: () => { say("local", words.local); flag(); },
    ended: () => { say("local", words.local); lead(); },
    failed: () => say("failed", words.failed),
    refused: draft => { say("failed", words.failed); notice("refused", draft.message); },
    locked: draft => { say("failed", words.failed); lock(draft); },
    clash: draft => { say("local", words.local); ask(draft); },
  };
  /* A text that is wrong stays where it was typed, and its sentence stands above too. */
  const flag = () => {
    const wrong = typing?.wrong() ?? [];
    if (wrong.length) notice("refused", wrong.map(typing.sentence).join("; "));
  };
  const keep = done => {
    const draft = kube.read(id) ?? { url: form.getAttribute("action"), version, token, base, sent: null };
    const fields = collect(), held = typing?.collect(fields, draft.base, done) ?? {};
    const safe = kube.write(id, { ...draft, fields, held, stop: "", at: new Date().toISOString() });
    kube.show("refused", false);
    flag();
    clearTimeout(timer);
    clearTimeout(pause);
    timer = setTimeout(() => kube.flush(id), 800);
    if (typing?.isUnfinished()) pause = setTimeout(() => keep(true), 5000);
    if (!safe) say("failed", words.failed);
    else if (navigator.onLine) say("saving", words.saving);
    else say("local", words.local);
  };
  /* Show what this device knows: an unsent draft, or what was saved after this page was made. */
  const adopt = () => {
    const draft = kube.read(id), later = kube.seen(id);
    if (later && later.version > version) {
      stand(later.version, kube.newToken(), later.fields);
      if (!draft) apply(base);
    }
    if (draft && editable) apply(draft.fields, draft.held);
    return draft;
  };
  kube.listeners.push((event, whose, more) => {
    if (whose !== id) return;
    if (event === "saved" || event === "merged") {
      stand(more.version, more.token, event === "merged" ? more.base : more.fields);
      if (event === "merged") apply(more.fields, more.held);
      if (more.done) { say("saved", more.saved); clear(); }
      if (more.done && more.running) Object.entries(more.running).forEach(([name, value]) => show(name, value));
    }
    if (event === "outcome") OUTCOMES[more]?.(kube.read(id));
    if (event === "elsewhere") adopt();
  });
  const leave = () => {
    if (typing?.isUnfinished()) keep(true);
    clearTimeout(timer);
    kube.hurry(id);
  };
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  addEventListener("pagehide", leave);

  form.addEventListener("input", event => {
    if (!event.target.closest("fieldset.ind")) return;
    total();
    keep();
  });
  form.addEventListener("change", event => {
    const card = event.target.closest("fieldset.ind");
    if (card && (event.target.type === "radio" || "score" in event.target.dataset)) announce(card);
    if (card && "score" in event.target.dataset) keep(true);
  });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const goesOn = event.submitter?.value === "review";
    clearTimeout(timer);
    const outcome = kube.read(id) ? await kube.flush(id) : "saved";
    if (outcome === "saved" && goesOn) location.assign(words.review);
    if (outcome === "offline" && goesOn) kube.banner("offline").querySelector("[data-needs-network]").hidden = false;
    if (outcome === "held") typing.wrong()[0]?.focus();
    else if (outcome !== "saved" && outcome !== "offline") document.querySelector("[data-lead] a")?.focus();
  });

  // The keyboard ------------------------------------------------------------------------------------

  const line = document.getElementById("papan"), SWITCH = `kube-keys:${kube.user}`;
  const remembered = () => { try { return localStorage.getItem(SWITCH) !== "off"; } catch { return true; } };
  let quick = remembered();
  const settle = () => {
    if (!line) return;
    line.dataset.keys = quick ? "on" : "off";
  };
  line?.querySelector("button").addEventListener("click", () => {
    quick = !quick;
    try { localStorage.setItem(SWITCH, quick ? "on" : "off"); } catch { /* for this page only, then */ }
    settle();
  });
  const focus = card => {
    const target = chosen(card) ?? card.querySelector("input[type=radio], input[data-score]");
    target.focus({ preventScroll: true });
    target.select(); // typing replaces a value; a radio has nothing to select
    card.scrollIntoView({ block: "center" });
  };
  const empty = after => [...cards.slice(after), ...cards.slice(0, after)].find(card => !chosen(card));
  const next = after => {
    const card = empty(after);
    if (card) focus(card);
    else form.querySelector("button[value=review]").focus({ preventScroll: true });
  };
  form.addEventListener("keydown", event => {
    const card = event.target.closest("fieldset.ind");
    const box = event.target, isScore = "score" in box.dataset;
    if (!quick || !card || !(box.type === "radio" || isScore)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const at = cards.indexOf(card);
    const digit = !isScore && /^\d$/.test(event.key) &&
      (card.querySelector(`input[value="${event.key}"]`) ?? (event.key === "0" && card.querySelector('input[value="10"]')));
    if (digit) {
      digit.checked = true;
      for (const kind of ["input", "change"]) digit.dispatchEvent(new Event(kind, { bubbles: true }));
      sessionStorage.kb = "1";
      next(at + 1);
    } else if (event.key === "Enter") {
      if (isScore) { sessionStorage.kb = "1"; keep(true); }
      if (!isScore || !typing.isWrong(box)) next(at + 1);
    } else if (event.key === "Backspace" && !(isScore && box.value)) focus(cards[Math.max(0, at - 1)]);
    else return;
    event.preventDefault();
  });

  // The beginning -----------------------------------------------------------------------------------

  const waiting = adopt();
  total();
  settle();
  if (waiting) {
    kube.write(id, { ...waiting, stop: "" });
    say("saving", words.saving);
    if (kube.holds(waiting)) keep(true);
  }
  const target = editable && /^#ind\d+$/.test(location.hash) && document.querySelector(location.hash);
  const begin = () => {
    if (document.activeElement !== document.body) return;
    focus(chosen(target) ? empty(cards.indexOf(target)) ?? target : target);
  };
  if (target) { // the browser's own jump to the fragment takes the focus away again, some frames later
    const back = () => setTimeout(begin), done = () => form.removeEventListener("focusout", back);
    form.addEventListener("focusout", back);
    for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, done, { once: true, capture: true });
    begin();
  }
})();
