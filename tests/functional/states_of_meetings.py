"""States of the pages on meetings of a team."""

from tests.functional.stage import Stage, send, state
from tests.support.around import an_action
from tests.support.build import a_draft, a_signed_form
from tests.support.days import days_ago
from tests.support.meetings import a_held_meeting, a_meeting, settled


@state("meeting-list", "coming and over")
def meeting_list(stage: Stage) -> None:
    world = stage.world
    a_held_meeting(world.people.north, world.people.cora, [world.child], on=days_ago(90))
    stage.open("cora", "meeting-list")


@state("meeting-list", "empty")
def meeting_list_empty(stage: Stage) -> None:
    settled(stage.world.meeting, stage.world.people.cora, "cancelled")
    stage.open("anna", "meeting-list")


@state("meeting-detail", "in preparation")
def meeting_detail(stage: Stage) -> None:
    world = stage.world
    a_signed_form(world.child, world.people.anna, on=days_ago(3), key="child-8-11", role="child")
    a_draft(world.child, world.people.anna, key="parent", role="parent")
    days = {"started_on": days_ago(60), "ended_on": None, "is_ongoing": True, "due_on": days_ago(2)}
    an_action(world.child, world.people.anna, title="De school bellen", **days)
    stage.open("cora", "meeting-detail")


@state("meeting-detail", "held")
def meeting_detail_held(stage: Stage) -> None:
    settled(stage.world.meeting, stage.world.people.cora, "cancelled")
    stage.open("anna", "meeting-detail")


@state("meeting-detail", "without children")
def meeting_detail_empty(stage: Stage) -> None:
    world = stage.world
    bare = a_meeting(world.people.north, world.people.cora, guests="Bea, wijkteam")
    stage.open("cora", "meeting-detail", meeting_id=bare.pk)


@state("meeting-add", "empty")
def meeting_add(stage: Stage) -> None:
    page = stage.open("cora", "meeting-add")
    page.locator("details.elsewhere summary").click()


@state("meeting-add", "with faults")
def meeting_add_faults(stage: Stage) -> None:
    stage.open("cora", "meeting-add")
    send(stage)


@state("meeting-change", "filled")
def meeting_change(stage: Stage) -> None:
    stage.open("cora", "meeting-change")
