// The other pages of the form, in memory: fetched once the first one has settled, so that going to them needs no
// connection. Only one of them stands in the document; the others wait beside it with what was filled in.

const AGAIN = 30_000; // ms until a page that did not come is asked for again

export default class Pages {
  /** tell has the functions arrived(part), fresh(part), shown(), and refused(): the server shows the form no more. */
  constructor(form, server, tell) {
    Object.assign(this, { form, server, tell });
    this.part = form.querySelector("[data-page]");
    this.parts = new Map([[numberOf(this.part), this.part]]);
    this.numbers = [...form.querySelectorAll("[data-page-count]")].map((count) => Number(count.dataset.pageCount));
    addEventListener("online", () => this.collect());
    this.collect();
  }

  get number() {
    return numberOf(this.part);
  }

  get isWhole() {
    return this.numbers.every((number) => this.parts.has(number));
  }

  /** Fetch the pages that are not here, one after the other and in the order in which they will be needed. */
  async collect() {
    clearTimeout(this.retry);
    if (this.isCollecting) return;
    this.isCollecting = true;
    const from = this.numbers.indexOf(this.number);
    for (const number of [...this.numbers.slice(from), ...this.numbers.slice(0, from)]) {
      if (this.parts.has(number)) continue;
      const { part } = await this.fetch(number);
      if (!part) break;
      this.parts.set(number, part);
      this.tell.arrived(part);
    }
    this.isCollecting = false;
    if (!this.isWhole) this.retry = setTimeout(() => this.collect(), AGAIN);
  }

  /** Fetch a page as the server has it now: {part}, or {isRefused} when it shows this form no more. */
  async fetch(number) {
    const { text, isRefused } = await this.server.page(this.address(number));
    const page = new DOMParser().parseFromString(text ?? "", "text/html");
    const part = page.querySelector(`[data-page="${number}"]`);
    return { part: part && document.adoptNode(part), isRefused };
  }

  /** Go to a page, if it is here, without asking the server; say whether it is. */
  show(number, isBack = false) {
    const part = this.parts.get(number);
    if (!part) return false;
    if (part === this.part) return true;
    this.part.dispatchEvent(new Event("left"));
    this.part.replaceWith(part);
    this.part = part;
    if (!isBack) history.pushState(null, "", this.address(number));
    this.form.action = this.address(number);
    document.title = part.dataset.title;
    this.markPill();
    for (const past of document.querySelectorAll(".error-summary, .messages > *")) past.remove();
    for (const field of document.querySelectorAll("[name=next]")) field.value = location.pathname;
    this.form.querySelector("[data-page-said]").textContent = part.dataset.said;
    scrollTo(0, 0);
    part.querySelector("h1").focus({ preventScroll: true });
    this.tell.shown();
    this.renew(number);
    return true;
  }

  markPill() {
    for (const pill of this.form.querySelectorAll(".form-pages [name=goto]")) {
      if (Number(pill.value) === this.number) pill.setAttribute("aria-current", "step");
      else pill.removeAttribute("aria-current");
    }
  }

  /** Look what became of a page elsewhere since it was fetched. */
  async renew(number) {
    const { part, isRefused } = await this.fetch(number);
    if (part) this.tell.fresh(part);
    if (isRefused) this.tell.refused();
  }

  address(number) {
    return this.form.getAttribute("action").replace(/\d+\/$/, `${number}/`);
  }
}

function numberOf(part) {
  return Number(part.dataset.page);
}
