"""The observation form as a person sees it, beside what the database holds."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Route

from assessments.models import Assessment

Answers = dict[str, tuple[str, str, str]]

READ_SCREEN = """
(root) => Object.fromEntries([...(root ?? document).querySelectorAll("[data-item]")].map((fieldset) => {
  const value = (name) => fieldset.querySelector(`[name$="-${name}"]`).value.trim();
  const choice = fieldset.querySelector("[type=radio]:checked")?.value ?? "";
  return [fieldset.dataset.item, [choice, choice === "not_applicable" ? value("reason") : "", value("example")]];
}))
"""
# Looks fifty times a second whether the page says ‘saved’ of something that the server never acknowledged: of what
# stands on the screen, and of what stood there when one went on to another page of the form.
HONESTY = f"""
(() => {{
  const read = {READ_SCREEN};
  const known = {{}}; // by item: [revision, answer] as the server said it last, and what it said before
  const seen = {{}}; // by item: the answer as it was last on the screen
  window.lies = [];
  const learn = (item, revision, answer) => {{
    const [before, old] = known[item] ?? [-1];
    if (revision < before) return;
    if (String(seen[item]) === String(old)) seen[item] = answer;
    known[item] = [revision, answer];
  }};
  const learnPage = (root) => {{
    for (const [item, answer] of Object.entries(read(root))) {{
      const before = known[item]?.[1];
      learn(item, Number(root.querySelector(`[name="${{item}}-revision"]`).value), answer);
      known[item][2] = before; // until the page has taken it over
      setTimeout(() => known[item].splice(2), 500);
    }}
  }};
  const send = window.fetch;
  window.fetch = async (url, options = {{}}) => {{
    const response = await send(url, options);
    const isPage = response.status === 200 && url.includes("/pagina/");
    if (isPage) learnPage(new DOMParser().parseFromString(await response.clone().text(), "text/html"));
    const body = options.method === "PUT" ? await response.clone().json().catch(() => null) : null;
    if ([200, 409].includes(response.status) && Number.isInteger(body?.revision)) {{
      learn(url.match(/antwoorden.([^/]+)/)[1], body.revision, [body.choice, body.reason, body.example]);
    }}
    return response;
  }};
  const look = () => {{
    Object.assign(seen, read());
    if (document.querySelector("[data-save-status]")?.dataset.state !== "saved") return;
    for (const [item, shown] of Object.entries(seen)) {{
      const [, answer, before] = known[item] ?? [];
      if (![answer, before].map(String).includes(String(shown))) window.lies.push(`${{item}}: ${{shown}}, not ${{answer}}`);
    }}
  }};
  addEventListener("click", () => Object.assign(seen, read()), true); // it may go to another page
  addEventListener("DOMContentLoaded", () => {{
    learnPage(document);
    setInterval(look, 20);
  }});
}})();
"""
# The pages of a form that came over the line after the document.
FETCHED = "new Set(performance.getEntriesByType('resource').map(({name}) => name).filter((name) => /pagina/.test(name)))"
# What lies on the device: each record as its fields, bytes as text.
LEFT_BEHIND = """
async () => {
  const bases = await indexedDB.databases();
  const open = ({ name }) => new Promise((resolve) => {
    indexedDB.open(name).onsuccess = (event) => resolve(event.target.result);
  });
  const all = (store) => new Promise((resolve) => (store.getAll().onsuccess = (event) => resolve(event.target.result)));
  const text = (value) => (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    ? new TextDecoder("latin1").decode(value) : value;
  const records = [];
  for (const base of await Promise.all(bases.map(open))) {
    for (const store of base.objectStoreNames) {
      for (const record of await all(base.transaction(store).objectStore(store))) {
        records.push(Object.fromEntries(Object.entries(record).map(([field, value]) => [field, text(value)])));
      }
    }
    base.close();
  }
  return records;
}
"""


class Form:
    """One window with a page of the observation form."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.add_init_script(HONESTY)
        page.goto(address)
        self.wait_for_script()

    def wait_for_script(self) -> None:
        """Wait until the script has taken over."""
        self.page.locator("[data-kept]").first.wait_for(state="attached")

    def wait_until(self, expression: str) -> None:
        """Wait until the page says yes to an expression."""
        wait_until(self.page, expression)

    def wait_for_pages(self) -> None:
        """Wait until all pages are here, and what keeps unsent answers on the device."""
        wait_for_pages(self.page)
        self.page.locator("[data-how]", has_text="op slot").wait_for()

    def go(self, number: int) -> None:
        """Go to a page of the form with its button at the top."""
        self.page.locator(f".form-pages [name=goto][value='{number}']").click()
        self.page.locator(f"[data-page='{number}']").wait_for()
        self.wait_for_script()

    def cut_off(self) -> None:
        """Let this document send nothing any more, also not while it closes: a line does not hear that."""
        self.page.evaluate(
            """() => {
              const send = window.fetch;
              window.fetch = (url, options = {}) => {
                return options.method === "PUT" ? Promise.reject(new TypeError("cut off")) : send(url, options);
              };
            }"""
        )

    def reload(self) -> None:
        """Load the document again; the browser may ask whether one really wants to leave."""
        self.page.once("dialog", lambda dialog: dialog.accept())
        self.page.reload()
        self.wait_for_script()

    def wait_for_records(self, number: int) -> None:
        """Wait until so many unsent answers lie on the device."""
        self.wait_until(f"({LEFT_BEHIND})().then((found) => found.length === {number})")

    @property
    def restored(self) -> str:
        """Return what the page says about answers that lay on the device."""
        line = self.page.locator("[data-restored]")
        return line.inner_text() if line.is_visible() else ""

    def choose(self, item: str, choice: str) -> None:
        """Choose an answer as a finger does."""
        self.page.locator(f"#{item}-{choice}").locator("xpath=..").click()

    def type(self, item: str, field: str, text: str) -> None:
        """Write in one of the text fields of an item."""
        self.page.locator(f"[data-item={item}] details:has([name$=example])").evaluate("d => (d.open = true)")
        self.page.locator(f"[name={item}-{field}]").press_sequentially(text)

    def clear(self, item: str) -> None:
        button = self.page.locator(f"[data-item={item}] [name=clear]")
        button.locator("xpath=ancestor::details").evaluate("details => (details.open = true)")
        button.click()

    @property
    def status(self) -> tuple[str, str]:
        """Return how the status looks and why: (`saved`, `saved`) or (`unsaved`, `unreachable`)."""
        line = self.page.locator("[data-save-status]")
        return line.get_attribute("data-state") or "", line.get_attribute("data-reason") or ""

    def wait_for(self, *reasons: str, timeout: float = 10_000) -> None:
        """Wait until the status gives one of these reasons."""
        wanted = ", ".join(f"[data-save-status][data-reason='{reason}']" for reason in reasons)
        try:
            self.page.locator(wanted).wait_for(timeout=timeout)
        except Error as late:
            raise AssertionError(f"it says {self.status}, and ‘{self.restored}’") from late

    @property
    def shown(self) -> Answers:
        """Return the answers on the screen."""
        return {item: tuple(answer) for item, answer in self.page.evaluate(READ_SCREEN).items()}

    @property
    def lies(self) -> list[str]:
        """Return when ‘saved’ stood there while something was not."""
        lies: list[str] = self.page.evaluate("window.lies")
        return lies


def wait_until(page: Page, expression: str) -> None:
    """Wait until a page says yes to an expression; Playwright's own way breaks the policy of our pages."""
    for _moment in range(150):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never: {expression}")


def wait_for_pages(page: Page) -> None:
    """Wait until all pages of the form came over the line."""
    wait_until(page, f"{FETCHED}.size === {page.locator('[data-page-count]').count()}")


def stored(draft: Assessment) -> Answers:
    """Return the answers of a draft in the database."""
    return {a.item_key: (a.choice, a.reason, a.example) for a in draft.answers.all()}


def revisions(draft: Assessment) -> dict[str, int]:
    """Return under which revision each answer stands."""
    return dict(draft.answers.values_list("item_key", "revision"))


def lose(route: Route) -> None:
    """Let the request arrive and its answer get lost."""
    route.fetch()
    route.abort()


HOTEL = "<!doctype html><title>Welcome</title><p>Accept our terms to use this network.</p>"
FAULTS: dict[str, Callable[[Route], Any]] = {
    "no connection": lambda route: route.abort("internetdisconnected"),
    "answer lost": lose,
    "mistake of the server": lambda route: route.fulfill(status=500, content_type="text/html", body="<p>Oh"),
    "page of a proxy": lambda route: route.fulfill(status=502, content_type="text/html", body=HOTEL),
    "page of a hotel": lambda route: route.fulfill(status=200, content_type="text/html", body=HOTEL),
    "JSON of a hotel": lambda route: route.fulfill(status=200, json={"ok": True}),
    "sent on to a hotel": lambda route: route.fulfill(status=302, headers={"Location": "/elders/"}),
    "half an answer": lambda route: route.fulfill(
        status=200, content_type="application/json", body='{"revision": 1, "ch'
    ),
}
SAID = ("status of", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED")  # what the browser writes about these


class Line:
    """The line over which answers go to the server; it has one fault until it is mended."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.fault = ""
        self.sent = 0
        context.route(re.compile("/antwoorden/"), self.carry)

    def carry(self, route: Route) -> None:
        self.sent += 1
        FAULTS.get(self.fault, Route.continue_)(route)
