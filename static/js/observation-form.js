// One page of an observation form: every answer is saved by itself, and the line in the head says what is true.
// Without this module the same form is saved by posting it. Nothing is kept in the browser's storage.

import Item from "./observation/item.js";
import Outbox from "./observation/outbox.js";
import Server, { makeKey } from "./observation/server.js";

const TYPING = 400; // ms without a key stroke before text is sent
const PATIENCE = 3000; // ms that going to another page waits for the last answers
const FRESH = 10_000; // ms after hearing the server in which there is no need to ask whether it is there

export default function observationForm(form, idleSeconds) {
  const head = document.querySelector(".form-head");
  const token = form.elements.csrfmiddlewaretoken;
  const server = new Server(form.dataset.saveUrl, form.dataset.sessionUrl, token.value, idleSeconds);
  const status = statusLine(head);
  const items = new Map();
  const count = counter(form, head, items);
  let savedAt = "";
  let isStaying = false;
  let isLeaving = false;

  const outbox = new Outbox((key, attempt) => server.save(key, attempt), makeKey, {
    saved(key, state) {
      savedAt = state.saved_at;
      items.get(key).stamp(state);
      count();
    },
    conflict: (key, theirs) => items.get(key).showConflict(theirs),
    refused: (key, message) => items.get(key).say(message ?? form.dataset.refused),
    changed: report,
  });
  const tell = {
    typed(item, isTyping) {
      item.updateConflict();
      outbox.put(item.key, item.content, isTyping ? TYPING : 0);
    },
    settled(item, isMine) {
      const { theirs } = outbox.entries.get(item.key);
      if (!isMine) item.content = theirs;
      item.stamp(theirs);
      savedAt ||= theirs.saved_at;
      outbox.settle(item.key, isMine ? item.content : null);
      count();
    },
  };

  function report() {
    const { state } = outbox;
    if (state === "closed") close();
    if (!state || state === "closed") isStaying = false;
    status(state || (savedAt && "saved"), savedAt, isStaying);
  }

  /** The form was signed elsewhere: nothing changes any more, and what came too late stays to be read. */
  function close() {
    for (const item of items.values()) item.freeze();
    for (const entry of outbox.unsent) items.get(entry.item).say(form.dataset.tooLate);
  }

  /** Bring an item under the care of the outbox; what the server does not have is in it from the start. */
  function enlist(fieldset) {
    const item = new Item(fieldset, document.querySelector("[data-conflict]"), tell);
    items.set(item.key, item);
    outbox.add(item.key, item.isRefused ? {} : item.rendered, item.revision);
    if (item.theirs) outbox.hold(item.key, item.content, item.theirs);
    else if (item.isRefused) outbox.refuse(item.key, item.content);
    else outbox.put(item.key, item.content);
  }

  /** Go where a button says, once nothing is left and the server answers; else stay, and say so. */
  async function leave(button) {
    isStaying = !(await outbox.flush(PATIENCE));
    if (outbox.length) {
      report();
      form.querySelector(".conflict, .item--error [type=radio]")?.focus();
    } else if (Date.now() - server.heardAt > FRESH && !(await server.session())) {
      status("stuck", savedAt);
    } else {
      token.value = server.token;
      submitTo(form, button.value);
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isEnterKey = event.submitter?.matches("[aria-hidden]") ?? true;
    if (isEnterKey) outbox.nudge();
    if (isEnterKey || isLeaving) return;
    isLeaving = true;
    await leave(event.submitter);
    isLeaving = false;
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    const isElsewhere = !link || link.target || link.hash || event.ctrlKey || event.metaKey || event.shiftKey;
    if (isElsewhere || !outbox.length) return;
    event.preventDefault();
    await outbox.flush(PATIENCE);
    location.assign(link.href);
  });
  addEventListener("beforeunload", (event) => {
    if (outbox.length) event.preventDefault();
  });
  for (const name of ["online", "focus", "pageshow", "pagehide", "unlocked"]) addEventListener(name, () => outbox.nudge());
  document.addEventListener("visibilitychange", () => outbox.nudge());

  form.querySelectorAll("[data-item]").forEach(enlist);
  makeRoomFor(head);
  watchOtherWindows(form);
  form.querySelector("[data-keys]")?.removeAttribute("hidden");
  const how = form.querySelector("[data-how]");
  how.textContent = how.dataset.withScript;
}

/** Post the form, all saved by now, to be sent on; what is touched after that would be lost, so nothing can be. */
function submitTo(form, place) {
  const goto = Object.assign(document.createElement("input"), { type: "hidden", name: "goto", value: place });
  form.append(goto);
  form.submit();
  goto.remove();
  form.inert = true;
  const release = () => (form.inert = false);
  setTimeout(release, 3 * PATIENCE);
  addEventListener("pageshow", release, { once: true });
}

/** Keep what gets the focus out from under the head, however many lines its status takes. */
function makeRoomFor(head) {
  new ResizeObserver(() => {
    const height = getComputedStyle(head).position === "sticky" ? head.offsetHeight : 0;
    document.documentElement.style.setProperty("--sticky", `${height}px`);
  }).observe(head);
}

/** Return a function that counts the answered items for the page's button and the progress line. */
function counter(form, head, items) {
  const here = form.querySelector("[data-page-count]");
  const progress = head.querySelector("[data-form-progress]");
  const elsewhere = progress.value - Number(here.textContent);
  return () => {
    const answered = [...items.values()].filter((item) => item.isAnswered).length;
    here.textContent = answered;
    progress.value = elsewhere + answered;
  };
}

/** Return the function that writes the one line on what is saved; it writes only when there is news. */
function statusLine(head) {
  const line = head.querySelector("[data-save-status]");
  const first = line.cloneNode(true);
  const template = (name) => head.querySelector(`[data-status="${name}"]`).content.cloneNode(true);
  const looks = { saved: "saved", stuck: "saved", saving: "saving", "": first.dataset.state };
  let shown = ["", "", false].join();

  return function status(name, time, isStaying = false) {
    const next = [name, time, isStaying].join();
    if (next === shown) return;
    shown = next;
    line.setAttribute("aria-busy", String(name === "saving"));
    line.dataset.state = looks[name] ?? "unsaved";
    line.dataset.reason = name;
    const words = name ? [...template(name).childNodes] : [...first.cloneNode(true).childNodes];
    line.replaceChildren(...words, ...(isStaying ? [" ", template("stay")] : []));
    line.firstChild.data = line.firstChild.data.replace("{time}", time);
  };
}

/** Say so while the same draft is open in another window. Only its random id goes over the channel. */
function watchOtherWindows(form) {
  const notice = form.querySelector("[data-other-window]");
  const me = makeKey();
  const others = new Set();
  let channel = null;

  function hear({ data: { word, from } }) {
    if (word === "gone") others.delete(from);
    else if (!others.has(from)) {
      others.add(from);
      channel.postMessage({ word: "here", from: me });
    }
    notice.hidden = !others.size;
  }

  function open() {
    if (channel || !("BroadcastChannel" in window)) return;
    channel = new BroadcastChannel(`draft-${form.dataset.draft}`);
    channel.addEventListener("message", hear);
    channel.postMessage({ word: "here", from: me });
  }

  function close() {
    channel?.postMessage({ word: "gone", from: me });
    channel?.close();
    channel = null;
    others.clear();
  }

  addEventListener("pageshow", open);
  addEventListener("pagehide", close);
  open();
}
