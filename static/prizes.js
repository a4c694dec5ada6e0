/* The prize table's sums while typing. The server computes the same when the form is sent; without
   this script its numbers stand still. */
"use strict";
(() => {
  const form = document.querySelector("[data-prizes]");
  if (!form) return;
  const total = form.querySelector("[data-total]");
  const budget = form.querySelector("[data-budget]");
  const english = document.documentElement.lang.startsWith("en");
  const others = Number(budget.dataset.all) - Number(budget.dataset.stored);

  // the same spellings as the server takes; null where it would ask
  const amount = (text) => {
    const found = /^(?:rp\.?)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,00|,-)?$/i.exec(text.trim());
    return found ? Number(found[1].replaceAll(".", "")) : null;
  };
  const written = (value) => {
    if (value === null) return "–";
    const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, english ? "," : ".");
    return english ? `IDR ${grouped}` : `Rp${grouped}`;
  };

  form.addEventListener("input", () => {
    const amounts = [...form.querySelectorAll("[data-amount]")].map((field) => amount(field.value));
    const sum = amounts.includes(null) ? null : amounts.reduce((sofar, each) => sofar + each, 0);
    total.textContent = written(sum);
    budget.textContent = written(sum === null ? null : sum + others);
  });
})();
