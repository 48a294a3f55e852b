"""States of the pages about what carries the child and what helped."""

from typing import Any

from lifecourse.actions.resources import add_resource
from lifecourse.models import Resource, ResourceUse
from tests.functional.stage import Stage, answered, send, state
from tests.functional.states_of_children import newcomer
from tests.support.around import a_change_of_use, an_episode
from tests.support.build import a_circumstance, a_resource
from tests.support.days import days_ago, today

LONG = "Elke woensdagmiddag naar de kinderboerderijvrijwilligersgroep bij het buurthuis"


def note_resources(stage: Stage) -> None:
    """Note one of each: carrying, a chance, professional, over; and something that presses."""
    child, anna = stage.world.child, stage.world.people.anna
    a_change_of_use(a_resource(child, anna, name="Oma"), anna, felt="much")
    a_change_of_use(a_resource(child, anna, name=LONG), anna, use="unused")
    over = {"kind": "place", "name": "Oude speelplein", "element": "play_places", "ended_on": today()}
    help_for_a_while = {
        "kind": "person",
        "name": "Coach",
        "is_professional": True,
        "ways": Resource.Way.values,
    }
    for fields in (over, help_for_a_while):
        use = ResourceUse(from_on=days_ago(690), use="used", felt="some")
        add_resource(resource=Resource(child=child, **fields), use=use, by=anna)
    pressing = a_circumstance(child, anna, title="Schulden")
    type(pressing).objects.filter(pk=pressing.pk).update(state="presses", ended_on=None)


def note_moments(stage: Stage) -> None:
    """Note moments in every setting, with an own way in many words."""
    child, anna = stage.world.child, stage.world.people.anna
    for setting in ("home", "school", "group", "leisure", "foster_family", "other"):
        an_episode(child, anna, setting=setting, helped_child="yes", helped_observer="some")
        an_episode(child, anna, setting=setting, way="step_away", helped_child="no")
    own: dict[str, Any] = {
        "way": "other",
        "own_way": LONG[:60],
        "own_nature": "feeling",
        "first_reaction": LONG,
    }
    an_episode(child, anna, helped_observer="yes", situation=LONG, who_helped="juf", **own)


def spoil_revision(stage: Stage) -> None:
    """Let the page have been opened before a change that is there now, and send it."""
    stage.page.locator("[name=seen_revision]").evaluate("field => field.value = '7'")
    with answered(stage.page):
        stage.page.locator("main .card [type=submit]").first.click()


@state("resource-list", "filled")
def resource_list(stage: Stage) -> None:
    note_resources(stage)
    stage.open("anna", "resource-list")


@state("resource-list", "empty")
def resource_list_empty(stage: Stage) -> None:
    stage.open("anna", "resource-list", child_id=newcomer(stage))


@state("resource-add", "empty")
def resource_add(stage: Stage) -> None:
    stage.open("anna", "resource-add")


@state("resource-add", "error")
def resource_add_error(stage: Stage) -> None:
    stage.open("anna", "resource-add").locator("#id_from_on").fill(str(days_ago(-32)))
    send(stage)


@state("resource-change", "filled")
def resource_change(stage: Stage) -> None:
    stage.open("anna", "resource-change")


@state("resource-change", "changed by a colleague")
def resource_change_conflict(stage: Stage) -> None:
    stage.open("anna", "resource-change")
    spoil_revision(stage)


@state("resource-use-add", "empty")
def resource_use_add(stage: Stage) -> None:
    stage.open("anna", "resource-use-add")


@state("resource-use-add", "error")
def resource_use_add_error(stage: Stage) -> None:
    stage.open("anna", "resource-use-add").locator("#id_from_on").fill(str(days_ago(2500)))
    send(stage)


@state("resource-end", "empty")
def resource_end(stage: Stage) -> None:
    stage.open("anna", "resource-end")


@state("resource-end", "error")
def resource_end_error(stage: Stage) -> None:
    stage.open("anna", "resource-end")
    send(stage)


@state("coping-list", "empty")
def coping_list_empty(stage: Stage) -> None:
    stage.open("anna", "coping-list", child_id=newcomer(stage))


@state("coping-list", "own moments only, too few")
def coping_list_own(stage: Stage) -> None:
    stage.open("bram", "coping-list")


@state("coping-list", "palette")
def coping_list(stage: Stage) -> None:
    note_moments(stage)
    stage.open("anna", "coping-list")


@state("coping-add", "empty")
def coping_add(stage: Stage) -> None:
    stage.open("bram", "coping-add")


@state("coping-add", "error")
def coping_add_error(stage: Stage) -> None:
    stage.open("bram", "coping-add").locator("#id_way").select_option("other")
    send(stage)


@state("coping-change", "filled")
def coping_change(stage: Stage) -> None:
    stage.open("anna", "coping-change")


@state("coping-change", "changed meanwhile")
def coping_change_conflict(stage: Stage) -> None:
    stage.open("anna", "coping-change")
    spoil_revision(stage)
