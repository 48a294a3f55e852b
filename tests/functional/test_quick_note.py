"""A quick note on a phone: how many times one taps from the child to a saved note, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize

from lifecourse.models import QuickNote
from tests.functional.conftest import Witness
from tests.functional.stage import Stage, answered
from tests.support.build import a_child, a_signed_form
from tests.support.days import today
from tests.support.world import World

PHONE: ViewportSize = {"width": 360, "height": 740}
MOST = 6  # from any page of the child


class Taps:
    """Taps on what a finger can hit, and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def on(self, place: str) -> None:
        self.page.locator(place).tap()
        self.count += 1

    def write(self, text: str, *strength: str) -> int:
        """Write a note, from the page of the child on screen; return how many taps that took."""
        before = self.count
        self.on(".child-nav .menu > summary")
        self.on(".menu-panel a[href$='/notities/nieuw/']")
        self.on("#id_what")
        self.page.locator("#id_what").fill(text)
        for place in strength:
            self.on(place)
        with answered(self.page):
            self.on("main .card [type=submit]")
        self.page.locator(".quick-note").first.wait_for()
        return self.count - before


@pytest.mark.parametrize("with_scripts", [True, False])
def test_note_is_saved_in_six_taps_and_the_next_one_in_five(
    new_context: Callable[..., BrowserContext], people_world: World, witness: Witness, with_scripts: bool
) -> None:
    context = new_context(has_touch=True, viewport=PHONE, java_script_enabled=with_scripts)
    stage = Stage(context.new_page(), people_world, witness)
    people = people_world.people
    child = a_child(people.north, people.cora, reference="DW-55")
    a_signed_form(child, people.cora, setting="school")
    taps = Taps(stage.open("cora", "assessment-list", child_id=child.pk))
    folded, strength = "details.strength-group:nth-of-type(3)", "label:has-text('Hulp en troost zoeken')"
    assert taps.write("Telde tot tien.", f"{folded} > summary", f"{folded} {strength}") == MOST
    assert taps.write("Vroeg de meester om hulp.", strength) == MOST - 1
    notes = QuickNote.objects.filter(child=child).values_list("element", "setting", "happened_on")
    assert list(notes) == [("help_seeking", "school", today())] * 2
