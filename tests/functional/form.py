"""The observation form as a person sees it, beside what the database holds."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route

from assessments.models import Assessment

Answers = dict[str, tuple[str, str, str]]

READ_SCREEN = """
() => Object.fromEntries([...document.querySelectorAll("[data-item]")].map((fieldset) => {
  const value = (name) => fieldset.querySelector(`[name$="-${name}"]`).value.trim();
  const choice = fieldset.querySelector("[type=radio]:checked")?.value ?? "";
  return [fieldset.dataset.item, [choice, choice === "not_applicable" ? value("reason") : "", value("example")]];
}))
"""
# Looks fifty times a second whether the page says ‘saved’ of something that the server never acknowledged.
HONESTY = f"""
(() => {{
  const read = {READ_SCREEN};
  const known = {{}};
  window.lies = [];
  const send = window.fetch;
  window.fetch = async (url, options = {{}}) => {{
    const response = await send(url, options);
    const body = options.method === "PUT" ? await response.clone().json().catch(() => null) : null;
    if ([200, 409].includes(response.status) && Number.isInteger(body?.revision)) {{
      known[url.match(/antwoorden.([^/]+)/)[1]] = [body.choice, body.reason, body.example];
    }}
    return response;
  }};
  const look = () => {{
    if (document.querySelector("[data-save-status]")?.dataset.state !== "saved") return;
    for (const [item, shown] of Object.entries(read())) {{
      if (String(shown) !== String(known[item])) window.lies.push(`${{item}}: ${{shown}}, not ${{known[item]}}`);
    }}
  }};
  addEventListener("DOMContentLoaded", () => {{
    Object.assign(known, read());
    setInterval(look, 20);
  }});
}})();
"""


class Form:
    """One window with a page of the observation form."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.add_init_script(HONESTY)
        page.goto(address)
        page.locator("[data-keys]:not([hidden])").wait_for(state="attached")  # the script has taken over

    def choose(self, item: str, choice: str) -> None:
        """Choose an answer as a finger does."""
        self.page.locator(f"#{item}-{choice}").locator("xpath=..").click()

    def type(self, item: str, field: str, text: str) -> None:
        """Write in one of the text fields of an item."""
        self.page.locator(f"[data-item={item}] details:has([name$=example])").evaluate("d => (d.open = true)")
        self.page.locator(f"[name={item}-{field}]").press_sequentially(text)

    def clear(self, item: str) -> None:
        self.page.locator(f"[data-item={item}] [name=clear]").click()

    @property
    def status(self) -> tuple[str, str]:
        """Return how the status looks and why: (`saved`, `saved`) or (`unsaved`, `unreachable`)."""
        line = self.page.locator("[data-save-status]")
        return line.get_attribute("data-state") or "", line.get_attribute("data-reason") or ""

    def wait_for(self, *reasons: str, timeout: float = 10_000) -> None:
        """Wait until the status gives one of these reasons."""
        wanted = ", ".join(f"[data-save-status][data-reason='{reason}']" for reason in reasons)
        self.page.locator(wanted).wait_for(timeout=timeout)

    @property
    def shown(self) -> Answers:
        """Return the answers on the screen."""
        return {item: tuple(answer) for item, answer in self.page.evaluate(READ_SCREEN).items()}

    @property
    def lies(self) -> list[str]:
        """Return when ‘saved’ stood there while something was not."""
        lies: list[str] = self.page.evaluate("window.lies")
        return lies


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
        self.fault = ""
        self.sent = 0
        context.route(re.compile("/antwoorden/"), self.carry)

    def carry(self, route: Route) -> None:
        self.sent += 1
        FAULTS.get(self.fault, Route.continue_)(route)
