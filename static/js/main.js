// Each element with `data-module` gets the function of that module, a function that says how many seconds ago a
// person last touched the page (what a page does by itself is no touch), whether another tab called, and a function
// that starts the modules of what is added to the page later. The page also works without.
//
// Below the floor (script/floor.toml) nothing of this runs: links lead and forms post, which half of a script would stop.
if (!("submitter" in (window.SubmitEvent?.prototype ?? {}) && window.HTMLDialogElement && window.BroadcastChannel)) {
  throw new Error("This browser is older than those for which the scripts of the page are made.");
}

const modules = {
  "observation-form": () => import("./observation-form.js"),
  "copy-text": () => import("./copy-text.js"),
  discussion: () => import("./discussion.js"),
  "invited-form": () => import("./invited-form.js"),
  "list-filter": () => import("./list-filter.js"),
  "filter-rows": () => import("./filter-rows.js"),
  passkey: () => import("./passkey.js"),
  "post-form": () => Promise.race([entered, pause(1500)]).then(() => later(() => import("./post-form.js"))),
  "read-aloud": () => import("./read-aloud.js"),
  "session-watch": () => Promise.race([called, pause(5000)]).then(() => later(() => import("./session-watch.js"))),
  "start-form": () => import("./start-form.js"),
  "strength-hint": () => import("./strength-hint.js"),
  "zoomable-figure": () => import("./zoomable-figure.js"),
};
const SENDING = 10_000; // ms after which a button works again, when the page is still there: it was stopped, or a file came
// Tabs tell each other to look how the session stands, and nothing else: a page without the watch is one of who is
// signed out or locked. A page that comes back from the memory of the browser shows nothing until it has looked.
const tabs = new BroadcastChannel("session");
const isWatched = document.querySelector("[data-module=session-watch]");
let isCalled = false;
const called = new Promise((resolve) => {
  const call = () => resolve((isCalled = true));
  tabs.addEventListener("message", call);
  addEventListener("pageshow", (event) => {
    if (event.persisted && isWatched) document.body.classList.add("is-locked");
    if (event.persisted) call();
  });
});
if (!isWatched) tabs.postMessage("look");

const entered = new Promise((resolve) => addEventListener("focusin", resolve, { once: true })); // a field, say
let touchedAt = performance.timeOrigin;
const idleSeconds = () => Math.max(0, Math.floor((Date.now() - touchedAt) / 1000));

for (const name of ["keydown", "pointerdown", "input"]) {
  addEventListener(name, (event) => event.isTrusted && (touchedAt = Date.now()), { capture: true, passive: true });
}

document.querySelectorAll("[data-module]").forEach(start);

function start(element) {
  modules[element.dataset.module]?.().then((module) => module.default(element, idleSeconds, { isCalled, start, hold, release }));
}

// A refused page is read from its errors on, also where the address names another place on it.
document.querySelector(".error-summary")?.focus();

// A menu closes with Escape, and when something else on the page is pressed or reached.
const openMenus = () => document.querySelectorAll("details.menu[open]");
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    if (menu.contains(document.activeElement)) menu.firstElementChild.focus();
    menu.open = false;
  }
});
for (const name of ["click", "focusin"]) {
  addEventListener(name, ({ target }) => openMenus().forEach((menu) => menu.contains(target) || (menu.open = false)));
}

/** Load what a page does not need at once; try again while there is no connection. */
function later(load) {
  return load().catch(() => pause(30_000).then(() => later(load)));
}

/** Wait so many milliseconds. */
function pause(delay) {
  return new Promise((resolve) => setTimeout(resolve, delay));
}

// A form that is on its way is not sent once more. The server would carry it out once all the same.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if ("sending" in form.dataset) event.preventDefault();
  else if (!navigator.onLine && form.elements.form_key) waitForConnection(event);
  else hold(form);
});

/** Keep a form here that post-form.js does not serve yet: the browser would put a page of its own in the place of it. */
function waitForConnection(event) {
  const { target: form, submitter } = event;
  event.preventDefault();
  if ("waiting" in form.dataset) return;
  form.dataset.waiting = "";
  const line = Object.assign(document.createElement("p"), { className: "message message--warning" });
  line.setAttribute("role", "status");
  form.append(line);
  line.append(document.querySelector("[data-words=unreachable]")?.content.cloneNode(true) ?? "");
  addEventListener("online", () => {
    delete form.dataset.waiting;
    line.remove();
    (submitter ?? buttonsOf(form)[0]).click();
  }, { once: true });
}
addEventListener("pageshow", () => document.querySelectorAll("[data-sending]").forEach(release));

/** Let the buttons of a form rest; the one that was pressed keeps the focus, and its value is sent. */
function hold(form) {
  form.dataset.sending = "";
  for (const button of buttonsOf(form)) button.setAttribute("aria-disabled", "true");
  setTimeout(release, SENDING, form);
}

function release(form) {
  delete form.dataset.sending;
  for (const button of buttonsOf(form)) button.removeAttribute("aria-disabled");
}

function buttonsOf(form) {
  return [...form.elements].filter((element) => element.type === "submit");
}
