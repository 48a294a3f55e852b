// A form is sent from the page it stands on, and the page stays until our server has said what became of it. So what
// was typed outlives a lost connection, a locked screen and an ended session. It is sent again with the key that it
// was drawn with, so the server carries it out once. Nothing is kept in the browser's storage; without this module the
// browser posts the form itself, as it does with files, which a page cannot hold on to.

import { makeKey } from "./posting/key.js";
import Server from "./posting/server.js";
import { throwAway } from "./session-watch.js";

const SLOW = 3000; // ms after which a form says that it is still on its way
const LONGEST_WAIT = 30; // seconds
const BEAT = 5; // seconds between two looks whether its user is back
const SHUT = ["locked", "ended"]; // opened by its user, in the dialog of session-watch.js
const STOPPED = ["told", "too-large"]; // nothing helps but another press
const ABOUT_CHANGES = ["changed", "changed-since", "saved"]; // these say themselves what became of what was typed
const FILLED_IN = "input:not([type=hidden], [type=submit]), textarea:not([hidden]), select";
const WRITTEN_IN = "textarea, input:not([type]), input[type=text], input[type=email], input[type=tel]";
const FRESH = { failures: 0, isBusy: false, isChanged: false, isShut: false, isStopped: false };
const unsent = new Set();
const touched = new Set(); // forms in which something was changed
let isRefused = false; // what was typed stands in a page that our server refused, and nowhere else
const tabs = new BroadcastChannel("session"); // session-watch.js hears it, here and in other tabs

export default function postForms(element, idleSeconds, tools) {
  const server = new Server(element.dataset, idleSeconds);
  const words = (kind) => element.querySelector(`[data-words="${kind}"]`).content.cloneNode(true);
  const serve = (main) => {
    for (const form of main.querySelectorAll("form[method=post]:not([data-module=passkey])")) {
      if (form.elements.form_key && !form.querySelector("[type=file]")) {
        new PostForm(form, { server, words, show, ...tools }).watch();
      }
    }
  };

  /** Show a page that our server answered with in the place of this one, at the same address. */
  function show(page, url) {
    const main = page.getElementById("main");
    for (const form of main.querySelectorAll("form:not([action])")) form.setAttribute("action", url);
    for (const sheet of page.querySelectorAll("link[rel=stylesheet]")) {
      if (!document.querySelector(`link[href="${sheet.getAttribute("href")}"]`)) document.head.append(sheet);
    }
    document.getElementById("main").replaceWith(main);
    document.title = page.title;
    document.body.className = page.body.className;
    for (const one of unsent) one.note(one.form.isConnected);
    main.querySelectorAll("[data-module]").forEach(tools.start);
    serve(main);
    (main.querySelector(".error-summary") ?? main).focus();
  }

  serve(document.getElementById("main"));
  for (const name of ["online", "unlocked"]) addEventListener(name, goOn);
  document.addEventListener("visibilitychange", () => document.hidden || goOn());
}

function goOn() {
  for (const one of unsent) one.deliver();
}

/** One form of a page; it is unsent from the moment that its button is pressed until its fate is known. */
class PostForm {
  constructor(form, page) {
    Object.assign(this, { form, page, isTyped: false, isSent: false, ...FRESH });
    this.line = document.createElement("div");
    this.line.setAttribute("role", "status");
    form.append(this.line);
  }

  watch() {
    this.form.dataset.posted = "in-place";
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("input", () => this.change());
  }

  submit(event) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (this.isBusy) return;
    Object.assign(this, { ...FRESH, button: event.submitter });
    this.hush();
    this.note(true);
    this.deliver();
  }

  /** What is typed after the button was pressed is not sent by itself: it may be half a sentence. */
  change() {
    this.isTyped = true;
    touched.add(this);
    addEventListener("beforeunload", warn);
    this.isChanged = unsent.has(this);
    if (!this.isChanged || this.isBusy || this.isStopped) return;
    clearTimeout(this.timer);
    this.say("changed");
  }

  async deliver() {
    clearTimeout(this.timer);
    if (this.isBusy || this.isChanged || this.isStopped) return;
    this.isBusy = true;
    this.page.hold(this.form);
    const slow = setTimeout(() => this.line.dataset.kind || this.say("slow"), SLOW);
    const answer = await this.send();
    clearTimeout(slow);
    this.isBusy = false;
    if (answer.kind !== "done") this.page.release(this.form);
    this.take(answer);
  }

  /** Send what the form holds now, once more with the same key; before that, wait for who locked it or signed out. */
  async send() {
    const { server } = this.page;
    const data = new FormData(this.form);
    if (this.button?.name) data.append(this.button.name, this.button.value);
    if (this.isShut) {
      const session = await server.session();
      if (session.kind !== "open") return session;
      data.set("csrfmiddlewaretoken", session.token);
    }
    return server.post(this.url, data);
  }

  /** Whether the form asks anything: a button that removes something holds nothing that someone typed. */
  get isFilledIn() {
    return this.form.querySelector(FILLED_IN) !== null;
  }

  /** Whether something stands here that someone wrote and that was sent nowhere; a choice is made again soon. */
  get holdsWords() {
    const fields = this.isSent || !this.form.isConnected ? [] : this.form.querySelectorAll(WRITTEN_IN);
    return [...fields].some((field) => field.value.trim() !== field.defaultValue.trim());
  }

  get url() {
    const address = this.button?.getAttribute("formaction") ?? this.form.getAttribute("action") ?? "";
    return new URL(address, location.href).href;
  }

  take({ kind, to, page, isRefused: isRefusedNow }) {
    this.isShut = SHUT.includes(kind);
    this.isStopped = STOPPED.includes(kind);
    if (this.isShut) tabs.postMessage("look");
    if (kind === "someone-else") throwAway();
    else if (kind === "done") this.leave(to);
    else if (kind === "shown") this.show(page, isRefusedNow);
    else if (this.isStopped) this.say(kind, ...(page ? sentences(page) : []));
    else this.wait(kind);
  }

  show(page, isRefusedNow) {
    isRefused = isRefusedNow && (isRefused || this.isTyped);
    this.note(false);
    this.page.show(page, this.url);
  }

  /** Go where our server sends us, unless something was typed in the meantime. */
  leave(to) {
    if (this.isChanged) {
      this.page.release(this.form);
      this.isStopped = true;
      this.say("changed-since");
      this.line.querySelector("a").href = to.href;
    } else if ("stays" in this.form.dataset && to.pathname === location.pathname) {
      this.stay();
    } else {
      isRefused = false;
      this.isSent = true;
      this.note(false);
      goTo(to);
    }
  }

  /** Stay on the page for the next one: what was sent is saved, and the form is empty but for what `data-stays` names. */
  stay() {
    const kept = new FormData(this.form).getAll(this.form.dataset.stays);
    this.form.reset();
    for (const field of this.form.querySelectorAll(`[name="${this.form.dataset.stays}"]`)) {
      field.checked = kept.includes(field.value);
    }
    this.form.elements.form_key.value = makeKey();
    Object.assign(this, { isTyped: false, ...FRESH });
    touched.delete(this);
    isRefused = false;
    this.note(false);
    this.page.release(this.form);
    this.say("saved");
    this.form.querySelector("textarea")?.focus();
    this.form.dispatchEvent(new CustomEvent("posted", { bubbles: true }));
  }

  wait(kind) {
    this.say(this.isChanged ? "changed" : kind);
    const seconds = this.isShut ? BEAT : Math.min(2 ** ++this.failures, LONGEST_WAIT);
    if (!this.isChanged) this.timer = setTimeout(() => this.deliver(), 1000 * seconds);
  }

  /** Say how it stands; what stands there already is not said again. */
  say(kind, ...before) {
    if (this.line.dataset.kind === kind && !before.length) return;
    const said = document.createElement("p");
    said.className = ["slow", "saved"].includes(kind) ? "message" : "message message--warning";
    said.append(...before, this.page.words(kind));
    if (this.isFilledIn && !ABOUT_CHANGES.includes(kind)) said.append(this.page.words("typed"));
    this.line.dataset.kind = kind;
    this.line.replaceChildren(said);
  }

  hush() {
    delete this.line.dataset.kind;
    this.line.replaceChildren();
  }

  /** Note whether this is unsent. */
  note(isUnsent) {
    unsent[isUnsent ? "add" : "delete"](this);
    addEventListener("beforeunload", warn);
  }
}

/** Let the browser ask before a page is left in which something was written, or sent and not answered, or refused. */
function warn(event) {
  if (unsent.size || isRefused || [...touched].some((one) => one.holdsWords)) event.preventDefault();
}

/** Return what a page says that does not show what was typed. */
function sentences(page) {
  return [...page.querySelectorAll("main h1, main h1 ~ p, main .page-head ~ p")].slice(0, 2).map((one) => {
    const text = one.textContent.trim().replace(/\s+/g, " ");
    return `${text}${/[.!?]$/.test(text) ? "" : "."} `;
  });
}

/** Open an address; also when only the part after the # differs, which a browser would not fetch. */
function goTo(to) {
  const isHere = to.hash && to.pathname + to.search === location.pathname + location.search;
  if (!isHere) {
    location.assign(to);
    return;
  }
  history.replaceState(null, "", `${location.pathname}?`);
  location.replace(to);
}
