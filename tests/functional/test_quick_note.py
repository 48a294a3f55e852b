"""A quick note on a phone: how many times one taps from the child to a saved note, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator

from lifecourse.models import QuickNote
from tests.functional.conftest import Witness
from tests.functional.stage import Stage
from tests.support.build import a_child
from tests.support.days import today
from tests.support.world import World

MOST = 6  # the first time, when the place is asked too
PHONE = {"width": 360, "height": 740}
SEEN = "Telde tot tien en liep weg."


class Taps:
    """Taps on what a finger can hit, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, place: Locator) -> None:
        place.tap()
        self.count += 1


@pytest.mark.parametrize("with_scripts", [True, False])
def test_note_is_saved_in_six_taps_and_the_next_one_in_four(
    new_context: Callable[..., BrowserContext], people_world: World, witness: Witness, with_scripts: bool
) -> None:
    context = new_context(has_touch=True, viewport=PHONE, java_script_enabled=with_scripts)
    stage = Stage(context.new_page(), people_world, witness)
    child = a_child(people_world.people.north, people_world.people.cora, reference="DW-55")
    first, second = Taps(), Taps()
    page = stage.open("cora", "quick-note-list", child_id=child.pk)

    first.on(page.locator("a[href$='/notities/nieuw/']"))
    first.on(page.locator("#id_what"))
    page.locator("#id_what").fill(SEEN)
    first.on(page.locator("details.strength-group > summary").nth(2))
    first.on(page.locator("label").filter(has_text="Hulp en troost zoeken"))
    first.on(page.locator("#div_id_setting label").filter(has_text="op school"))
    first.on(page.locator("main [type=submit]"))
    page.locator(".quick-note").wait_for()

    second.on(page.locator("a[href$='/notities/nieuw/']"))
    second.on(page.locator("#id_what"))
    page.locator("#id_what").fill("Vroeg de meester om hulp.")
    second.on(page.locator("label").filter(has_text="Hulp en troost zoeken"))
    second.on(page.locator("main [type=submit]"))
    page.locator(".quick-note").nth(1).wait_for()

    assert (first.count, second.count) == (MOST, 4)
    note, before = QuickNote.objects.filter(child=child).order_by("-recorded_at")
    assert (before.what, before.element, before.setting) == (SEEN, "help_seeking", "school")
    assert (note.element, note.setting, note.happened_on) == ("help_seeking", "school", today())
