// Shows only the rows of a list that hold each word that is typed; nothing is sent. Without it the button searches,
// and so it does where the page holds a part of the list.

import { finder, folded } from "./folding.js";

export default function filterRows(field) {
  const list = document.getElementById(field.dataset.rows);
  const nothing = document.querySelector("[data-nothing]");
  if (!list) return;
  const rows = [...list.children].map((row) => [row, folded(`${row.textContent} ${row.dataset.words ?? ""}`)]);

  function narrow() {
    const isFound = finder(field.value);
    for (const [row, where] of rows) row.hidden = !isFound(where);
    nothing.hidden = rows.some(([row]) => !row.hidden);
  }

  field.addEventListener("input", narrow);
  field.form.addEventListener("submit", (event) => "isPart" in field.dataset || event.preventDefault());
  narrow();
}
