"""States of the pages on which a child is discussed, and of its minutes."""

from meetings.actions.minutes import reopen_minutes
from tests.functional.stage import Stage, send, state
from tests.support.build import a_signed_form
from tests.support.days import days_ago
from tests.support.minutes import a_line, closed_minutes


def talk(stage: Stage) -> None:
    """Let several people have written, one with another opinion."""
    world, item = stage.world, stage.world.told.line.item
    a_signed_form(world.child, world.people.anna, on=days_ago(3), key="child-8-11", role="child")
    a_line(item, world.people.anna, "In de pauze sta ik bij het hek.", said_by="Sam")
    a_line(item, world.people.cora, "Het plein is druk.", box="conclusion")
    words = "Eén keer bellen per week is weinig."
    a_line(item, world.people.cora, words, box="decision", said_by="Vader", is_otherwise=True)


@state("discussion", "several people wrote")
def discussion(stage: Stage) -> None:
    talk(stage)
    page = stage.open("cora", "discussion")
    page.locator(".line-card details summary").click()


@state("discussion", "closed")
def discussion_closed(stage: Stage) -> None:
    talk(stage)
    closed_minutes(stage.world.told.line.item, stage.world.people.cora, evaluates_on=days_ago(-60))
    stage.open("anna", "discussion")


@state("line-add", "with faults")
def line_add(stage: Stage) -> None:
    stage.open("anna", "line-add")
    stage.page.locator("textarea").evaluate("field => { field.required = false; }")
    send(stage)


@state("line-change", "filled")
def line_change(stage: Stage) -> None:
    stage.open("anna", "line-change")


@state("line-action", "from a decision")
def line_action(stage: Stage) -> None:
    stage.open("cora", "line-action")


@state("evaluation-change", "empty")
def evaluation(stage: Stage) -> None:
    stage.open("cora", "evaluation-change")


@state("meeting-pause", "between two families")
def pause(stage: Stage) -> None:
    stage.open("anna", "meeting-pause")


@state("minutes-close", "with faults")
def minutes_close(stage: Stage) -> None:
    talk(stage)
    page = stage.open("cora", "minutes-close")
    page.locator("[name=others]").fill("")
    send(stage)


@state("minutes-close", "of a correction")
def minutes_close_again(stage: Stage) -> None:
    item = stage.world.told.minutes.item
    item.refresh_from_db()
    reopen_minutes(item=item, seen_revision=item.revision, by=stage.world.people.cora)
    stage.open("cora", "minutes-close", item_id=item.pk)


@state("minutes-list", "with minutes")
def minutes_list(stage: Stage) -> None:
    stage.open("anna", "minutes-list")


@state("minutes-list", "empty")
def minutes_list_empty(stage: Stage) -> None:
    other = stage.world.meeting.agenda.exclude(child=stage.world.child).get()
    stage.open("anna", "minutes-list", child_id=other.child_id)


@state("minutes-read", "with a correction")
def minutes_read(stage: Stage) -> None:
    world = stage.world
    item = world.told.minutes.item
    item.refresh_from_db()
    reopen_minutes(item=item, seen_revision=item.revision, by=world.people.cora)
    words = "Eén keer bellen per week is weinig."
    a_line(item, world.people.cora, words, box="decision", said_by="Vader", is_otherwise=True)
    again = closed_minutes(item, world.people.cora, reason="De mening van vader was vergeten.")
    stage.open("cora", "minutes-read", minutes_id=again.pk)
