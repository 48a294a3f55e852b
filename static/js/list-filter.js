// Narrows the list of children while one types, in what the page holds; the button asks the server, which also looks
// in what other pages of a long list hold. Nothing typed goes anywhere before that.

const LETTERS = { ł: "l", ø: "o", ı: "i", đ: "d", ð: "d", ħ: "h", ŧ: "t", ŋ: "n", ə: "e", ɛ: "e", ɔ: "o", æ: "ae", œ: "oe", þ: "th", ß: "ss" };
const APOSTROPHES = /['’‘ʼʻʾʿ`´′]/gu;
const HIDDEN = /[\p{M}\p{Cc}\p{Cf}]/gu;

export default function listFilter(form) {
  const field = form.elements.search;
  const none = form.querySelector("[data-none]");
  const parts = [...document.querySelectorAll(".child-part")];

  function narrow() {
    const words = folded(field.value).split(" ").filter(Boolean);
    let found = 0;
    for (const part of parts) {
      let here = 0;
      for (const row of part.querySelectorAll("[data-find]")) {
        const where = row.dataset.find;
        const joined = where.replaceAll(" ", "");
        row.hidden = !words.every((word) => where.includes(word) || joined.includes(word));
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
  addEventListener("pageshow", () => {
    if ("isPart" in form.dataset) return;
    field.value = ""; // who comes back sees everyone
    narrow();
  });
}

/** Return a text to search by, as `folded` in typed/rules/folding.py does: no accents, capitals or apostrophes. */
export function folded(text) {
  const plain = text.replace(APOSTROPHES, "").normalize("NFKD").replace(APOSTROPHES, "");
  const seen = plain.replace(/[\p{Pd}\u2212]/gu, " ").replace(/\s/gu, " ").replace(HIDDEN, "");
  const lower = seen.toLowerCase().replace(/[^\0-\x7f]/gu, (letter) => LETTERS[letter] ?? letter);
  return lower.split(" ").filter(Boolean).join(" ");
}
