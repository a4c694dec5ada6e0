/* Keeps the running total, the counts and the save state of a score sheet in step with what was tapped.
   Only a mirror: the server computes exactly and says the same after every save. */
"use strict";
(() => {
  const form = document.getElementById("lembar");
  if (!form) return;
  const cards = [...form.querySelectorAll("fieldset.ind")];
  const links = [...document.querySelectorAll(".aspnav a")];
  const show = (name, text) => {
    for (const place of form.querySelectorAll(`[data-running-${name}]`)) place.textContent = text;
  };
  const comma = document.documentElement.lang === "en" ? "." : ",";
  const initial = form.querySelector("[data-running-value]");
  const places = initial ? (initial.textContent.split(/[.,]/)[1] || "").length : 1;
  const chosen = card => card.querySelector("input[type=radio]:checked");

  const total = () => {
    let value = 0, maximum = 0, filled = 0;
    for (const card of cards) {
      const radio = chosen(card);
      if (!radio) continue;
      filled += 1;
      maximum += Number(card.dataset.weight);
      value += Number(card.dataset.weight) * Number(radio.value) / Number(card.dataset.maximum);
    }
    show("value", value.toFixed(places).replace(".", comma));
    show("maximum", String(Number(maximum.toFixed(1))).replace(".", comma));
    show("filled", filled);
  };

  const count = () => {
    for (const link of links) {
      const own = cards.filter(card => card.dataset.aspect === link.dataset.aspect);
      const filled = own.filter(chosen).length;
      link.querySelector("[data-count]").textContent = `${filled}/${own.length}`;
      link.querySelector("progress").value = filled;
    }
  };

  form.addEventListener("input", () => {
    const state = document.querySelector(".savestate");
    if (!state || state.classList.contains("is-unsaved")) return;
    state.classList.add("is-unsaved");
    state.querySelector("span").textContent = state.dataset.unsaved;
  });
  form.addEventListener("change", () => { total(); count(); });

  const watch = new IntersectionObserver(entries => {
    const seen = entries.find(entry => entry.isIntersecting);
    if (!seen) return;
    for (const link of links) {
      if (link.dataset.aspect === seen.target.dataset.aspect) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-35% 0px -60%" });
  cards.forEach(card => watch.observe(card));
})();
