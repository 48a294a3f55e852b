"""States of the pages on the rights of a child and its parents."""

from tests.functional.stage import Stage, send, state
from tests.functional.states_of_children import newcomer
from tests.support.days import days_ago, today
from tests.support.rights import kept


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


@state("life-event-statement", "errors")
def event_statement(stage: Stage) -> None:
    stage.open("anna", "life-event-statement")
    send(stage)
