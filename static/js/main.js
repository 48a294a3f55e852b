// Each element with `data-module` gets the function of that module; the page also works without.
const modules = {
  "trajectory-chart": () => import("./trajectory-chart.js"),
  "observation-form": () => import("./observation-form.js"),
  passkey: () => import("./passkey.js"),
  "read-aloud": () => import("./read-aloud.js"),
  "session-watch": () => import("./session-watch.js"),
  "start-form": () => import("./start-form.js"),
};

for (const element of document.querySelectorAll("[data-module]")) {
  modules[element.dataset.module]?.().then((module) => module.default(element));
}
