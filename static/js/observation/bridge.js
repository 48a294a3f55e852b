// Unsent answers on this device, locked, so that they outlive a reload, a crash and a closed window. The key
// comes with the page, for its one reader, and stays in memory: without the server nobody opens what lies here.
//
// Each window locks up its own answers; what a window left behind that is no longer there, the next one takes
// over. A record says when it was written and to which (random) window it belongs, and nothing else.

const BASE = "unsent";
const STORE = "answers";
const LONGEST = 7 * 24 * 3600 * 1000; // ms that a record may lie here
const MOST = 200; // records, of all forms together
const SIZE = 256; // bytes, or a multiple: how long a record is does not say which answer it holds

export default class Bridge {
  /** `seal` is the name and the key from the page; tell(isKept) hears whether all that is unsent lies here. */
  constructor(seal, me, tell) {
    [this.drawer, this.secret] = seal.split(".");
    Object.assign(this, { me, tell, records: new Map(), next: null, isWriting: false });
  }

  /**
   * Return the answers that earlier windows left: {item, content, attempt}. Where the browser offers no storage
   * or no cryptography (plain http, a private window, a full disk) nothing is kept, here or later. Opened once more,
   * it returns what was left since.
   */
  async open() {
    try {
      if (this.base) return await this.find(this.base);
      const raw = Uint8Array.from(atob(this.secret), (letter) => letter.charCodeAt(0));
      this.key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
      const base = await openBase();
      this.stay();
      const found = await this.find(base);
      this.base = base;
      this.tell(true);
      return found;
    } catch {
      return [];
    }
  }

  /** Bring what lies here in line with what is unsent: entries of the outbox. */
  keep(unsent) {
    if (!this.base) return;
    this.next = new Map(unsent.map((entry) => [entry.item, textOf(entry)]));
    if (!this.isWriting) this.write();
  }

  async write() {
    this.isWriting = true;
    while (this.next) {
      const texts = this.next;
      this.next = null;
      this.tell(await this.bring(texts).catch(() => false));
    }
    this.isWriting = false;
  }

  /** Write and drop records until they are these texts, by item; resolve to whether all of them found room. */
  async bring(texts) {
    const mine = this.records;
    const count = await this.transact("readonly", (store) => ask(store.count()));
    const fitting = new Map([...texts].slice(0, MOST - (count - mine.size)));
    const changed = [...fitting].filter(([item, text]) => mine.get(item)?.text !== text);
    const written = await Promise.all(changed.map(([item, text]) => this.lock(mine.get(item)?.id ?? makeId(), text)));
    const gone = [...mine].filter(([item]) => !fitting.has(item));
    await this.transact("readwrite", (store) => {
      for (const record of written) store.put(record);
      for (const [, { id }] of gone) store.delete(id);
    });
    for (const [item] of gone) mine.delete(item);
    changed.forEach(([item, text], place) => mine.set(item, { id: written[place].id, text }));
    return fitting.size === texts.size;
  }

  /** Find what closed windows left under this key, and throw away what lay here too long. */
  async find(base) {
    const records = await transact(base, "readonly", (store) => ask(store.getAll()));
    const { held } = await navigator.locks.query();
    const isOpen = ({ owner }) => held.some(({ name }) => name === lockOf(owner));
    const found = new Map();
    const gone = records.filter(isOld);
    const left = records.filter((record) => record.drawer === this.drawer && !isOld(record) && !isOpen(record));
    for (const record of left.sort((one, other) => one.at - other.at)) {
      const answer = await this.unlock(record).catch(() => null);
      const earlier = this.records.get(answer?.item);
      if (earlier || !answer) gone.push(earlier ?? record);
      if (!answer) continue;
      found.set(answer.item, answer);
      this.records.set(answer.item, { id: record.id, text: "" });
    }
    await transact(base, "readwrite", (store) => gone.forEach(({ id }) => store.delete(id)));
    return [...found.values()];
  }

  async lock(id, text) {
    const bytes = new TextEncoder().encode(text);
    const padded = new Uint8Array(Math.ceil(bytes.length / SIZE) * SIZE).fill(32); // spaces: JSON ignores them
    padded.set(bytes);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, padded);
    return { id, owner: this.me, drawer: this.drawer, at: Date.now(), iv, sealed };
  }

  async unlock({ iv, sealed }) {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, this.key, sealed)));
  }

  /** Let other windows know, for as long as this one is there, that its records are in use. */
  stay() {
    let leave;
    const hold = () => navigator.locks.request(lockOf(this.me), () => new Promise((resolve) => (leave = resolve)));
    addEventListener("pagehide", () => leave?.());
    addEventListener("pageshow", (event) => event.persisted && hold());
    hold();
  }

  transact(mode, work) {
    return transact(this.base, mode, work);
  }
}

const lockOf = (owner) => `unsent ${owner}`;
const makeId = () => crypto.randomUUID();
const textOf = ({ item, wanted, revision, attempt }) => JSON.stringify({ item, content: wanted, revision, attempt });
const isOld = ({ at }) => Math.abs(Date.now() - at) > LONGEST; // a clock may have been wrong

function openBase() {
  const request = indexedDB.open(BASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
  return ask(request);
}

/** Do some work on the records in one transaction; resolve to what it gave once all of it is written. */
function transact(base, mode, work) {
  const transaction = base.transaction(STORE, mode);
  const given = work(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve(given));
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
}

function ask(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
