// Narrows the list of children while one types, in what the page holds; the button asks the server, which also looks
// in what other pages of a long list hold. Nothing typed goes anywhere before that.

import { finder } from "./folding.js";

export default function listFilter(form) {
  const field = form.elements.search;
  const none = form.querySelector("[data-none]");
  const parts = [...document.querySelectorAll(".child-part")];

  function narrow() {
    const isFound = finder(field.value);
    let found = 0;
    for (const part of parts) {
      let here = 0;
      for (const row of part.querySelectorAll("[data-find]")) {
        row.hidden = !isFound(row.dataset.find);
        here += !row.hidden;
      }
      part.hidden = !here;
      found += here;
    }
    none.hidden = Boolean(found);
  }

  field.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => {
    if ("isPart" in form.dataset) return;
    event.preventDefault(); // all children are here, and narrowed already
    event.stopImmediatePropagation();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted || "isPart" in form.dataset) return;
    field.value = ""; // who comes back sees everyone
    narrow();
  });
  if (field.value !== field.defaultValue) narrow(); // typed before this was here
}
