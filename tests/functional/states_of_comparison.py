"""States of the pages that set forms side by side, and of how it went since an adversity."""

from typing import Any

from assessments.models import Assessment
from children.models import Child
from tests.functional.stage import Stage, send, state
from tests.functional.states_of_children import newcomer, observe_more
from tests.support.around import a_judgement
from tests.support.build import an_event
from tests.support.days import days_ago


def standing(stage: Stage) -> str:
    """Return an address that chooses the newest four forms on strengths."""
    forms = Assessment.objects.standing().on_strengths().filter(child=stage.world.child)
    return "?" + "&".join(f"vorm={pk}" for pk in forms.values_list("pk", flat=True)[:4])


@state("comparison", "nothing chosen")
def comparison(stage: Stage) -> None:
    observe_more(stage)
    stage.open("anna", "comparison")


@state("comparison", "four forms")
def comparison_of_four(stage: Stage) -> None:
    stage.open("anna", "comparison", standing(stage))


@state("comparison", "error")
def comparison_error(stage: Stage) -> None:
    stage.open("anna", "comparison", "?toon=1")


@state("comparison", "empty")
def comparison_empty(stage: Stage) -> None:
    stage.open("anna", "comparison", child_id=newcomer(stage))


@state("difference-list", "filled")
def difference_list(stage: Stage) -> None:
    observe_more(stage)
    stage.open("anna", "difference-list")


@state("difference-list", "empty")
def difference_list_empty(stage: Stage) -> None:
    stage.open("anna", "difference-list", child_id=newcomer(stage))


def not_judged(stage: Stage) -> dict[str, Any]:
    """Return an adversity of which nobody judged yet how it went since, and its child, for an address."""
    newcomer(stage)
    child = Child.objects.get(reference="N-1")
    event = child.life_events.first() or an_event(child, stage.world.people.anna)
    return {"child_id": child.pk, "event_id": event.pk}


@state("judgement-list", "not judged")
def judgement_list(stage: Stage) -> None:
    stage.open("anna", "judgement-list", child_id=not_judged(stage)["child_id"])


@state("judgement-list", "judged")
def judgement_list_judged(stage: Stage) -> None:
    stage.open("anna", "judgement-list")


@state("judgement-list", "without adversity")
def judgement_list_empty(stage: Stage) -> None:
    stage.open("anna", "judgement-list", child_id=newcomer(stage))


@state("judgement", "not judged")
def judgement(stage: Stage) -> None:
    stage.open("anna", "judgement", **not_judged(stage))


@state("judgement", "judged twice")
def judgement_twice(stage: Stage) -> None:
    observe_more(stage)
    a_judgement(stage.world.event, stage.world.people.cora, verdict="growth")
    stage.open("anna", "judgement")


@state("judgement-add", "empty")
def judgement_add(stage: Stage) -> None:
    stage.open("anna", "judgement-add", **not_judged(stage))


@state("judgement-add", "error")
def judgement_add_error(stage: Stage) -> None:
    stage.open("anna", "judgement-add").locator("#id_period_to").fill(str(days_ago(-1200)))
    send(stage)


@state("judgement-add", "judged by a colleague meanwhile")
def judgement_add_conflict(stage: Stage) -> None:
    page = stage.open("anna", "judgement-add")
    a_judgement(stage.world.event, stage.world.people.cora)
    page.locator("[name=verdict][value=cannot_say]").check()
    page.locator("#id_reasons").fill("Wat Anna schreef.")
    send(stage)
