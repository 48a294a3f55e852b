"""States of the pages where what presses, what did not take place and what adults do is noted."""

from tests.functional.stage import Stage, send, state
from tests.functional.states_of_children import newcomer
from tests.functional.states_of_resources import spoil_revision
from tests.support.around import a_quick_note, an_action
from tests.support.build import a_circumstance
from tests.support.days import days_ago


@state("circumstance-check", "empty")
def circumstance_check(stage: Stage) -> None:
    stage.open("anna", "circumstance-check", child_id=newcomer(stage))


@state("circumstance-check", "own one and an error")
def circumstance_check_error(stage: Stage) -> None:
    a_circumstance(stage.world.child, stage.world.people.anna)
    page = stage.open("anna", "circumstance-check")
    page.locator("#row-money .option:has([value=presses])").click()
    page.locator("#id_money-started_on").fill(str(days_ago(-32)))
    page.locator("#row-new summary").click()
    page.locator("#id_new-note").fill("Zonder naam.")
    send(stage)


@state("circumstance-check", "changed by a colleague")
def circumstance_check_conflict(stage: Stage) -> None:
    page = stage.open("anna", "circumstance-check")
    page.locator("#row-illness .option:has([value=absent])").click()
    a_circumstance(stage.world.child, stage.world.people.cora, title="", kind="illness")
    send(stage)
    page.locator(".conflict").wait_for()


@state("missed-moment-add", "empty")
def missed_moment_add(stage: Stage) -> None:
    stage.open("anna", "missed-moment-add")


@state("missed-moment-add", "error")
def missed_moment_add_error(stage: Stage) -> None:
    stage.open("anna", "missed-moment-add")
    send(stage)


@state("missed-moment-change", "filled")
def missed_moment_change(stage: Stage) -> None:
    stage.open("anna", "missed-moment-change")


@state("quick-note-list", "filled")
def quick_note_list(stage: Stage) -> None:
    a_quick_note(
        stage.world.child, stage.world.people.anna, element="hope", what="Telde de dagen tot het kamp."
    )
    stage.open("anna", "quick-note-list")


@state("quick-note-list", "empty")
def quick_note_list_empty(stage: Stage) -> None:
    stage.open("anna", "quick-note-list", child_id=newcomer(stage))


@state("quick-note-list", "own notes only, of one strength")
def quick_note_list_own(stage: Stage) -> None:
    stage.open("bram", "quick-note-list", "?kracht=help_seeking")


@state("quick-note-add", "with strengths noted lately")
def quick_note_add(stage: Stage) -> None:
    stage.open("bram", "quick-note-add")


@state("quick-note-add", "error")
def quick_note_add_error(stage: Stage) -> None:
    stage.open("cora", "quick-note-add")
    send(stage)


@state("quick-note-change", "filled")
def quick_note_change(stage: Stage) -> None:
    stage.open("anna", "quick-note-change")


@state("quick-note-change", "changed meanwhile")
def quick_note_change_conflict(stage: Stage) -> None:
    page = stage.open("anna", "quick-note-change")
    page.locator("#id_what").fill("Vroeg het zelf.")
    spoil_revision(stage)


@state("action-list", "filled, all with the child")
def action_list(stage: Stage) -> None:
    an_action(stage.world.child, stage.world.people.anna)
    stage.open("anna", "action-list")


@state("action-list", "planned, past its day and more than three at once")
def action_list_plan(stage: Stage) -> None:
    child, anna = stage.world.child, stage.world.people.anna
    for day in (4, 2, -2, -9):
        an_action(child, anna, ended_on=None, due_on=days_ago(day), is_ongoing=True, element="help_seeking")
    an_action(child, anna, started_on=days_ago(-3), ended_on=None, is_ongoing=True)
    an_action(child, anna, ending="stopped", went="Het paste niet bij school.")
    stage.open("anna", "action-list")


@state("action-list", "empty")
def action_list_empty(stage: Stage) -> None:
    stage.open("anna", "action-list", child_id=newcomer(stage))


@state("action-add", "empty")
def action_add(stage: Stage) -> None:
    stage.open("anna", "action-add")


@state("action-add", "error")
def action_add_error(stage: Stage) -> None:
    stage.open("anna", "action-add")
    send(stage)


@state("action-change", "filled")
def action_change(stage: Stage) -> None:
    stage.open("anna", "action-change")
