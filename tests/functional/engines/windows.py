"""One window of a browser, whatever its engine: what a person does in it, and waiting for what comes of it."""

import time
from abc import ABC, abstractmethod
from contextlib import suppress
from typing import Any

from playwright.sync_api import Error, Page

from tests.functional.engines.wires import Refused, Wire

PATIENCE = 20  # seconds for what a page does by itself
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the name that WebDriver gives it
SHOWN = """
const found = document.querySelector(arguments[0]);
return Boolean(found?.getClientRects().length) && getComputedStyle(found).visibility === "visible";
"""


class Window(ABC):
    """A window; a script in it is the body of a function, with `arguments`."""

    site: str

    @abstractmethod
    def open(self, path: str) -> None:
        """Go to an address of our site."""

    @abstractmethod
    def back(self) -> None:
        """Press the browser's own Back."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page so much room, in CSS pixels."""

    @abstractmethod
    def run(self, script: str, *given: Any) -> Any:
        """Return what a script in the page returns."""

    @abstractmethod
    def tap(self, css: str) -> None:
        """Press the first element as a finger does, where it is on the screen."""

    @abstractmethod
    def write(self, css: str, text: str) -> None:
        """Type in a field, key by key."""

    def wait(self, script: str, *given: Any) -> Any:
        """Return what a script returns as soon as that is something; `AssertionError` when it stays nothing."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(Refused, Error):  # between two pages
                if found := self.run(script, *given):
                    return found
            time.sleep(0.05)
        raise AssertionError(f"{script} {given} stays nothing. The page: {self.words()[:2000]}")

    def find(self, css: str) -> None:
        """Wait until an element stands in the page."""
        self.wait("return Boolean(document.querySelector(arguments[0]))", css)

    def press(self, css: str) -> None:
        """Press what leads to another page, or to an answer in the place of this one, and wait until that is there."""
        self.find(css)
        self.run("document.getElementById('main').dataset.isOld = 'yes'")
        self.tap(css)
        self.wait_for_page()

    def wait_for_page(self) -> None:
        self.wait(
            "return document.readyState === 'complete' && !document.querySelector('#main[data-is-old]')"
        )

    def follow(self, end: str) -> None:
        """Press the first link to an address with this end."""
        self.press(f"a[href$='{end}']")
        assert self.path.endswith(end), self.path

    def set(self, css: str, value: str) -> None:
        """Give a list or a day its value, as its own chooser does: each engine draws its own."""
        self.run(
            "const field = document.querySelector(arguments[0]); field.value = arguments[1];"
            "for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }))",
            css,
            value,
        )

    @property
    def path(self) -> str:
        return str(self.run("return location.pathname"))

    @property
    def title(self) -> str:
        return str(self.run("return document.title"))

    def words(self) -> str:
        """Return all words that can be read in the page."""
        return " ".join(str(self.run("return document.body.innerText")).split())


class WireWindow(Window):
    """A window that is commanded over a wire."""

    def __init__(self, wire: Wire, site: str) -> None:
        self.wire, self.site = wire, site

    def open(self, path: str) -> None:
        self.wire.ask("Navigate", url=self.site + path)

    def back(self) -> None:
        """Firefox keeps no page that came from a form: it asks whether to send the form again, and a person says yes."""
        try:
            self.wire.ask("Back")
        except Refused as error:
            if "notCached" not in str(error):
                raise
            self.wire.ask("Refresh")
            self.wire.ask("AcceptAlert")

    def resize(self, width: int, height: int) -> None:
        self.wire.ask("SetWindowRect", width=width, height=height)
        self.wait("return innerWidth <= arguments[0]", width)

    def run(self, script: str, *given: Any) -> Any:
        return self.wire.ask("ExecuteScript", script=script, args=list(given))

    def tap(self, css: str) -> None:
        self.wire.ask("ElementClick", id=self.element(css))

    def write(self, css: str, text: str) -> None:
        self.wire.ask("ElementSendKeys", id=self.element(css), text=text)

    def element(self, css: str) -> str:
        """Bring an element to the middle of the screen once it is shown, and return its number.

        A page that comes back from the memory of the browser hides all until it knows that someone is signed in.
        """
        self.wait(SHOWN, css)
        self.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", css)
        found = self.wire.ask("FindElement", using="css selector", value=css)
        return str(found[ELEMENT])


class PageWindow(Window):
    """A window of Chromium, through Playwright."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)

    def back(self) -> None:
        self.page.go_back(wait_until="commit")

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def run(self, script: str, *given: Any) -> Any:
        return self.page.evaluate(f"given => (function () {{ {script} }}).apply(null, given)", list(given))

    def tap(self, css: str) -> None:
        self.page.locator(css).first.click()

    def write(self, css: str, text: str) -> None:
        self.page.locator(css).first.press_sequentially(text)
