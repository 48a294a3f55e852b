"""Every page of the site under the rules of a second engine: collected only by `python -m assurance.second_engine`."""

import pytest
from playwright.sync_api import Page

from tests.functional import test_accessibility  # noqa: F401 - it registers the states
from tests.functional.ace import second_opinion
from tests.functional.conftest import Witness
from tests.functional.form import wait_for_scripts
from tests.functional.stage import PHONE, STATES, Stage
from tests.support.world import World


@pytest.mark.parametrize("name", STATES)
def test_second_engine_finds_nothing(page: Page, people_world: World, witness: Witness, name: str) -> None:
    stage = Stage(page, people_world, witness)
    page.set_viewport_size(PHONE)
    prepare = next(iter(STATES[name].values()))
    prepare(stage)
    wait_for_scripts(page)
    assert second_opinion(page) == []


def test_planted_faults_are_found(page: Page, people_world: World, witness: Witness) -> None:
    Stage(page, people_world, witness).open("anonymous", "sign-in")
    page.evaluate(
        """() => {
          document.querySelector("label").remove();
          document.querySelector("main").setAttribute("role", "knop");
          document.body.append(document.createElement("button"));
        }"""
    )
    found = " ".join(second_opinion(page))
    for fault in ("input_label_exists: ", "aria_role_allowed: "):
        assert fault in found
