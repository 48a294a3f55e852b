// One statement on the page: reads what was filled in, shows what came back. The page's own fields are the
// only place where an answer lives; the hidden ones say on which revision it was made, for a plain post.

const KEYS = { n: "not_seen", p: "not_applicable" };

export default class Item {
  /** `tell` has the functions typed(item, isTyping) and settled(item, isMine); `conflict` is the empty panel. */
  constructor(fieldset, conflict, tell) {
    this.fieldset = fieldset;
    this.key = fieldset.dataset.item;
    this.emptyPanel = conflict;
    this.tell = tell;
    this.isRefused = fieldset.classList.contains("item--error");
    this.reason?.addEventListener("input", () => this.showLack());
    fieldset.addEventListener("change", () => tell.typed(this, false));
    fieldset.addEventListener("input", (event) => event.target.type !== "radio" && tell.typed(this, true));
    fieldset.addEventListener("keydown", (event) => this.choose(event));
    fieldset.addEventListener("click", (event) => this.press(event));
    for (const button of fieldset.querySelectorAll("[data-offer]")) this.offer(button);
  }

  /** The field for why a statement does not fit; null where that is no answer. */
  get reason() {
    return this.field("reason");
  }

  field(name) {
    return this.fieldset.querySelector(`[name="${this.key}-${name}"]`);
  }

  /** The number of the page on which it stands. */
  get page() {
    return Number(this.fieldset.closest("[data-page]").dataset.page);
  }

  get radios() {
    return [...this.fieldset.querySelectorAll("[type=radio]")];
  }

  get panel() {
    return this.fieldset.querySelector(".conflict");
  }

  get revision() {
    return Number(this.field("revision").value);
  }

  /** The answer on the server, when the page came back with two of them. */
  get theirs() {
    if (!this.panel) return null;
    const { choice, reason, example, savedAt } = this.panel.dataset;
    return { choice, reason, example, saved_at: savedAt, revision: this.revision, shown: this.field("shown").value };
  }

  get content() {
    const choice = this.radios.find((radio) => radio.checked)?.value ?? "";
    const reason = choice === "not_applicable" ? this.reason.value : "";
    return { choice, reason, example: this.field("example").value };
  }

  /** Whether it has an answer; room for words, which has no answers to choose from, is answered by words. */
  get isAnswered() {
    const { choice, example } = this.content;
    return Boolean(choice || (!this.radios.length && example));
  }

  /** What the page came with: someone may have answered before this script was there. */
  get rendered() {
    const choice = this.radios.find((radio) => radio.defaultChecked)?.value ?? "";
    const reason = choice === "not_applicable" ? this.reason.defaultValue : "";
    return { choice, reason, example: this.field("example").defaultValue };
  }

  /** Show an answer in the fields. */
  set content({ choice, reason, example }) {
    for (const radio of this.radios) radio.checked = radio.value === choice;
    if (this.reason) this.reason.value = reason;
    this.field("example").value = example;
    this.showLack();
    if (example) this.field("example").closest("details").open = true;
  }

  /** Say below the reason that it is needed, as long as it is empty; it shows beside "does not fit" only. */
  showLack() {
    if (this.reason) this.fieldset.querySelector("[data-lack]").hidden = Boolean(this.reason.value.trim());
  }

  /** Note what the server holds now, so that a plain post afterwards does not collide with it. */
  stamp({ revision, shown }) {
    this.field("revision").value = revision;
    this.field("shown").value = shown;
    this.say("");
  }

  /** Show a message at the item, or take it away. */
  say(message) {
    const line = this.fieldset.querySelector("[data-message]");
    line.textContent = message;
    line.hidden = !message;
    this.fieldset.classList.toggle("item--error", Boolean(message));
  }

  /** Show both answers, to choose from; the other one is in the data of the panel too. */
  showConflict(theirs) {
    this.panel?.remove();
    const panel = this.emptyPanel.content.firstElementChild.cloneNode(true);
    panel.querySelector("[data-theirs]").textContent = this.words(theirs);
    for (const button of panel.querySelectorAll("button")) button.value = this.key;
    this.fieldset.querySelector(".item-foot").before(panel);
    this.updateConflict();
  }

  updateConflict() {
    if (this.panel) this.panel.querySelector("[data-mine]").textContent = this.words(this.content);
  }

  words({ choice, reason, example }) {
    const radio = this.radios.find((candidate) => candidate.value === choice);
    const label = radio?.closest("label").querySelector(".option-text").lastElementChild.textContent ?? this.emptyPanel.dataset.none;
    return [label, reason, example && `“${example}”`].filter(Boolean).join(" · ");
  }

  /** Keep what stands here readable and let nothing change any more. */
  freeze() {
    for (const radio of this.radios) radio.disabled = !radio.checked;
    for (const field of [this.reason, this.field("example")]) if (field) field.readOnly = true;
    for (const button of this.fieldset.querySelectorAll("button")) button.hidden = true;
  }

  /** 0 to 3, n and p choose an answer, but only while the focus is in this group of answers. */
  choose(event) {
    if (event.target.type !== "radio" || event.ctrlKey || event.metaKey || event.altKey) return;
    const value = KEYS[event.key.toLowerCase()] ?? event.key;
    const radio = this.radios.find((candidate) => candidate.value === value);
    if (!radio || radio.disabled) return;
    event.preventDefault();
    radio.focus();
    if (!radio.checked) radio.click();
  }

  /** Let a button put what its observer noted in passing in the room for an example, below what stands there. */
  offer(button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = this.field("example");
      const noted = button.parentElement.querySelector("[data-noted]").textContent.replace(/\s+/g, " ").trim();
      field.value = [field.value.trim(), noted].filter(Boolean).join("\n");
      button.hidden = true;
      field.focus();
      this.tell.typed(this, false);
    });
  }

  press(event) {
    const button = event.target.closest("button");
    if (!button || button.type === "button") return; // such a button sends nothing: it reads aloud
    event.preventDefault();
    if (button.name === "clear") {
      this.content = { ...this.content, choice: "", reason: "" };
      this.radios[0].focus();
      this.tell.typed(this, false);
    } else {
      this.panel.remove();
      this.radios.find((radio) => radio.checked || !this.content.choice)?.focus();
      this.tell.settled(this, button.name === "keep");
    }
  }
}
