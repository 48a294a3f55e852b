// The answers that are not on the server yet: one queue in memory for all pages of the form. It knows nothing of
// these pages. An answer leaves the queue only when the server has said under which revision it stands.
//
// Per item one request is on its way at a time. A request whose fate is unknown is sent again as it was,
// with the same key, before anything newer: it may have arrived, and then a newer one would collide with it.

const FIELDS = ["choice", "reason", "example"];
const LONGEST_WAIT = 30;
const ANSWERED = ["saved", "conflict", "refused"];
const STUCK = ["closed", "conflict"]; // waiting does not help against these

export default class Outbox {
  /**
   * save(item, {content, revision, key}) resolves to {kind, state?, message?};
   * tell has the functions saved(item, state), conflict(item, state), followed(item, state), refused(item, message),
   * changed().
   */
  constructor(save, makeKey, tell) {
    Object.assign(this, { save, makeKey, tell });
    this.entries = new Map();
    this.isClosed = false;
    this.failures = 0;
    this.trouble = "";
    this.waiters = new Set();
  }

  /** Tell what the server holds of an item when the page opens; {} when that is not known. */
  add(item, content, revision) {
    const entry = { item, revision, saved: content, wanted: null, attempt: null, isBusy: false, held: "", theirs: null };
    this.entries.set(item, entry);
    return entry;
  }

  /** Take what the server says of an item later on; say whether it is newer than what is known here. */
  renew(item, content, revision) {
    const entry = this.entries.get(item);
    if (entry.wanted || revision <= entry.revision) return false;
    Object.assign(entry, { saved: content, revision });
    return true;
  }

  /**
   * Go on with an answer that an earlier window did not get rid of: as it was sent, if it was, for it may have
   * arrived. Say whether it still had to be sent; what was filled in since goes before it.
   */
  resume({ item, content, revision, attempt }) {
    const entry = this.entries.get(item) ?? this.add(item, {}, revision);
    if (entry.wanted || isSame(content, entry.saved)) return false;
    Object.assign(entry, { wanted: content, attempt: attempt ?? { content, revision, key: this.makeKey() } });
    this.deliver(entry);
    this.changed();
    return true;
  }

  /** Take over what the page now says of an item, and send it after `delay` ms. */
  put(item, content, delay = 0) {
    const entry = this.entries.get(item);
    entry.wanted = content;
    if (entry.held === "refused") entry.held = "";
    clearTimeout(entry.timer);
    if (!entry.held && !entry.isBusy && !entry.attempt && isSame(content, entry.saved)) entry.wanted = null;
    else if (delay) entry.timer = setTimeout(() => this.deliver(entry), delay);
    else this.deliver(entry);
    this.changed();
  }

  /** Note that the server refused what the page says of an item; it is sent again when it changes. */
  refuse(item, content) {
    Object.assign(this.entries.get(item), { wanted: content, held: "refused" });
    this.changed();
  }

  /** Hold an item back: the server has another answer, and a person must choose. */
  hold(item, content, theirs) {
    const entry = this.entries.get(item);
    Object.assign(entry, { wanted: content, theirs, held: "conflict", attempt: null });
    this.changed();
  }

  /** Choose between two answers: `content` is sent on top of theirs, or dropped when it is null. */
  settle(item, content) {
    const entry = this.entries.get(item);
    const { revision, ...theirs } = entry.theirs;
    Object.assign(entry, { revision, saved: pick(theirs), wanted: null, held: "", theirs: null });
    if (content) this.put(item, content);
    this.changed();
  }

  get unsent() {
    return [...this.entries.values()].filter((entry) => entry.wanted);
  }

  get length() {
    return this.unsent.length;
  }

  /** Why something is unsent: the most pressing reason in one word, or "" when nothing is. */
  get state() {
    if (!this.length) return "";
    if (this.isClosed) return "closed";
    if (this.trouble) return this.trouble;
    return this.unsent.find((entry) => entry.held)?.held ?? "saving";
  }

  /** Try everything now, typed text included. */
  nudge() {
    clearTimeout(this.retry);
    for (const entry of this.unsent) this.deliver(entry);
  }

  /** Try everything now; resolve to whether nothing is left, at the latest after `patience` ms. */
  flush(patience) {
    for (const entry of this.unsent) if (entry.held === "refused") entry.held = "";
    this.nudge();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(limit);
        this.waiters.delete(check);
        resolve(!this.length);
      };
      const check = () => (!this.length || STUCK.includes(this.state)) && done();
      const limit = setTimeout(done, patience);
      this.waiters.add(check);
      check();
    });
  }

  async deliver(entry) {
    clearTimeout(entry.timer);
    if (!entry.wanted || entry.isBusy || entry.held || this.isClosed) return;
    entry.attempt ??= { content: entry.wanted, revision: entry.revision, key: this.makeKey() };
    entry.isBusy = true;
    this.changed(); // the attempt is part of what is kept, before its fate is known
    const outcome = await this.save(entry.item, entry.attempt);
    entry.isBusy = false;
    this.take(entry, outcome);
    this.changed();
  }

  take(entry, { kind, state, message }) {
    if (kind === "saved") this.takeSaved(entry, state);
    else if (kind === "conflict") this.takeConflict(entry, state);
    else if (kind === "refused") this.takeRefused(entry, message);
    else if (kind === "closed") this.isClosed = true;
    else this.wait(kind);
    if (ANSWERED.includes(kind)) this.connected();
  }

  takeSaved(entry, state) {
    Object.assign(entry, { revision: state.revision, saved: entry.attempt?.content ?? pick(state), attempt: null, state });
    if (isSame(entry.wanted, entry.saved)) entry.wanted = null;
    this.tell.saved(entry.item, state);
    this.deliver(entry);
  }

  /** Two answers, from which a person chooses; not when theirs was made on top of this one, sent here once more. */
  takeConflict(entry, theirs) {
    const isFollowed = theirs.is_followed && isSame(entry.wanted, entry.attempt.content);
    entry.attempt = null;
    if (isFollowed) {
      entry.wanted = pick(theirs);
      this.tell.followed(entry.item, theirs);
    }
    if (isSame(entry.wanted, theirs)) {
      this.takeSaved(entry, theirs);
      return;
    }
    this.hold(entry.item, entry.wanted, theirs);
    this.tell.conflict(entry.item, theirs);
  }

  takeRefused(entry, message) {
    const isNewer = !isSame(entry.wanted, entry.attempt.content);
    entry.attempt = null;
    if (isNewer) this.deliver(entry);
    else Object.assign(entry, { held: "refused", message });
    if (!isNewer) this.tell.refused(entry.item, message);
  }

  /** After an answer of the server, whatever it says: what waited for it goes now. */
  connected() {
    if (!this.trouble) return;
    this.trouble = "";
    this.failures = 0;
    this.nudge();
  }

  wait(kind) {
    this.trouble = kind;
    const seconds = Math.min(2 ** this.failures, LONGEST_WAIT) * (0.75 + Math.random() / 2);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.failures += 1;
      this.nudge();
    }, seconds * 1000);
  }

  changed() {
    this.tell.changed();
    for (const check of this.waiters) check();
  }
}

function isSame(one, other) {
  return FIELDS.every((field) => one[field] === other[field]);
}

function pick(state) {
  return Object.fromEntries(FIELDS.map((field) => [field, state[field]]));
}
