// Buttons that read a text aloud with a voice of the device itself. Remote voices are never used: they would send
// the words to someone else. Without speech, or without such a voice, the buttons stay hidden.

const LANGUAGES = { nl: "nl-NL", en: "en-GB" }; // of other languages any voice will do
const PACE = 0.9;

export default function readAloud(area) {
  const speech = window.speechSynthesis;
  if (!speech || !("SpeechSynthesisUtterance" in window)) return;
  const buttons = [...area.querySelectorAll("[data-read]")];
  const page = document.documentElement.lang || "nl";
  const language = LANGUAGES[page] ?? page;
  let voice = null;
  let spoken = []; // kept, because some browsers forget an utterance that nobody holds and never end it

  function findVoice() {
    voice = localVoice(speech.getVoices(), language);
    for (const button of buttons) button.hidden = !voice;
  }

  function press(button) {
    const wasReading = button.getAttribute("aria-pressed") === "true";
    stop();
    if (wasReading || !voice) return;
    button.setAttribute("aria-pressed", "true");
    const texts = [...button.closest("[data-aloud]").querySelectorAll("[data-say]")];
    spoken = texts.map((text) => utterance(sentence(text.textContent), voice));
    spoken.at(-1).addEventListener("end", () => button.setAttribute("aria-pressed", "false"));
    for (const part of spoken) speech.speak(part);
  }

  function stop() {
    spoken = [];
    speech.cancel();
    for (const button of buttons) button.setAttribute("aria-pressed", "false");
  }

  for (const button of buttons) button.addEventListener("click", () => press(button));
  addEventListener("pagehide", stop);
  area.addEventListener("left", stop);
  speech.addEventListener?.("voiceschanged", findVoice); // some browsers find their voices late
  findVoice();
}

/** Return the language of a voice as browsers write it; some phones write nl_NL. */
function code({ lang }) {
  return lang.replace("_", "-").toLowerCase();
}

/** Return a voice of this language that lives on the device: of the very country when there is one. */
function localVoice(voices, language) {
  const local = voices.filter((voice) => voice.localService === true);
  const short = language.split("-")[0];
  const exact = local.find((voice) => code(voice) === language.toLowerCase());
  return exact ?? local.find((voice) => code(voice).split("-")[0] === short) ?? null;
}

function utterance(text, voice) {
  return Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate: PACE });
}

/** End a text with a stop, so that the voice pauses after it. */
function sentence(text) {
  const words = text.trim();
  return /[.?!…]$/.test(words) ? words : `${words}.`;
}
