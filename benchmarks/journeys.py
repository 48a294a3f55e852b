"""What a day's work asks of a person on a phone: taps, screens, words and pixels, in the demo in Chromium.

Words have a letter or a digit and can be read as the page stands: not folded, cut off or for a screen reader only. Pixels are
the heights of the pages. Writes docs/journeys.md, with the figures of before as they were counted then.
"""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import User
from assessments.actions.assessments import discard_draft
from assessments.models import Assessment
from benchmarks.demo_site import ROOT, chromium, demo_site, signed_in, window_of
from children.models import Child
from invitations.actions.checking import set_aside_invitation
from invitations.models import Invitation
from tests.support.invitations import asked

WHO = "youssef@voorbeeld.example"
CHILD = "DW-0012"  # Sam, whom he observed before
COORDINATOR = "ilse@voorbeeld.example"
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
SHORT_FORM = "a[href$='?vorm=kort']"
PATIENCE = 120_000  # ms for a paper on a machine that does more
FILE = ROOT / "docs" / "journeys.md"
READABLE = """() => {
  const isCut = (element, box) => {
    for (let one = element; one; one = one.parentElement) {
      const { overflowX, clipPath } = getComputedStyle(one);
      const frame = one.getBoundingClientRect();
      if (clipPath !== "none" || (overflowX !== "visible" && box.left > frame.right - 2)) return true;
    }
    return box.width < 2 || box.bottom + scrollY <= 0;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (texts.nextNode()) {
    const text = texts.currentNode;
    for (const { index, 0: word } of text.data.matchAll(/\\S*[\\p{L}\\p{N}]\\S*/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const [box] = range.getClientRects();
      const isShown = box?.height && text.parentElement.checkVisibility();
      words += Boolean(isShown && !isCut(text.parentElement, box));
    }
  }
  const typed = [...document.querySelectorAll("textarea[readonly]")]
    .filter((area) => area.checkVisibility()).map((area) => area.value.split(/\\s+/).length);
  return typed.reduce((sum, one) => sum + one, words);
}"""
BEFORE = {  # counted on 29 November 2026 at 0e73bd5, with every word in the page
    "A short observation, from the list to what is next": "23 taps, 8 screens, 2,994 words, 22,963 px",
    "From the list to the first statement": "6 taps and typing the hours",
    "Going on with a draft, from the list": "3 taps",
    "The paper of one child, from the list": "4 taps and typing the day",
    "The papers of the meeting of tomorrow, from the list": "20 taps and typing five days, for five",
    "A child of nine by a link, with every statement answered": "there was no such way",
}
WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PAGES = {  # of the child with 13 forms: what is looked at, where, and what it was before
    "Profile on the phone": ("profiel/", PHONE, "1,338 words, 8,478 px; the map at 884 px"),
    "Profile on a desk": ("profiel/", WIDE, "3,124 px"),
    "Course on the phone": ("verloop/", PHONE, "10,720 px"),
    "Course on a desk": ("verloop/", WIDE, "1,731 words, 5,238 px"),
}


@dataclass
class Journey:
    """What one way through the site came to."""

    page: Page
    taps: int = 0
    screens: list[tuple[int, int]] = field(default_factory=list)  # words and height

    def look(self) -> None:
        """Count what is on the screen."""
        self.page.wait_for_load_state("networkidle")
        height = self.page.evaluate("document.documentElement.scrollHeight")
        self.screens.append((self.page.evaluate(READABLE), height))

    def tap(self, selector: str, *, leads_to: str = "") -> None:
        """Tap the first thing that is meant; count the screen that it leads to, if it does."""
        self.page.locator(selector).first.tap()
        self.taps += 1
        if leads_to:
            self.page.wait_for_url(lambda url: leads_to in url)
            self.look()

    def __str__(self) -> str:
        words, height = (sum(one) for one in zip(*self.screens, strict=True))
        taps = "1 tap" if self.taps == 1 else f"{self.taps} taps"
        return f"{taps}, {len(self.screens)} screens, {words:,} words, {height:,} px"


def short_observation(page: Page) -> Journey:
    """From the list to what is next: of a child whom this person saw before."""
    journey = Journey(page)
    to_first_statement(journey)
    for number in range(12):
        item = page.locator(".item--scale").nth(number)
        item.locator(".option").nth(number % 4).tap()
        journey.taps += 1
    page.locator("[data-save-status][data-reason=saved]").wait_for()
    journey.tap(".next-bar [value=check]", leads_to="/nalezen/")
    journey.tap("main form[method=post] button", leads_to="/klaar/")
    return journey


def to_first_statement(journey: Journey) -> None:
    """Start a short observation as last time."""
    journey.page.goto("/kinderen/")
    journey.look()
    journey.tap(f".child-row:has-text('{CHILD}') {SHORT_FORM}", leads_to="/nieuw/?vorm=kort")
    journey.tap(".start-button", leads_to="/pagina/1/")


def first_statement(page: Page) -> Journey:
    """From the list to the first statement, which is in sight then."""
    journey = Journey(page)
    to_first_statement(journey)
    return journey


def draft(page: Page) -> Journey:
    """From the list to the statement where a draft stopped."""
    journey = Journey(page)
    page.goto("/kinderen/")
    journey.look()
    journey.tap(
        ".child-row-do a[href*='/pagina/'], .child-row-do a[href*='/nalezen/']",
        leads_to="/observaties/",
    )
    return journey


def paper(page: Page) -> Journey:
    """From the list to the paper of one child for the meeting."""
    journey = Journey(page)
    page.goto("/kinderen/")
    journey.look()
    journey.tap(f".child-row:has-text('{CHILD}') .child-row-name", leads_to="/profiel/")
    journey.tap("#more a[href$='/rapport/']", leads_to="/rapport/")
    with page.expect_download(timeout=PATIENCE):
        journey.tap("main [type=submit]")
    return journey


JOURNEYS: tuple[Callable[[Page], Journey], ...] = (short_observation, first_statement, draft, paper)


def papers(page: Page) -> Journey:
    """A coordinator makes children ready: from the list to the meeting of tomorrow and a paper of who was observed."""
    journey = Journey(page)
    page.goto("/kinderen/")
    journey.look()
    journey.tap("main a[href^='/overleg/']", leads_to="/overleg/")
    for link in page.locator("main a[href*='/rapport']").all():
        with page.expect_download(timeout=PATIENCE):
            link.tap()
        journey.taps += 1
    return journey


def child_by_invitation(page: Page, token: str) -> Journey:
    """A child of nine opens a link, answers every statement and sends it."""
    journey = Journey(page)
    page.goto(f"/uitnodiging/{token}/")
    journey.look()
    journey.tap("button[value=begin]", leads_to="/vraag/")
    while "/nalezen/" not in page.url:
        if page.locator(".invited-option").count():
            journey.tap(".invited-option")
        with page.expect_navigation():
            journey.tap("button[value=on]")
        journey.look()
    journey.tap("main form .btn-primary", leads_to="/klaar/")
    return journey


def statements_of(page: Page) -> str:
    """Say where the first statement of the short form begins and how high the statements are."""
    boxes = [box for item in page.locator(".item--scale").all() if (box := item.bounding_box())]
    heights = sorted(round(box["height"]) for box in boxes)
    return f"{boxes[0]['y']:.0f} px; a statement is {heights[0]} to {heights[-1]} px high, the median {heights[6]}"


def looked_at(page: Page, end: str) -> str:
    """Return the words and the height of a page of the child, its HTML, and where the map stands on it."""
    page.goto("/kinderen/")
    child = page.locator(f".child-row:has-text('{CHILD}') .child-row-name").get_attribute("href") or ""
    response = page.goto(child + end)
    page.wait_for_load_state("networkidle")
    height = page.evaluate("document.documentElement.scrollHeight")
    kept = len(response.body()) if response else 0
    maps = page.locator(".strengths-map")
    place = f"; the map at {(maps.bounding_box() or {'y': 0})['y']:.0f} px" if maps.count() else ""
    return f"{page.evaluate(READABLE):,} words, {height:,} px, {kept / 1000:.1f} kB of HTML{place}"


@contextmanager
def invited() -> Iterator[str]:
    """Ask the child and give the secret of its link; its answers are set aside afterwards."""
    child, by = Child.objects.get(reference=CHILD), User.objects.get(email=WHO)
    invitation, token = asked(child, by, Invitation.Kind.CHILD)
    yield token
    invitation.refresh_from_db()
    set_aside_invitation(
        invitation=invitation,
        reason=Invitation.SetAside.WRONG_PERSON,
        note="script/journeys",
        seen_revision=invitation.revision,
        by=by,
    )


def throw_drafts_away() -> None:
    """Leave nothing of an earlier count that would be gone on with."""
    for draft in Assessment.objects.drafts().filter(observer__email=WHO, child__reference=CHILD):
        discard_draft(assessment=draft, seen_revision=draft.revision, by=draft.observer)


def main() -> None:
    """Go every way and write the table."""
    with demo_site() as site:
        throw_drafts_away()
        with invited() as token, chromium() as browser:
            phone = signed_in(browser, site, WHO, **PHONE)
            journeys = [journey(phone.new_page()) for journey in JOURNEYS]
            first = statements_of(journeys[1].page)
            state = phone.storage_state()
            coordinator = signed_in(browser, site, COORDINATOR, **PHONE)
            nobody = browser.new_context(base_url=site, **PHONE)
            journeys += [papers(coordinator.new_page()), child_by_invitation(nobody.new_page(), token)]
            pages = [
                f"| {name} | {before} | {looked_at(window_of(browser, site, state, **window).new_page(), end)} |"
                for name, (end, window, before) in PAGES.items()
            ]
        throw_drafts_away()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    rows = [
        f"| {name} | {before} | {now} |" for (name, before), now in zip(BEFORE.items(), journeys, strict=True)
    ]
    rows.append(
        f"| Where the first statement of the short form begins | 755 px; about 510 px high | {first} |"
    )
    FILE.write_text(
        PAGE.format(day=timezone.localdate(), commit=commit.stdout.strip(), rows="\n".join(rows + pages)),
        "utf-8",
    )
    print(FILE.read_text("utf-8"))


PAGE = """# What a day's work asks of a person

Counted on {day} at {commit} with `script/journeys` in Chromium, on the demo, in a window of 360 by 740 pixels, by a
practitioner who saw the child before. A tap is a press on something; a word has a letter or a digit and can be read as
the page stands, so it is not folded, cut off or off the screen; pixels are the heights of the pages. *Before* was
counted at 0e73bd5, with every word in the page, also those for a screen reader.

| way | before | now |
|---|---|---|
{rows}

A statement with a long text takes a third line and more than 330 px with the font of the machine on which this was
counted. Open statements can be left open; the two questions on safety at the end of the short form were. Of the
five children of tomorrow's meeting four had a paper to make, and these were counted; planning a meeting comes on top
(`tests/functional/test_meetings.py` holds planning and five papers at ten clicks together).
"""


if __name__ == "__main__":
    main()
