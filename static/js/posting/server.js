// Sends a form and says in one word what became of it. Only the word of our own server counts: `location` in JSON, or
// a page with its name in the head. A page of a hotel's network with status 200 does not.

const PATIENCE = 20_000; // ms
const GONE = 410; // what it was about was removed meanwhile; the page has what was typed, and the ways on

export default class Server {
  constructor({ stateUrl, unlockUrl, signInUrl, who }, idleSeconds) {
    Object.assign(this, { stateUrl, who, idleSeconds, doors: [unlockUrl, signInUrl] });
  }

  /**
   * Resolve to {kind}: "done" with `to`; "shown" or "told" with `page` and whether it refuses, the latter without what
   * was typed; "locked", "ended" or "someone-else"; "unreachable", "failing", "strange" or "too-large".
   */
  async post(url, data, isSecondTry = false) {
    const headers = { "X-Idle-Seconds": this.idleSeconds() };
    const answer = await request(url, { method: "POST", body: data, headers });
    if (!answer) return { kind: "unreachable" };
    const { status, json, page } = answer;
    if (typeof json?.location === "string") return this.follow(new URL(json.location, location.href));
    if (status >= 500) return { kind: "failing" };
    if (!page) return { kind: status === 413 ? "too-large" : "strange" };
    if (status === 403 && !isSecondTry) return this.postWithFreshToken(url, data);
    const isRefused = status >= 400 || Boolean(page.querySelector("main .error-summary"));
    const showsTyped = status < 400 || status === GONE || page.querySelector("main [name=form_key]");
    return { kind: showsTyped ? "shown" : "told", page, isRefused };
  }

  /** A redirect to a page that asks who is there means that nothing was carried out. */
  async follow(to) {
    if (to.origin !== location.origin) return { kind: "strange" };
    if (!this.doors.includes(to.pathname)) return { kind: "done", to };
    const session = await this.session();
    return session.kind === "open" ? { kind: "failing" } : session; // opened this very moment: it goes again soon
  }

  async postWithFreshToken(url, data) {
    const session = await this.session();
    if (session.kind !== "open") return session;
    data.set("csrfmiddlewaretoken", session.token);
    return this.post(url, data, true);
  }

  /** Ask how the session stands: "open" with a fresh token, "locked", "ended", "someone-else", or "unreachable". */
  async session() {
    const state = (await request(this.stateUrl, {}))?.json;
    if (typeof state?.token !== "string") return { kind: "unreachable" };
    if (!state.signed_in) return { kind: "ended" };
    if (state.who !== this.who) return { kind: "someone-else" };
    return state.locked ? { kind: "locked" } : { kind: "open", token: state.token };
  }
}

/** Return the status, with JSON or a page of ours; null when no whole answer came in time. */
async function request(url, options) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  const headers = { Accept: "application/json", ...options.headers };
  try {
    const response = await fetch(url, { ...options, headers, cache: "no-store", redirect: "manual", signal: abort.signal });
    const type = response.headers.get("Content-Type") ?? "";
    const json = type.startsWith("application/json") ? await response.json() : null;
    const page = type.startsWith("text/html") ? ours(await response.text()) : null;
    return { status: response.status, json, page };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Return a page of our own server as a document; null for that of another. */
function ours(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const isOurs = page.querySelector("meta[name=application-name][content=Veerkrachtportfolio]");
  return isOurs && page.getElementById("main") ? page : null;
}
