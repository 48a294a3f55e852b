"""A person at a form: the browser, the window, the draft, and the acts of someone who fills it in."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Dialog
from playwright.sync_api import TimeoutError as TookTooLong

from accounts.models import User
from assessments.actions.assessments import discard_draft
from assessments.exceptions import AlreadySigned
from assessments.models import Assessment
from assessments.rules.screens import screens_of
from children.models import Child
from revisions.exceptions import SeenOtherwise
from tests.functional.form import Answers, Form, Line, stored
from tests.support.build import a_draft
from tests.support.second_factor import force_login_with_second_factor

NOTHING = ("", "", "")
AT_REST = "[data-save-status]:not([data-state=saving], [data-state=unsaved])"  # ‘saved’, or nothing to save
SYNCED = 5.0  # seconds in which everything is sent after the network is back
CHOICES = """() => Object.fromEntries([...document.querySelectorAll("[data-item]")].map(
  (item) => [item.dataset.item, [...item.querySelectorAll("[type=radio]")].map((radio) => radio.value)]))"""


@dataclass
class Tally:
    """What a drill saw: how often each trouble, the waits after it in seconds, and what was wrong."""

    runs: int = 0
    troubles: dict[str, int] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass
class Desk:
    """One run: a new draft of the form of thirty statements for a parent, filled in by one person in one browser."""

    context: BrowserContext
    site: str
    child: Child
    user: User
    chance: Random
    tally: Tally
    synced: float = SYNCED
    said: Answers = field(default_factory=dict)  # what the pages that were left said last
    number: int = 1
    is_anew: bool = False  # the page was opened again: it may be older than the server for some seconds

    def __post_init__(self) -> None:
        self.draft = a_draft(self.child, self.user, key="parent", role="parent")
        client = Client()
        force_login_with_second_factor(client, self.user)
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.site}])
        self.line = Line(self.context)

    def open(self) -> None:
        """Open the page in a new window."""
        page = self.context.new_page()
        page.on("dialog", Dialog.accept)
        self.form = Form(page, self.site + self.address)
        self.choices: dict[str, list[str]] = page.evaluate(CHOICES)

    @property
    def address(self) -> str:
        """Where the page of the form is."""
        return reverse("assessment-fill", args=[self.child.pk, self.draft.pk, self.number])

    def install_clock(self) -> None:
        """Let the clock of the pages be one that can be moved on."""
        self.context.clock.install(time=timezone.now())

    def act(self, at_most: int = 4) -> None:
        """Do a few things that a person may do."""
        for _action in range(self.chance.randint(1, at_most)):
            item = self.chance.choice(list(self.choices))
            kind = self.chance.choices(["choose", "write", "explain", "clear"], weights=[10, 4, 2, 2])[0]
            choice = self.form.shown[item][0]
            if kind == "choose" and self.choices[item]:
                self.form.choose(item, self.chance.choice(self.choices[item]))
            elif kind == "write":
                self.form.type(item, "example", f"{self.chance.randrange(1000)} ")
            elif kind == "explain" and choice == "not_applicable":
                self.form.type(item, "reason", f"{self.chance.randrange(1000)} ")
            elif kind == "clear" and choice:
                self.form.clear(item)

    def change(self) -> str:
        """Change one answer for certain, and return of which statement."""
        item = self.chance.choice(list(self.choices))
        others = [choice for choice in self.choices[item] if choice != self.form.shown[item][0]]
        if others:
            self.form.choose(item, self.chance.choice(others))
        else:
            self.form.type(item, "example", "En nog iets.")
        return item

    def is_said_unsaved(self, when: str) -> None:
        """Note a fault when the screen does not say that something is unsaved, while it is."""
        if self.form.status[0] not in ("saving", "unsaved"):
            self.fault(f"{when}: the screen says {self.form.status}")

    def come_back(self, when: str) -> None:
        """Turn to the window again; the network is there. All must be sent within some seconds."""
        began = time.perf_counter()
        self.form.page.wait_for_timeout(50)
        self.form.page.evaluate("dispatchEvent(new Event('focus'))")
        try:
            self.form.page.locator(AT_REST).wait_for(state="attached", timeout=self.synced * 1000)
        except TookTooLong:
            self.fault(
                f"{when}: not all was sent within {self.synced:.0f} s after the network was back ({self.where})"
            )
        self.tally.waits.append(time.perf_counter() - began)

    def compare(self, when: str) -> None:
        """Note a fault for each answer on the server that is not what the screen says, and for each lie.

        A page that was opened again may be a moment behind what its earlier window had on its way.
        """
        if self.is_anew:
            until(lambda: not self.is_older(), self)
        self.said |= self.form.shown
        on_server = stored(self.draft)
        for item in {*self.said, *on_server}:
            said, has = self.said.get(item, NOTHING), on_server.get(item, NOTHING)
            if said != has:
                self.fault(f"{when}: the screen says {said} of {item}, the server has {has}")
        if self.form.lies:
            self.fault(f"{when}: ‘saved’ too early: {self.form.lies[0]}")

    def fault(self, what: str) -> None:
        self.tally.faults.append(f"run {self.tally.runs}, {what}")

    def is_older(self) -> bool:
        """Return whether the server has something else than the screen, which says nothing of it."""
        on_server = stored(self.draft)
        return any(on_server.get(item, NOTHING) != shown for item, shown in self.form.shown.items())

    def turn_the_page(self) -> None:
        """Go on to the next page of the form, as the button there says; the last page stays."""
        if self.number == len(screens_of(self.draft.form)):
            return
        self.form.page.locator(".next-bar .btn-primary").click()
        self.number += 1
        first = screens_of(self.draft.form)[self.number - 1].items[0].key
        self.form.page.locator(f"[data-item={first}][data-kept]").wait_for(state="attached")
        self.choices = self.form.page.evaluate(CHOICES)

    @property
    def where(self) -> str:
        """What the window shows, for the report of a fault."""
        page = self.form.page
        if page.is_closed():
            return "window closed"
        lines = page.locator("[data-save-status]")
        status = self.form.status if lines.count() else "no form"
        return f"{page.url.rpartition('/observaties/')[2]} {page.title()}: {status}"

    def leave(self) -> None:
        """Throw the draft away, if it is still one; what the closed window had on its way may come in between."""
        while not (current := Assessment.objects.get(pk=self.draft.pk)).is_signed:
            try:
                discard_draft(assessment=current, seen_revision=current.revision, by=self.user)
            except (SeenOtherwise, AlreadySigned):
                continue
            return


def until(is_so: Callable[[], bool], desk: Desk) -> bool:
    """Wait until something is so, no longer than for all to be sent; return whether it is."""
    deadline = time.perf_counter() + desk.synced
    while not is_so() and time.perf_counter() < deadline:
        desk.form.page.wait_for_timeout(50)
    return is_so()
