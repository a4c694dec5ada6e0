/* Scores that are typed, on a scale of more than ten values: what fits, what is held back, what it means.
   A text that is wrong or still being typed stays on the device; the server gets whole values only. */
"use strict";
kube.typing = form => {
  const words = form.dataset, [low, high] = [words.low, words.high].map(Number);
  const inputs = [...form.querySelectorAll("input[data-score]")];
  const card = input => input.closest("fieldset.ind");
  const textOf = input => input.value.trim().replace(/^0+(?=\d)/, "");
  const fits = text => /^\d{1,5}$/.test(text) && text >= low && text <= high;
  const inside = (place, text) => fits(text) && text >= Number(place.dataset.from) && text <= Number(place.dataset.to);
  let current = null; // the box that is being typed in
  /* "8" may become "87"; "87" cannot become anything else on a scale to 100. */
  const unfinished = input => input === current && !(fits(textOf(input)) && textOf(input) * 10 > high);

  const explain = input => {
    for (const place of card(input).querySelectorAll("[data-from]")) place.classList.toggle("on", inside(place, textOf(input)));
  };
  const isWrong = input => textOf(input) !== "" && !fits(textOf(input));
  const sentence = input => words.range.replace("{n}", input.name.split("-")[1]);
  const mark = input => {
    const wrong = isWrong(input), place = document.getElementById(`${input.id}_error`);
    card(input).classList.toggle("ind-invalid", wrong);
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    place.hidden = !wrong;
    place.querySelector("span").textContent = wrong ? sentence(input) : "";
  };
  form.addEventListener("input", event => {
    if (!inputs.includes(event.target)) return;
    current = event.target;
    explain(current);
    if (fits(textOf(current))) mark(current);
  }, { capture: true });
  form.addEventListener("change", event => { if (event.target === current) current = null; }, { capture: true });
  form.addEventListener("focusout", event => { if (event.target === current) current = null; });
  inputs.forEach(explain);

  return {
    chosen: own => inputs.find(input => card(input) === own && fits(textOf(input))),
    isWrong,
    /* Add what fits to fields; return the texts that are held back. `done` takes them as they stand. */
    collect: (fields, base, done) => {
      const held = {};
      if (done) current = null;
      for (const input of inputs) {
        const { name } = input, text = textOf(input), was = base[name] ?? "";
        const waits = text !== was && (unfinished(input) || isWrong(input));
        if (waits) held[name] = text;
        if (!unfinished(input)) mark(input);
        const value = waits ? was : text;
        if (value) fields[name] = value;
      }
      return held;
    },
    saved: fields => { // what the page came with
      for (const { name, defaultValue } of inputs) if (fits(defaultValue)) fields[name] = defaultValue;
    },
    apply: texts => {
      for (const input of inputs) {
        if (input === current) continue;
        if (textOf(input) !== (texts[input.name] ?? "")) input.value = texts[input.name] ?? "";
        explain(input);
        mark(input);
      }
    },
    isUnfinished: () => current !== null && unfinished(current),
    wrong: () => inputs.filter(input => input !== current && isWrong(input)),
    sentence,
  };
};
