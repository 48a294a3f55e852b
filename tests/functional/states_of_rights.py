"""States of the pages on the rights of a child and its parents."""

from tests.functional.stage import Stage, send, state
from tests.functional.states_of_children import newcomer
from tests.support.days import days_ago, today
from tests.support.rights import a_statement, kept


@state("right-list", "filled")
def right_list(stage: Stage) -> None:
    stage.open("cora", "right-list")


@state("right-list", "empty, for a practitioner")
def right_list_empty(stage: Stage) -> None:
    stage.open("anna", "right-list", child_id=newcomer(stage))


@state("archive-make", "filled")
def archive_make(stage: Stage) -> None:
    stage.open("cora", "archive-make")


@state("archive-make", "nothing written, and errors")
def archive_make_error(stage: Stage) -> None:
    stage.open("cora", "archive-make", child_id=newcomer(stage))
    send(stage)


@state("erasure-ask", "empty")
def erasure_ask(stage: Stage) -> None:
    stage.open("cora", "erasure-ask")


@state("erasure-ask", "errors")
def erasure_ask_error(stage: Stage) -> None:
    stage.open("cora", "erasure-ask")
    send(stage)


@state("erasure-decide", "filled")
def erasure_decide(stage: Stage) -> None:
    stage.open("cora", "erasure-decide")


@state("erasure-decide", "refused without a reason")
def erasure_decide_error(stage: Stage) -> None:
    page = stage.open("cora", "erasure-decide")
    page.locator("[value=refused]").check()
    send(stage)


@state("erasure-approve", "filled")
def erasure_approve(stage: Stage) -> None:
    stage.open("anna", "erasure-approve")


@state("erasure-approve", "not looked at")
def erasure_approve_error(stage: Stage) -> None:
    stage.open("anna", "erasure-approve")
    send(stage)


@state("retention-change", "empty")
def retention_change(stage: Stage) -> None:
    stage.open("cora", "retention-change")


@state("retention-change", "a day in the future")
def retention_change_error(stage: Stage) -> None:
    page = stage.open("cora", "retention-change")
    page.locator("#id_closed_on").fill(str(days_ago(-1200)))
    send(stage)


@state("right-overview", "filled, with a closed and a held file")
def right_overview(stage: Stage) -> None:
    people = stage.world.people
    kept(stage.world.child, people.cora, closed_on=today(), hold_reason="Er loopt een klacht.")
    stage.open("cora", "right-overview")
    stage.open("cora", "right-list")
    stage.open("cora", "right-overview")


@state("retention-terms", "filled")
def retention_terms(stage: Stage) -> None:
    stage.open("ada", "retention-terms")


@state("retention-terms", "too short")
def retention_terms_error(stage: Stage) -> None:
    page = stage.open("ada", "retention-terms")
    page.locator("#id_youth_help").fill("3")
    send(stage)


@state("assessment-statement", "empty")
def form_statement(stage: Stage) -> None:
    stage.open("anna", "assessment-statement", form="anna's signed")


@state("action-statement", "empty")
def action_statement(stage: Stage) -> None:
    stage.open("anna", "action-statement")


@state("plan-statement", "errors")
def plan_statement(stage: Stage) -> None:
    stage.open("anna", "plan-statement")
    send(stage)


@state("judgement-statement", "empty")
def judgement_statement(stage: Stage) -> None:
    stage.open("anna", "judgement-statement")


@state("minutes-statement", "errors")
def minutes_statement(stage: Stage) -> None:
    stage.open("cora", "minutes-statement")
    send(stage)


@state("advice-statement", "empty")
def advice_statement(stage: Stage) -> None:
    stage.open("cora", "advice-statement")


@state("action-list", "with statements")
def stated_plan(stage: Stage) -> None:
    world, anna = stage.world, stage.world.people.anna
    a_statement(world.child, anna, "Dat wil ik zelf ook.", action=world.action)
    a_statement(world.child, anna, "Het is veel tegelijk.", is_on_plan=True)
    stage.open("anna", "action-list")


@state("minutes-read", "with a statement")
def stated_minutes(stage: Stage) -> None:
    world = stage.world
    a_statement(world.child, world.people.anna, "Zo zei ik het niet.", minutes=world.told.minutes)
    stage.open("anna", "minutes-read")


@state("judgement", "with a statement")
def stated_judgement(stage: Stage) -> None:
    world = stage.world
    a_statement(world.child, world.people.anna, "Ik vind het nog zwaar.", judgement=world.judgement)
    stage.open("anna", "judgement")


@state("life-event-statement", "errors")
def event_statement(stage: Stage) -> None:
    stage.open("anna", "life-event-statement")
    send(stage)
