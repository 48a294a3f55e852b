"""Three forms as a person fills them in, and the line over which they go to the server."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from playwright.sync_api import BrowserContext, Page, Route

from children.models import Child
from lifecourse.models import LifeEvent
from reviews.models import Action
from tests.functional.form import FAULTS
from tests.functional.stage import Stage
from tests.support.days import days_ago, today

SAVED = re.compile(r"\b(is|niet|zijn) (bewaard|opgeslagen)")  # what may stand there only when it is known


@dataclass(frozen=True)
class FormKind:
    """A form: the name of its page, its field for a text of one's own, what else to fill in, and what it makes."""

    page: str
    field: str
    fill: Callable[[Page], None]
    found: Callable[[str], "QuerySet[LifeEvent] | QuerySet[Action] | QuerySet[Child]"]


def fill_event(page: Page) -> None:
    page.locator("#id_kind").select_option("small")
    page.locator("#id_started_on").fill(str(days_ago(40)))


def fill_action(page: Page) -> None:
    page.locator("#id_done_by").fill("Lotte, mentor")
    page.locator("[name=directed_at]").first.check()
    page.locator("#id_started_on").fill(str(days_ago(40)))


def fill_child(page: Page) -> None:
    page.locator("#id_birth_month").select_option("5")
    page.locator("#id_birth_year").select_option(str(today().year - 10))
    page.locator("#id_reference").fill(f"KO-{uuid.uuid4().hex[:8]}")


KINDS = {
    "life event": FormKind(
        "life-event-add", "#id_title", fill_event, lambda t: LifeEvent.objects.filter(title=t)
    ),
    "action": FormKind("action-add", "#id_title", fill_action, lambda t: Action.objects.filter(title=t)),
    "child": FormKind(
        "child-register", "#id_first_name", fill_child, lambda t: Child.objects.filter(first_name=t)
    ),
}


@dataclass
class Sheet:
    """One of these forms, open in a window and served by the script."""

    stage: Stage
    kind: FormKind
    text: str = ""

    @property
    def page(self) -> Page:
        return self.stage.page

    def open(self, text: str) -> None:
        """Open the page and fill it in."""
        self.page.goto(self.stage.world.url(self.kind.page))
        self.page.locator(self.kind.field).focus()
        self.page.locator("form[data-posted]").first.wait_for()
        self.text = text
        self.kind.fill(self.page)
        self.page.locator(self.kind.field).fill(text)

    def press(self) -> None:
        self.page.locator("form[data-posted] [type=submit]").first.click()

    def says(self, *kinds: str) -> str:
        """Wait for one of these lines under the button, see that what was typed is there, and return the line."""
        wanted = ", ".join(f"form [role=status][data-kind={kind}]" for kind in kinds)
        line = self.page.locator(wanted)
        line.wait_for(state="attached")
        assert self.page.locator(self.kind.field).input_value() == self.text
        said = line.text_content() or ""
        assert "aat hier nog" in said
        assert not SAVED.search(said)
        return said.strip()

    def come_back(self) -> None:
        """Let the browser find the connection again."""
        self.page.evaluate("dispatchEvent(new Event('online'))")

    def leaves(self) -> None:
        """Wait for the page to which a form leads that was carried out."""
        address = self.stage.world.url(self.kind.page)
        self.page.wait_for_url(lambda url: not url.endswith(address))
        self.page.locator(".message").first.wait_for(state="attached")

    @property
    def rows(self) -> int:
        return self.kind.found(self.text).count()


class Wire:
    """The line over which forms go; it has one fault until it is mended."""

    def __init__(self, context: BrowserContext) -> None:
        self.fault = ""
        context.route(re.compile("."), self.carry)

    def carry(self, route: Route) -> None:
        if self.fault and route.request.method == "POST":
            FAULTS[self.fault](route)
        else:
            route.fallback()
