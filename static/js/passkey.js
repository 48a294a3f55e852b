// A form that a passkey fills in: asks the browser for one, or to make one, and sends what it says.
// `data-passkey` is `get` or `create`; the options stand in the page, or `data-options-url` gives them.

export default function passkey(form) {
  const field = form.elements.credential;
  const why = form.querySelector("[data-why]");
  const isAddress = /^[\d.:[\]]+$/.test(location.hostname); // passkeys belong to a name, never to a number
  if (!window.PublicKeyCredential || isAddress) return;
  form.hidden = false;
  form.parentElement.querySelector("[data-unable]")?.setAttribute("hidden", "");

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    why.textContent = "";
    try {
      const { publicKey } = await optionsOf(form);
      field.value = JSON.stringify(await askBrowser(form.dataset.passkey, publicKey));
    } catch {
      why.textContent = why.dataset.stopped;
      return;
    }
    form.submit();
  });
}

async function optionsOf({ dataset: { options, optionsUrl } }) {
  if (options) return JSON.parse(document.getElementById(options).textContent);
  const response = await fetch(optionsUrl, { headers: { Accept: "application/json" }, cache: "no-store" });
  return response.json();
}

/** Ask the browser, and return what it says as texts. */
export async function askBrowser(how, options) {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (options[list]) publicKey[list] = options[list].map((one) => ({ ...one, id: bytes(one.id) }));
  }
  if (options.user) publicKey.user = { ...options.user, id: bytes(options.user.id) };
  const { id, rawId, response } = await navigator.credentials[how]({ publicKey });
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const said = parts.filter((name) => response[name]).map((name) => [name, text(response[name])]);
  return { id, rawId: text(rawId), type: "public-key", response: Object.fromEntries(said) };
}

/** Read base64url. */
function bytes(encoded) {
  const plain = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/** Write base64url. */
function text(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
