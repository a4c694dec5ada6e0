/* Looks every two seconds how far a job is, until it is over. Without scripts the page loads itself anew. */
"use strict";
(() => {
  const part = document.querySelector("[data-job]");
  const moving = () => part.querySelector("[data-moving]");
  if (!part || !moving()) return;
  const look = async () => {
    if (document.hidden || part.contains(document.activeElement)) return;
    try {
      const answer = await fetch(part.dataset.job, { headers: { Accept: "text/html" }, redirect: "error" });
      if (answer.ok) part.innerHTML = await answer.text();
    } catch { /* the network is away: the next look may find it */ }
    if (!moving()) clearInterval(timer);
  };
  const timer = setInterval(look, 2000);
})();
