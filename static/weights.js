/* The instrument's editor: the sum of the aspects' weights and each indicator's points, while typing.
   The server computes the same when the form is sent; without this script its numbers stand still. */
"use strict";
(() => {
  const form = document.querySelector("[data-weights]");
  if (!form) return;
  const sum = form.querySelector("[data-sum]");
  const problem = form.querySelector("[data-problem]");
  const english = document.documentElement.lang.startsWith("en");
  const words = {
    less: problem.dataset.less,
    more: problem.dataset.more,
  };

  // hundredths, so that 33,3 + 33,3 + 33,4 is 100 and not nearly
  const hundredths = (box) => {
    const text = box.querySelector("input").value.trim().replace(",", ".");
    return /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null;
  };
  const written = (value) => {
    const text = String(Math.round(value) / 100);
    return english ? text : text.replace(".", ",");
  };

  const compute = () => {
    let total = 0;
    for (const aspect of form.querySelectorAll("[data-aspect]")) {
      const weight = hundredths(aspect.querySelector("[data-weight]"));
      const rows = [...aspect.querySelectorAll("[data-indicator]")];
      const shares = rows.map((row) => hundredths(row.querySelector("[data-share]")));
      const all = shares.reduce((sofar, share) => sofar + (share ?? 0), 0);
      rows.forEach((row, at) => {
        const points = all ? ((weight ?? 0) * (shares[at] ?? 0)) / all : 0;
        row.querySelector("[data-points]").textContent = written(points);
      });
      total = weight === null || total === null ? null : total + weight;
    }
    sum.textContent = total === null ? "–" : written(total);
    const rest = total === null ? 0 : 10000 - total;
    const sentence = rest > 0 ? words.less : words.more;
    problem.textContent = rest ? sentence.replace("{x}", written(total)).replace("{y}", written(Math.abs(rest))) : "";
  };
  form.addEventListener("input", compute);
  compute();
})();
