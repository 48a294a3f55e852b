"""States of the pages on reliability: too few forms, and the figures of one version."""

from tests.functional.stage import Stage, answered, state
from tests.support.large_dataset import QUICK, add_many


@state("reliability-list", "filled")
def reliability_list(stage: Stage) -> None:
    stage.open("sanne", "reliability-list")


@state("reliability-detail", "too few")
def reliability_few(stage: Stage) -> None:
    page = stage.open("sanne", "reliability-detail", form="shared version")
    page.locator("main summary").first.click()


@state("reliability-detail", "enough, switched on")
def reliability_enough(stage: Stage) -> None:
    people = stage.world.people
    add_many(people.north, people.anna, people.bram, children=30, doubles=30, key=QUICK)
    page = stage.open("sanne", "reliability-detail", form="shared version")
    with answered(page):
        page.locator("button[value=icc]").click()
    page.locator("main summary").first.click()
