"""States of the pages on who may see a child, and of emergency access."""

from children.actions.grants import open_emergency
from tests.functional.stage import Stage, answered, send, state


@state("grant-list", "with a case")
def grant_list(stage: Stage) -> None:
    stage.open("cora", "grant-list")


@state("grant-list", "asked whether to end")
def grant_list_asked(stage: Stage) -> None:
    page = stage.open("cora", "grant-list")
    page.locator(".ask-first summary").first.click()
    page.locator(".ask-first[open]").wait_for()


@state("grant-list", "with faults")
def grant_list_faults(stage: Stage) -> None:
    page = stage.open("cora", "grant-list")
    stage.fails(400)
    with answered(page):
        page.locator("form[action$='waarneming/'] button").click()
    page.locator(".invalid-feedback").first.wait_for()


@state("emergency-open", "empty")
def emergency_open(stage: Stage) -> None:
    stage.open("chris", "emergency-open")


@state("emergency-open", "with faults")
def emergency_open_faults(stage: Stage) -> None:
    stage.open("chris", "emergency-open")
    send(stage)


@state("emergency-list", "to review")
def emergency_list(stage: Stage) -> None:
    world = stage.world
    open_emergency(child=world.child, reason="Het kind belde vannacht om hulp.", by=world.people.chris)
    stage.open("cora", "emergency-list")


@state("emergency-list", "empty")
def emergency_list_empty(stage: Stage) -> None:
    stage.world.child.grants.filter(kind="emergency").delete()
    stage.open("cora", "emergency-list")
