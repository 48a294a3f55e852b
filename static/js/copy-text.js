// Copies a text with one press, where the browser can; without that the text can be selected.

export default function copyText(card) {
  const text = card.querySelector("textarea");
  const button = card.querySelector("[data-copy]");
  const said = card.querySelector("[data-said]");
  if (!navigator.clipboard) return; // plain http
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = card.dataset.copied;
    } catch {
      text.select();
      said.textContent = card.dataset.failed;
    }
  });
}
