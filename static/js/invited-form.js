// Who was asked by a link fills in one screen at a time, and the browser posts it. Before it does, this looks whether
// our server is there and this browser still holds the invitation: else another page would come in the place of this
// one, and what was typed is gone. When the link is over for good, this page has to go.

const PATIENCE = 10_000; // ms

export default function keepForms(main) {
  const words = (kind) => main.querySelector(`[data-words="${kind}"]`).content;
  for (const form of main.querySelectorAll("form[method=post]")) keep(form, words);
}

function keep(form, words) {
  const line = document.createElement("div");
  line.setAttribute("role", "status");
  form.append(line);
  let isSure = false;
  let isLooking = false;

  form.addEventListener("submit", async (event) => {
    if (isSure) return;
    event.preventDefault();
    if (isLooking) return;
    isLooking = true;
    line.replaceChildren();
    const trouble = await troubleOf(form.elements.invitation);
    isSure = !trouble;
    if (isSure) (event.submitter ?? form.querySelector("button")).click();
    else line.append(said(words(trouble)));
    isSure = isLooking = false;
  });
}

function said(words) {
  const line = Object.assign(document.createElement("p"), { className: "message message--warning" });
  line.append(words.cloneNode(true));
  return line;
}

/** Say in one word what would keep a form from being saved: "away" or "left"; nothing when it can be sent. */
async function troubleOf(invitation) {
  const page = await ourPage();
  if (!page) return "away";
  return page.getElementById("main").dataset.invitation === invitation?.value || page.querySelector("[data-over]") ? "" : "left";
}

/** Return the page of ours that comes at this address, or nothing; that of the network of a hotel is none. */
async function ourPage() {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const answer = await fetch(location.href, { cache: "no-store", signal: abort.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const isOurs = page.querySelector("[name=application-name][content=Veerkrachtportfolio]");
    return isOurs && answer.status < 500 ? page : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
