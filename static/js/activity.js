// When a person last touched this page. What a page does by itself, such as sending an answer again, is no touch.

let touchedAt = Date.now();

for (const name of ["keydown", "pointerdown", "input"]) {
  addEventListener(name, (event) => event.isTrusted && (touchedAt = Date.now()), { capture: true, passive: true });
}

/** Return how many whole seconds ago that was. */
export default function idleSeconds() {
  return Math.floor((Date.now() - touchedAt) / 1000);
}
