"""The observation form as a person sees it, beside what the database holds."""

import datetime
import json
import re
import time
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from playwright.sync_api import BrowserContext, Error, Page, Route

from assessments.models import Assessment

Answers = dict[str, tuple[str, str, str]]
PATIENCE = 60_000  # ms for what a page or the server does; reached only when something is wrong


def radio(item: str, choice: str) -> str:
    """Return the selector of one answer to a statement."""
    return f"[name={item}-choice][value='{choice}']"


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
# Whether each module that is not loaded later has run: the page asked for it before, so its work was done before.
BEGUN = """
async () => {
  const names = [...document.querySelectorAll("[data-module]")].map((element) => element.dataset.module);
  const atOnce = names.filter((name) => !["post-form", "session-watch"].includes(name));
  const main = document.querySelector("script[type=module]")?.src;
  if (!main) return true;
  await import(main);
  await Promise.all(atOnce.map((name) => import(new URL(`${name}.js`, main).href)));
  return true;
}
"""
# The pages of a form that came over the line after the document.
FETCHED = "new Set(performance.getEntriesByType('resource').map(({name}) => name).filter((name) => /pagina/.test(name)))"
# What lies on the device.
RECORDS = """
async () => {
  const bases = await indexedDB.databases();
  const open = ({ name }) => new Promise((resolve) => {
    indexedDB.open(name).onsuccess = (event) => resolve(event.target.result);
  });
  const all = (store) => new Promise((resolve) => (store.getAll().onsuccess = (event) => resolve(event.target.result)));
  const records = [];
  for (const base of await Promise.all(bases.map(open))) {
    for (const store of base.objectStoreNames) records.push(...(await all(base.transaction(store).objectStore(store))));
    base.close();
  }
  return records;
}
"""
# The same: each record as its fields, bytes as text.
LEFT_BEHIND = f"""
async () => {{
  const text = (value) => (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    ? new TextDecoder("latin1").decode(value) : value;
  const readable = (record) => Object.fromEntries(Object.entries(record).map(([field, value]) => [field, text(value)]));
  return (await ({RECORDS})()).map(readable);
}}
"""
# How many answers that lie there under the key of this page are not what stands on its screen.
STALE = f"""
async () => {{
  const [drawer, secret] = document.querySelector("[data-seal]").dataset.seal.split(".");
  const raw = Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  const shown = ({READ_SCREEN})();
  let stale = 0;
  for (const {{ iv, sealed, ...record }} of await ({RECORDS})()) {{
    if (record.drawer !== drawer) continue;
    const opened = await crypto.subtle.decrypt({{ name: "AES-GCM", iv }}, key, sealed);
    const {{ item, content }} = JSON.parse(new TextDecoder().decode(opened));
    const kept = [content.choice, content.reason, content.example].map((text) => text.trim());
    if (shown[item] && String(shown[item]) !== String(kept)) stale += 1;
  }}
  return stale;
}}
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
        """Wait until so many unsent answers lie on the device, as they stand on the screen."""
        wait_for_records(self.page, number)

    @property
    def restored(self) -> str:
        """Return what the page says about answers that lay on the device."""
        line = self.page.locator("[data-restored]")
        return line.inner_text() if line.is_visible() else ""

    def choose(self, item: str, choice: str) -> None:
        """Choose an answer as a finger does."""
        self.page.locator(radio(item, choice)).locator("xpath=..").click()

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

    def wait_for(self, *reasons: str) -> None:
        """Wait until the status gives one of these reasons."""
        wanted = ", ".join(f"[data-save-status][data-reason='{reason}']" for reason in reasons)
        try:
            self.page.locator(wanted).wait_for()
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
    until(page, lambda: page.evaluate(expression))


def until(page: Page, is_so: Callable[[], object]) -> None:
    """Wait until something is so, while the page goes on."""
    end = time.monotonic() + PATIENCE / 1000
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"it did not come to be in {PATIENCE / 1000:.0f} s")
        page.wait_for_timeout(50)


def stop_clock(page: Page) -> None:
    """Stop the clock of a page: what comes after this waited for no time, however slow the machine is."""
    page.clock.install(time=timezone.now())
    page.clock.pause_at(timezone.now() + datetime.timedelta(seconds=10))  # it goes forward only


def wait_for_pages(page: Page) -> None:
    """Wait until all pages of the form came over the line."""
    wait_until(page, f"{FETCHED}.size === {page.locator('[data-page-count]').count()}")


def wait_for_records(page: Page, number: int) -> None:
    """Wait until so many unsent answers lie on the device, those of this page as they stand on the screen."""
    wait_until(page, f"({LEFT_BEHIND})().then((found) => found.length === {number})")
    if number:
        wait_until(page, f"({STALE})().then((stale) => stale === 0)")


def wait_for_shown(page: Page, selector: str) -> None:
    """Wait until something of a kind is shown: what a script reveals takes no key and no focus before."""
    wait_until(
        page, f"[...document.querySelectorAll({json.dumps(selector)})].some((one) => one.checkVisibility())"
    )


def wait_for_scripts(page: Page) -> None:
    """Wait until the modules that a page loads at once have begun their work."""
    wait_until(page, f"({BEGUN})()")


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
