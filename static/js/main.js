// Each element with `data-module` gets the function of that module, a function that says how many seconds ago a
// person last touched the page (what a page does by itself is no touch), and one that starts the modules of what
// is added to the page later. The page also works without.
const modules = {
  "observation-form": () => import("./observation-form.js"),
  passkey: () => import("./passkey.js"),
  "read-aloud": () => import("./read-aloud.js"),
  "session-watch": () => later(() => import("./session-watch.js"), 5000),
  "start-form": () => import("./start-form.js"),
  "zoomable-figure": () => import("./zoomable-figure.js"),
};
let touchedAt = performance.timeOrigin;
const idleSeconds = () => Math.max(0, Math.floor((Date.now() - touchedAt) / 1000));

for (const name of ["keydown", "pointerdown", "input"]) {
  addEventListener(name, (event) => event.isTrusted && (touchedAt = Date.now()), { capture: true, passive: true });
}

document.querySelectorAll("[data-module]").forEach(start);

function start(element) {
  modules[element.dataset.module]?.().then((module) => module.default(element, idleSeconds, start));
}

/** Load what a page does not need at once, when it has settled; try again while there is no connection. */
function later(load, delay) {
  return new Promise((resolve) => setTimeout(resolve, delay)).then(load).catch(() => later(load, 30_000));
}
