"""Working with the keyboard only, watching at each step where the focus is and whether it can be seen."""

import re
from typing import Any

from playwright.sync_api import Page

from tests.functional.form import wait_for_shown

# A field that lies over its card or row lets that draw the ring; the focus may then stand beside it.
FOCUS = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const card = element.closest("label")?.querySelector(".option-text");
  const rings = [[element], [element, "::after"], ...(card ? [[card]] : [])].map((place) => getComputedStyle(...place));
  const isCalendarButton = element.matches("[type=date]:not(:focus)"); // inside the field; the browser draws its ring
  const widest = isCalendarButton ? 2 : Math.max(...rings.map((ring) => (ring.outlineStyle === "none" ? 0 : parseFloat(ring.outlineWidth))));
  const box = (card ?? element).getBoundingClientRect();
  const head = document.querySelector(".form-head");
  const isOver = head && !head.contains(element) && getComputedStyle(head).position === "sticky"
    && head.getBoundingClientRect().bottom > box.top + 1 && head.getBoundingClientRect().top <= 0;
  const line = (card ?? element).getClientRects()[0] ?? box; // of a link that is broken over two lines, the first
  const covering = document.elementFromPoint(line.left + line.width / 2, Math.max(0, line.top) + Math.min(line.height, 8) / 2);
  return {
    what: element.outerHTML.slice(0, 120),
    ring: widest,
    under: Boolean(isOver),
    inWindow: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: Boolean(covering) && !element.contains(covering) && !covering.contains(element) && !element.labels?.length,
  };
}
"""
NEW_STOP = """
() => {
  const stop = document.activeElement;
  const isNew = stop && stop !== document.body && !(stop.type !== "date" && window.stops.has(stop));
  window.stops.add(stop);
  return isNew;
}
"""
# The page may still be scrolling the focus into view; one question for all, as thousands are asked.
LOOK = f"""
async (selector) => {{
  await new Promise((go) => setTimeout(go, 20));
  const isThere = Boolean(document.activeElement?.matches(selector));
  return {{ focus: ({FOCUS})(), isThere, isNew: window.stops ? ({NEW_STOP})() : false }};
}}
"""
NOWHERE = ":not(*)"
MOST = 150  # presses of Tab after which something is a trap


def faults(focus: dict[str, Any] | None) -> list[str]:
    """Return what is wrong with the focus, as it was seen."""
    if focus is None:
        return []
    found = {
        f"ring of {focus['ring']} px": focus["ring"] < 2,
        "under the head": focus["under"],
        "outside the window": not focus["inWindow"],
        "covered": focus["covered"],
    }
    return [f"{fault}: {focus['what']}" for fault, is_so in found.items() if is_so]


class Keys:
    """Someone without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def press(self, *names: str) -> None:
        """Press keys and look where the focus went."""
        for name in names:
            self.look_after(name)

    def look_after(self, name: str, selector: str = NOWHERE) -> dict[str, Any]:
        """Press one key, and return whether the focus is on something (`isThere`) and was not there before (`isNew`)."""
        self.page.keyboard.press(name)
        seen: dict[str, Any] = self.page.evaluate(LOOK, selector)
        self.faults += faults(seen["focus"])
        return seen

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def to(self, selector: str, key: str = "Tab") -> None:
        """Press Tab until the focus is on the first element of a kind, once one is shown."""
        wait_for_shown(self.page, selector)
        if self.page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            return
        for _press in range(MOST):
            if self.look_after(key, selector)["isThere"]:
                return
        raise AssertionError(f"{selector} cannot be reached with {key}")

    def go(self, selector: str, address: str, key: str = "Enter") -> None:
        """Go to a link or a button, press it, and wait for the page behind it."""
        self.to(selector)
        self.page.keyboard.press(key)
        self.page.wait_for_url(re.compile(address))
        self.page.wait_for_load_state()

    def all_stops(self, key: str = "Tab") -> int:
        """Press Tab until the focus leaves the page or begins anew, and return the number of stops."""
        self.page.evaluate("() => { window.stops = new Set(); document.activeElement?.blur(); }")
        for number in range(MOST):
            if not self.look_after(key)["isNew"]:
                return number
        raise AssertionError(f"{key} does not leave the page")
