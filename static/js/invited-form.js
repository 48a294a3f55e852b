// Who was asked by a link fills in one screen at a time, and the browser posts it. Before it does, this looks whether
// our server is there: else the browser would put a page of its own in the place of this one, and what was typed is gone.

const PATIENCE = 10_000; // ms

export default function keepForms(main) {
  const away = main.querySelector("[data-words]").content;
  for (const form of main.querySelectorAll("form[method=post]")) keep(form, away);
}

function keep(form, away) {
  const line = document.createElement("div");
  line.setAttribute("role", "status");
  form.append(line);
  let isThere = false;
  let isLooking = false;

  form.addEventListener("submit", async (event) => {
    if (isThere) return;
    event.preventDefault();
    if (isLooking) return;
    isLooking = true;
    line.replaceChildren();
    isThere = await isServerThere();
    if (isThere) (event.submitter ?? form.querySelector("button")).click();
    else line.append(said(away));
    isThere = isLooking = false;
  });
}

function said(words) {
  const line = Object.assign(document.createElement("p"), { className: "message message--warning" });
  line.append(words.cloneNode(true));
  return line;
}

/** Whether a page of ours comes at this address; that of the network of a hotel is none. */
async function isServerThere() {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const answer = await fetch(location.href, { cache: "no-store", signal: abort.signal });
    const isOurs = (await answer.text()).includes('name="application-name" content="Veerkrachtportfolio"');
    return isOurs && answer.status < 500;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
