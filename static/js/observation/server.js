// Talking to the server: save one answer, ask whether one is still signed in. Only an answer of our own
// server with a revision counts as saved; a page of a hotel's network or a sign-in page with status 200 does not.

const PATIENCE = 10_000;

export default class Server {
  constructor(saveUrl, sessionUrl, token, idleSeconds) {
    Object.assign(this, { saveUrl, sessionUrl, token, idleSeconds });
  }

  /** Send one answer and say in one word what became of it, with what the server said. */
  async save(item, attempt, isSecondTry = false) {
    const response = await this.put(item, attempt);
    if (!response) return { kind: "unreachable" };
    const { status, body } = response;
    if ((status === 200 || status === 409) && Number.isInteger(body?.revision)) {
      return { kind: status === 200 ? "saved" : "conflict", state: body };
    }
    if (status === 410 && body) return { kind: "closed" };
    if (status === 413 || (status === 400 && body)) return { kind: "refused", message: body?.message };
    if (status >= 500 || status === 429) return { kind: "failing" };
    return this.afterSession(status, isSecondTry, () => this.save(item, attempt, true));
  }

  /** Not what our server says to a save: are we signed out, was the token too old, or is it a strange network? */
  async afterSession(status, isSecondTry, again) {
    const session = await this.session();
    if (!session) return { kind: "unreachable" };
    if (!session.signed_in) return { kind: "signed-out" };
    if (session.locked) return { kind: "locked" };
    if (status === 403) return isSecondTry ? { kind: "forbidden" } : again();
    return { kind: status === 404 ? "missing" : "failing" };
  }

  /** Ask whether someone is signed in and take the fresh token; null when our server does not answer. */
  async session() {
    const response = await request(this.sessionUrl, {});
    if (typeof response?.body?.token !== "string") return null;
    this.token = response.body.token;
    return response.body;
  }

  /** Fetch a page of the form: {text}; {isRefused: true} when our server shows this form no more; {} without answer. */
  async page(url) {
    const headers = { Accept: "text/html", "X-Part": "page", "X-Idle-Seconds": this.idleSeconds() };
    const response = await request(url, { headers });
    if (!response || response.status === 200) return { text: response?.text };
    if (response.status >= 500 || response.status === 429) return {};
    const session = await this.session();
    return { isRefused: Boolean(session?.signed_in && !session.locked) };
  }

  put(item, { content, revision, key }) {
    return request(this.saveUrl.replace("/-/", `/${item}/`), {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token, "X-Idle-Seconds": this.idleSeconds() },
      body: JSON.stringify({ ...content, revision, key }),
      keepalive: true, // goes on when the page is closed in the middle
    });
  }
}

/** Return status and the body, as JSON or as text; null when no whole answer came in time. */
async function request(url, options) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const response = await fetch(url, {
      ...options,
      headers: { Accept: "application/json", ...options.headers },
      cache: "no-store",
      credentials: "same-origin",
      redirect: "manual",
      signal: abort.signal,
    });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    return { status: response.status, [isJson ? "body" : "text"]: await (isJson ? response.json() : response.text()) };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
