"""Every page in every state has no violation, on a phone and on a wide screen."""

import pytest
from playwright.sync_api import Page

from tests.functional import states_of_children, states_of_people  # noqa: F401 - they register the states
from tests.functional.axe import complaints
from tests.functional.conftest import Witness
from tests.functional.stage import STATES, Stage
from tests.world import PATTERNS, World

SIZES = [{"width": 320, "height": 640}, {"width": 1280, "height": 900}]


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("language", ["nl"])
def test_page_has_no_violations(
    page: Page, people_world: World, witness: Witness, name: str, language: str
) -> None:
    stage = Stage(page, people_world, witness, language)
    found = {}
    for title, prepare in STATES[name].items():
        page.set_viewport_size(SIZES[0])
        prepare(stage)
        for size in SIZES:
            page.set_viewport_size(size)
            found[title, size["width"]] = complaints(page)
    assert {place: wrong for place, wrong in found.items() if wrong} == {}
