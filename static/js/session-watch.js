// Watches over a page that is left open: says in time that the screen will lock, hides it when it has, and
// opens it again with the password, in place, so that nothing that was typed is lost. Only what a person
// does keeps the session open; asking how it stands does not.

const BEAT = 5000; // ms between two looks at the clock

export default function sessionWatch(element, idleSeconds, { isCalled }) {
  const { stateUrl, unlockUrl, idle, who } = element.dataset;
  const limit = Number(idle);
  const warning = element.querySelector("[data-warning]");
  const lock = element.querySelector("[data-lock]");
  const form = lock.querySelector("form");
  const why = lock.querySelector("[data-why]");
  const tabs = new BroadcastChannel("session"); // they tell each other to look, and nothing else
  let endsAt = performance.timeOrigin + limit * 1000; // as the server said last
  let saidAt = performance.timeOrigin;
  let isAsking = false;

  /** Ask the server how the session stands; with `isHere` also tell it when this page was last touched. */
  async function ask(isHere = false) {
    if (isAsking) return;
    isAsking = true;
    const state = await fetchState(stateUrl, isHere && { "X-Idle-Seconds": idleSeconds() });
    isAsking = false;
    if (!state) return;
    if (isHere) saidAt = Date.now();
    endsAt = Date.now() + state.seconds_left * 1000;
    if (state.signed_in && state.who !== who) location.reload();
    else if (state.locked || !state.signed_in) close(state);
    else open(state);
  }

  function close({ token, signed_in: isSignedIn }) {
    form.elements.csrfmiddlewaretoken.value = token;
    lock.toggleAttribute("data-ended", !isSignedIn);
    warning.close();
    if (lock.open) return;
    document.body.classList.add("is-locked");
    why.textContent = "";
    lock.showModal();
    tabs.postMessage("look");
  }

  function open({ token }) {
    if (secondsLeft() > margin()) warning.close();
    document.body.classList.remove("is-locked");
    if (!lock.open) return;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    lock.close();
    form.reset();
    tabs.postMessage("look");
    dispatchEvent(new Event("unlocked"));
  }

  const secondsLeft = () => (endsAt - Date.now()) / 1000;
  const margin = () => Math.min(120, limit / 3);

  function beat() {
    const isTouched = Date.now() - idleSeconds() * 1000 > saidAt;
    if (lock.open || document.body.classList.contains("is-locked")) ask();
    else if (isTouched && Date.now() - saidAt > Math.min(60, limit / 10) * 1000) ask(true);
    else if (secondsLeft() <= 0) ask();
    else if (secondsLeft() <= margin() && !warning.open) ask().then(warn);
  }

  function warn() {
    if (!lock.open && secondsLeft() <= margin() && !warning.open) warning.showModal();
  }

  warning.querySelector("button").addEventListener("click", () => {
    warning.close();
    ask(true);
  });
  lock.addEventListener("cancel", (event) => event.preventDefault());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    why.textContent = "";
    const answer = await send(unlockUrl, new FormData(form));
    why.textContent = answer ? answer.why ?? "" : why.dataset.unreachable;
    if (!answer?.open) form.querySelector("input:not([type=hidden])").select();
    ask();
  });
  lock.querySelector("[data-unlock-passkey]")?.addEventListener("click", async () => {
    why.textContent = "";
    try {
      const { askBrowser } = await import("./passkey.js");
      const { publicKey } = await fetchJson(unlockUrl);
      const credential = JSON.stringify(await askBrowser("get", publicKey));
      const token = form.elements.csrfmiddlewaretoken.value;
      const answer = await send(unlockUrl, { csrfmiddlewaretoken: token, credential });
      why.textContent = answer ? answer.why ?? "" : why.dataset.unreachable;
    } catch {
      why.textContent = why.dataset.stopped;
    }
    ask();
  });
  for (const name of ["focus", "pageshow", "online"]) addEventListener(name, beat);
  document.addEventListener("visibilitychange", beat);
  tabs.addEventListener("message", () => ask());
  setInterval(beat, Math.min(BEAT, limit * 100));
  if (isCalled) ask();
  else beat();
}

/** Return how the session stands, or null when our server does not answer. */
async function fetchState(url, presence) {
  const headers = { Accept: "application/json", ...presence };
  try {
    const response = await fetch(url, { headers, cache: "no-store", redirect: "error" });
    const state = await response.json();
    return typeof state.token === "string" ? state : null;
  } catch {
    return null;
  }
}

/** Return what our server answers as JSON. */
async function fetchJson(url) {
  const options = { headers: { Accept: "application/json" }, cache: "no-store", redirect: "error" };
  return (await fetch(url, options)).json();
}

/** Send what was typed to open the lock, and return the answer; null when there is none. */
async function send(url, data) {
  try {
    const options = { method: "POST", body: new URLSearchParams(data), headers: { Accept: "application/json" } };
    return await (await fetch(url, { ...options, redirect: "error" })).json();
  } catch {
    return null;
  }
}
