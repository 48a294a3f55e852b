// Who was asked by a link fills in one screen at a time. A form is sent from the page it stands on, and the page stays
// until our server has said what became of it: a lost connection, or a link that has to be opened again, takes nothing
// that was typed away. Only when nothing can be sent by the link any more this page has to go. Without this module the
// browser posts the form itself.

const PATIENCE = 20_000; // ms
const REFUSED = [200, 400, 409]; // a page with what was typed and what is the matter with it

export default function keepForms(main, _idleSeconds, { start }) {
  const words = (kind) => main.querySelector(`[data-words="${kind}"]`).content;
  for (const form of main.querySelectorAll("form[method=post]")) keep(form, words, start);
}

function keep(form, words, start) {
  const line = document.createElement("div");
  line.setAttribute("role", "status");
  form.append(line);
  let isBusy = false;
  let isTyped = false;

  form.addEventListener("input", ({ target }) => (isTyped ||= target.matches("textarea, [inputmode]")));
  addEventListener("beforeunload", (event) => isTyped && form.isConnected && event.preventDefault());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    line.replaceChildren();
    const { to, page, trouble } = await send(form, event.submitter);
    isBusy = false;
    if (trouble) return line.append(said(words(trouble)));
    isTyped = false;
    if (to) location.assign(to);
    else show(page, start);
  });
}

function said(words) {
  const line = Object.assign(document.createElement("p"), { className: "message message--warning" });
  line.append(words.cloneNode(true));
  return line;
}

/** Show a page that our server answered with in the place of this one. */
function show(page, start) {
  document.title = page.title;
  document.body.replaceWith(page.body);
  document.querySelectorAll("[data-module]").forEach(start);
  document.getElementById("main").focus();
}

/** Send a form; resolve to `to`, where it leads, to the `page` that refuses it, or to `trouble`: "away" or "left". */
async function send(form, button) {
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  let answer = await request({ method: "POST", body: data });
  if (answer?.status === 403) {
    const token = (await request({}))?.page?.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (token) data.set("csrfmiddlewaretoken", token);
    answer = token ? await request({ method: "POST", body: data }) : { status: 410, page: document };
  }
  if (answer?.to?.startsWith?.("/uitnodiging/")) return { to: answer.to };
  if (!answer?.page || answer.status >= 500) return { trouble: "away" };
  const isShown = REFUSED.includes(answer.status) || answer.page.querySelector("[data-over]");
  return isShown ? { page: answer.page } : { trouble: "left" };
}

/** Ask this address; resolve to `status` with `to` or `page`, or to null when no whole answer came in time. */
async function request(options) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  const headers = { Accept: "application/json" }; // a redirect comes as the place that it leads to
  try {
    const answer = await fetch(location.href, { ...options, headers, cache: "no-store", signal: abort.signal });
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (isJson) return { status: answer.status, to: (await answer.json()).location };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const isOurs = page.querySelector("[name=application-name][content=Veerkrachtportfolio]");
    return isOurs && page.getElementById("main") ? { status: answer.status, page } : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
