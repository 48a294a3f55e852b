// Lines of others come in while one writes: a page that is looked at asks every few seconds whether something was
// written, and takes over what is new. What one is typing is elsewhere on the page and is never touched; a line in which
// the focus is stays until the focus has left. How it stands with the connection is said as it is.

const BEAT = 3000; // ms between two questions
const LONGEST_WAIT = 30_000; // ms, when nobody answers
const PATIENCE = 10_000; // ms
const MOST_SAID = 3; // lines that are read aloud; of more, how many

export default function followDiscussion(element, idleSeconds) {
  new Follower(element, idleSeconds).start();
}

class Follower {
  constructor(element, idleSeconds) {
    Object.assign(this, { element, idleSeconds, failures: 0, isAsking: false });
    this.boxes = element.querySelector("[data-boxes]");
    this.state = element.querySelector("[data-state]");
    this.heard = element.querySelector("[data-heard]");
    this.revision = this.boxes.firstElementChild.dataset.revision;
  }

  start() {
    this.say("fresh");
    document.addEventListener("visibilitychange", () => document.hidden || this.ask());
    addEventListener("online", () => this.ask());
    addEventListener("unlocked", () => this.ask());
    this.element.addEventListener("posted", () => this.ask());
    this.later(BEAT);
  }

  later(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (document.hidden ? undefined : this.ask()), delay);
  }

  async ask() {
    if (this.isAsking) {
      this.isWanted = true; // something was written since this question was asked
      return;
    }
    this.isAsking = true;
    const kind = await this.look();
    this.isAsking = false;
    this.failures = kind === "lost" ? this.failures + 1 : 0;
    this.say(kind);
    const delay = this.isWanted ? 0 : Math.min(BEAT * 2 ** this.failures, LONGEST_WAIT);
    this.isWanted = false;
    if (this.element.isConnected) this.later(delay);
  }

  /** Ask once; resolve to "fresh", "shut" or "lost". */
  async look() {
    const headers = { Accept: "application/json", "X-Idle-Seconds": this.idleSeconds() };
    const options = { headers, cache: "no-store", redirect: "manual", signal: AbortSignal.timeout?.(PATIENCE) };
    try {
      const answer = await fetch(`${this.element.dataset.url}?gezien=${this.revision}`, options);
      if (answer.status === 204) return "fresh";
      const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
      const found = isOurs ? await answer.json() : {};
      if (typeof found.html === "string") {
        this.take(found);
        return "fresh";
      }
      return answer.type === "opaqueredirect" || "location" in found ? "shut" : "lost";
    } catch {
      return "lost";
    }
  }

  take({ revision, html }) {
    const now = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    const isWaiting = this.boxes.contains(document.activeElement) && this.wouldTake(now, document.activeElement);
    if (isWaiting) return;
    this.tell(now);
    for (const line of now.querySelectorAll("[data-line]")) {
      const before = this.line(line.dataset.line);
      if (before?.isEqualNode(line)) line.replaceWith(before); // it keeps its focus
    }
    const focused = document.activeElement;
    this.boxes.replaceChildren(now);
    if (this.boxes.contains(focused)) focused.focus({ preventScroll: true });
    this.revision = String(revision);
  }

  line(key, within = this.boxes) {
    return within.querySelector(`[data-line="${key}"]`);
  }

  /** Say whether what has the focus would go away with what came. */
  wouldTake(now, focused) {
    const line = focused.closest("[data-line]");
    return line !== null && !line.isEqualNode(this.line(line.dataset.line, now));
  }

  /** Let a screen reader say what others wrote. */
  tell(now) {
    const lines = [...now.querySelectorAll("[data-said]:not([data-version*=own])")];
    const said = lines.filter((line) => this.line(line.dataset.line)?.dataset.said !== line.dataset.said);
    if (said.length) this.heard.textContent = said.slice(-MOST_SAID).map((line) => line.dataset.said).join(". ");
  }

  say(kind) {
    if (this.kind === kind) return;
    this.kind = kind;
    this.state.hidden = false;
    this.state.classList.toggle("talk-state--lost", kind !== "fresh");
    if (kind === "fresh") this.state.removeAttribute("role");
    else this.state.setAttribute("role", "status");
    this.state.replaceChildren(this.element.querySelector(`[data-words=${kind}]`).content.cloneNode(true));
  }
}
