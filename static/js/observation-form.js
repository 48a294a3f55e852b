// The observation form: every answer is saved by itself, over all its pages, and the line in the head says what is
// true. Without this module the same form is saved by posting it, page by page.

import Item from "./observation/item.js";
import Outbox from "./observation/outbox.js";
import Server from "./observation/server.js";
import { makeKey } from "./posting/key.js";

const TYPING = 400; // ms without a key stroke before text is sent
const PATIENCE = 3000; // ms that leaving the form waits for the last answers
const SETTLED = 2000; // ms after which is fetched what a first page does not need
const LATER = 10_000; // ms after which is tried again to fetch that

export default function observationForm(form, idleSeconds, { start }) {
  const head = document.querySelector(".form-head");
  const token = form.elements.csrfmiddlewaretoken;
  const me = makeKey();
  const server = new Server(form.dataset.saveUrl, form.dataset.sessionUrl, token.value, idleSeconds);
  const status = statusLine(head);
  const items = new Map();
  const count = counter(form, head, items);
  const how = form.querySelector("[data-how]");
  let savedAt = "";
  let staying = ""; // why one stays on this page: the name of a sentence
  let isLeaving = false;
  let pages = null; // all of them, once that module is here
  let bridge = null; // what outlives this window, once that module is here
  const restored = { line: form.querySelector("[data-restored]"), number: 0 }; // what came back from earlier windows
  restored.words = restored.line.textContent;

  const outbox = new Outbox((key, attempt) => server.save(key, attempt), makeKey, {
    saved(key, state) {
      savedAt = state.saved_at;
      items.get(key)?.stamp(state);
    },
    conflict: (key, theirs) => items.get(key)?.showConflict(theirs),
    followed(key, state) {
      if (items.has(key)) items.get(key).content = state;
    },
    refused: (key, message) => items.get(key)?.say(message ?? form.dataset.refused),
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
    },
  };

  function report() {
    const state = outbox.state === "saving" && !navigator.onLine ? "unreachable" : outbox.state;
    if (state === "closed") close();
    if (!state || state === "closed") staying = "";
    const held = outbox.unsent.find((entry) => entry.held);
    const where = held && pages ? items.get(held.item)?.page : 0;
    status(state || (savedAt && "saved"), savedAt, staying, where === pages?.number ? 0 : where);
    form.classList.toggle("is-offline", outbox.trouble === "unreachable" || !navigator.onLine);
    bridge?.keep(outbox.isClosed ? [] : outbox.unsent);
    count();
  }

  /** The form was signed elsewhere: nothing changes any more, and what came too late stays to be read. */
  function close() {
    for (const item of items.values()) item.freeze();
    for (const entry of outbox.unsent) items.get(entry.item)?.say(form.dataset.tooLate);
  }

  /** Bring a page under the care of the outbox, one that came with the document or later. */
  function enlistPage(part) {
    part.querySelectorAll("[data-item]").forEach(enlist);
    part.querySelector("[data-keys]")?.removeAttribute("hidden");
  }

  /** Bring an item under the care of the outbox; what the server does not have is in it from the start. */
  function enlist(fieldset) {
    const item = new Item(fieldset, document.querySelector("[data-conflict]"), tell);
    items.set(item.key, item);
    fieldset.dataset.kept = "";
    if (outbox.entries.has(item.key)) return present(item);
    outbox.add(item.key, item.isRefused ? {} : item.rendered, item.revision);
    if (item.theirs) outbox.hold(item.key, item.content, item.theirs);
    else if (item.isRefused) outbox.refuse(item.key, item.content);
    else outbox.put(item.key, item.content);
  }

  /** Show on an item what the outbox knows of it and its page did not. */
  function present(item) {
    const { wanted, theirs, held, message, state } = outbox.entries.get(item.key);
    if (wanted) item.content = wanted;
    else if (!outbox.renew(item.key, item.content, item.revision) && state?.revision > item.revision) {
      item.content = state;
      item.stamp(state);
    }
    if (theirs) item.showConflict(theirs);
    if (held === "refused") item.say(message ?? form.dataset.refused);
    if (outbox.isClosed) close();
  }

  /** Take over from a page, as the server has it now, what was changed elsewhere and is not being changed here. */
  function freshen(part) {
    for (const fieldset of part.querySelectorAll("[data-item]")) {
      const fresh = new Item(fieldset, null, {});
      const item = items.get(fresh.key);
      if (!outbox.renew(fresh.key, fresh.content, fresh.revision)) continue;
      item.content = fresh.content;
      item.stamp({ revision: fresh.revision, shown: fresh.field("shown").value });
    }
    count();
  }

  /** Say below the form what becomes of answers that cannot be sent: that they are kept here too, or not. */
  function sayHow(isKept) {
    how.textContent = isKept ? how.dataset.sealed : how.dataset.withScript;
  }

  /** Put back on the screen and in the outbox what an earlier window on this device did not get rid of. */
  async function openBridge() {
    const { default: Bridge } = await import("./observation/bridge.js");
    bridge ??= new Bridge(form.dataset.seal, me, sayHow);
    const resumed = (await bridge.open()).filter((answer) => outbox.resume(answer));
    for (const { item } of resumed) if (items.has(item)) present(items.get(item));
    restored.number += resumed.length;
    restored.line.textContent = restored.words.replace("{n}", restored.number);
    restored.line.hidden = !restored.number;
    report();
  }

  /** Fetch what makes the form go on without a connection; try again where there is none yet. */
  async function fetchMore() {
    try {
      await openBridge(); // also when it was before: an earlier window may have been closing just then
      const { default: watchOtherWindows } = await import("./observation/windows.js");
      const { default: Pages } = await import("./observation/pages.js");
      watchOtherWindows(form, me);
      pages = new Pages(form, server, {
        arrived(part) {
          if (part.dataset.module) start(part);
          enlistPage(part);
          count();
        },
        fresh: freshen,
        refused: () => outbox.length || location.reload(), // the server says why
        shown() {
          staying = "";
          outbox.nudge();
          report();
        },
      });
      pages.renew(pages.number); // this page may be older than what its earlier window still had on its way
    } catch {
      setTimeout(fetchMore, LATER);
    }
  }

  const isCutOff = () => outbox.state === "unreachable" || !navigator.onLine;

  /** Say why one stays on this page. */
  function stay(value) {
    staying = isCutOff() && value === "check" ? "check" : isCutOff() && Number(value) ? "alone" : "stay";
    report();
  }

  /**
   * Leave the document as a button says, once nothing is left and the server answers; else stay, and say so. It is asked
   * for a fresh token: one may have signed in anew in another window. That checking waits for a connection is said at
   * once: it goes on when the connection is back in time.
   */
  async function leave({ value }) {
    if (outbox.trouble && isCutOff() && value === "check") stay(value);
    const isAllSent = await outbox.flush(navigator.onLine ? PATIENCE : 0);
    const held = outbox.unsent.find((entry) => entry.held);
    if (held && !outbox.trouble) pages?.show(items.get(held.item)?.page);
    if (!isAllSent) {
      stay(value);
      form.querySelector(".conflict, .item--error [type=radio]")?.focus();
    } else if (!navigator.onLine || !(await server.session())) {
      status("stuck", savedAt, value === "check" ? "check" : Number(value) ? "alone" : "");
    } else {
      token.value = server.token;
      submitTo(form, value);
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isEnterKey = event.submitter?.matches("[aria-hidden]") ?? true;
    if (isEnterKey) outbox.nudge();
    if (isEnterKey || isLeaving || pages?.show(Number(event.submitter.value))) return;
    isLeaving = true;
    await leave(event.submitter);
    isLeaving = false;
  });
  addEventListener("popstate", () => {
    const { page } = form.querySelector("[data-page]").dataset;
    const isHere = location.pathname.endsWith(`/${page}/`);
    if (!isHere && !pages?.show(Number(location.pathname.match(/(\d+)\/$/)[1]), true)) location.reload();
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
  for (const name of ["online", "offline"]) addEventListener(name, report);
  document.addEventListener("visibilitychange", () => outbox.nudge());

  sayHow(false);
  enlistPage(form);
  makeRoomFor(head);
  mayHoldAnswers().then((isSo) => isSo && openBridge()).catch(() => {}); // without it, later
  setTimeout(fetchMore, SETTLED);
}

/** Say whether earlier windows may have left something on this device: then it must be back before one goes on. */
async function mayHoldAnswers() {
  return !indexedDB.databases || (await indexedDB.databases()).length > 0;
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

/** Return a function that counts the answered items of the pages that are here, for their buttons and the progress. */
function counter(form, head, items) {
  const counts = [...form.querySelectorAll("[data-page-count]")];
  const progress = head.querySelector("[data-form-progress]");
  return () => {
    const all = [...items.values()];
    for (const count of counts) {
      const here = all.filter((item) => item.page === Number(count.dataset.pageCount));
      if (here.length) count.textContent = here.filter((item) => item.isAnswered).length;
    }
    progress.value = counts.reduce((sum, count) => sum + Number(count.textContent), 0);
  };
}

/** Return the function that writes the one line on what is saved; it writes only when there is news. */
function statusLine(head) {
  const line = head.querySelector("[data-save-status]");
  const first = line.cloneNode(true);
  const template = (name) => head.querySelector(`[data-status="${name}"]`).content.cloneNode(true);
  const looks = { saved: "saved", stuck: "saved", saving: "saving", "": first.dataset.state };
  let shown = ["", "", "", 0].join();

  /** Return a button that goes to the page where a choice or a mend waits. */
  function wayTo(number) {
    const way = template("where");
    const button = way.querySelector("button");
    button.value = number;
    button.textContent = button.textContent.replace("{n}", number);
    return way;
  }

  /** Say `name`, at `time`; why one stays, and on which other page something waits, if so. */
  return function status(name, time, staying = "", where = 0) {
    const next = [name, time, staying, where].join();
    if (next === shown) return;
    shown = next;
    line.setAttribute("aria-busy", String(name === "saving"));
    line.dataset.state = looks[name] ?? "unsaved";
    line.dataset.reason = name;
    line.dataset.staying = staying;
    const words = name ? [...template(name).childNodes] : [...first.cloneNode(true).childNodes];
    const also = [staying && template(staying), where && wayTo(where)].filter(Boolean);
    line.replaceChildren(...words, ...also.flatMap((part) => [" ", part]));
    line.firstChild.data = line.firstChild.data.replace("{time}", time);
  };
}
