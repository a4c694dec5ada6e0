/* Copies a ready text with one button. Without scripts there is no button: the text is selected by hand. */
"use strict";
(() => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const said = document.querySelector("[data-copied]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        said.textContent = button.dataset.done;
      } catch { /* no permission, or a page without TLS: the selection is there to be copied */
        said.textContent = document.execCommand("copy") ? button.dataset.done : button.dataset.failed;
      }
    });
  }
  /* "Salin pengingat" leads here: one Enter more copies. */
  if (location.hash === "#pengingat") document.querySelector("[data-copy]")?.focus({ preventScroll: true });
})();
