// Shows what strengthens the strength that is chosen in a field, as it is chosen.

export default function strengthHint(element) {
  const field = document.getElementById(element.dataset.field);
  const hint = element.querySelector("[data-hint]");
  const hints = new Map(
    [...element.querySelectorAll("template")].map((one) => [one.dataset.key, one.content.textContent]),
  );

  function show() {
    const text = hints.get(field.value) ?? "";
    hint.hidden = !text;
    hint.querySelector("[data-text]").textContent = text;
  }

  field.addEventListener("change", show);
  show(); // the browser may have put back another choice
}
