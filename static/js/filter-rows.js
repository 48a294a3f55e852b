// Shows only the rows of a list that hold each word that is typed; nothing is sent. Without it the button searches.

const LETTERS = { ł: "l", ø: "o", ı: "i", đ: "d", ð: "d", ħ: "h", ŧ: "t", ŋ: "n", æ: "ae", œ: "oe", þ: "th", ß: "ss" };

export default function filterRows(field) {
  const list = document.getElementById(field.dataset.rows);
  const nothing = document.querySelector("[data-nothing]");
  if (!list) return;
  const rows = [...list.children].map((row) => [row, folded(`${row.textContent} ${row.dataset.words ?? ""}`)]);

  function narrow() {
    const words = folded(field.value).split(" ");
    for (const [row, where] of rows) {
      const joined = where.replaceAll(" ", "");
      row.hidden = !words.every((word) => where.includes(word) || joined.includes(word));
    }
    nothing.hidden = rows.some(([row]) => !row.hidden);
  }

  field.addEventListener("input", narrow);
  field.form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
}

/** Return a text as the server searches it (typed/rules/folding.py): no accents, capitals or apostrophes. */
function folded(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f'’‘`´]/g, "").replace(/\p{Pd}/gu, " ").toLowerCase();
  return plain.replace(/[łøıđðħŧŋæœþß]/g, (letter) => LETTERS[letter]).split(/\s+/).filter(Boolean).join(" ");
}
