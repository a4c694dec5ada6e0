/* Lets people see the password they type. Adds a button under each password field of the page; without
   scripts there is none. The words come from the attributes of the script element. */
"use strict";
(() => {
  const words = document.currentScript.dataset;
  for (const field of document.querySelectorAll("input[type=password]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-outline-primary show-password";
    button.setAttribute("aria-controls", field.id);
    const set = shown => {
      field.type = shown ? "text" : "password";
      button.textContent = shown ? words.hide : words.show;
    };
    set(false);
    button.addEventListener("click", () => {
      set(field.type === "password");
      field.focus();
    });
    /* Browsers offer to keep a password only where the field still is one. */
    field.form.addEventListener("submit", () => set(false));
    field.after(button);
  }
})();
