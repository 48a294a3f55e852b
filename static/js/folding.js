// What the search in a page and that of the server have in common.

const LETTERS = { ł: "l", ø: "o", ı: "i", đ: "d", ð: "d", ħ: "h", ŧ: "t", ŋ: "n", ə: "e", ɛ: "e", ɔ: "o", æ: "ae", œ: "oe", þ: "th", ß: "ss" };
const APOSTROPHES = /['’‘ʼʻʾʿ`´′]/gu;
const HIDDEN = /[\p{M}\p{Cc}\p{Cf}]/gu;

/** Return a text to search by, as `folded` in typed/rules/folding.py does: no accents, capitals or apostrophes. */
export function folded(text) {
  const plain = text.replace(APOSTROPHES, "").normalize("NFKD").replace(APOSTROPHES, "");
  const seen = plain.replace(/[\p{Pd}\u2212]/gu, " ").replace(/\s/gu, " ").replace(HIDDEN, "");
  const lower = seen.toLowerCase().replace(/[^\0-\x7f]/gu, (letter) => LETTERS[letter] ?? letter);
  return lower.split(" ").filter(Boolean).join(" ");
}

/** Return whether a folded text holds each word of a search, as a function; as `is_found` in typed/rules/folding.py. */
export function finder(search) {
  const words = folded(search).split(" ");
  return (where) => {
    const joined = where.replaceAll(" ", "");
    return words.every((word) => where.includes(word) || joined.includes(word));
  };
}
