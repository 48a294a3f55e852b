"""States of the pages on safety: the steps, whom to ask, notes on the reporting code, specialist help."""

from children.actions.safety import set_safety_contact
from children.models import SafetyContact
from tests.functional.stage import Stage, send, state
from tests.functional.states_of_children import newcomer
from tests.support.around import a_safety_note, specialist_help
from tests.support.days import days_ago


def fill_in_contact(stage: Stage) -> None:
    """Let the organisation have someone to ask, unless it has."""
    organisation = stage.world.child.organisation
    contact = SafetyContact.objects.filter(organisation=organisation).first()
    if contact is None:
        contact = SafetyContact(
            organisation=organisation,
            name="Nora Bakker",
            phone="010 123 45 67",
            email="nora.bakker.met.een.lange.naam@voorbeeld.example",
            reachable="op werkdagen van 9 tot 17 uur",
        )
        set_safety_contact(contact=contact, seen_revision=0, by=stage.world.people.ada)


@state("safety-steps", "nobody to ask yet, seen by who can fill that in")
def safety_steps(stage: Stage) -> None:
    stage.open("ada", "safety-steps")


@state("safety-steps", "with someone to ask")
def safety_steps_contact(stage: Stage) -> None:
    fill_in_contact(stage)
    stage.open("bram", "safety-steps")


@state("safety-contact", "filled")
def safety_contact(stage: Stage) -> None:
    fill_in_contact(stage)
    stage.open("ada", "safety-contact")


@state("safety-contact", "error")
def safety_contact_error(stage: Stage) -> None:
    page = stage.open("ada", "safety-contact")
    page.locator("#id_name").fill("")
    page.locator("#id_phone").fill("bel maar")
    send(stage)


@state("child-safety", "for an observer")
def child_safety_observer(stage: Stage) -> None:
    stage.open("bram", "child-safety")


@state("child-safety", "help with a history")
def child_safety(stage: Stage) -> None:
    for status in ("needed", "runs"):
        specialist_help(stage.world.child, stage.world.people.anna, status)
    page = stage.open("anna", "child-safety")
    page.locator(".safety-history summary").click()


@state("specialist-help-add", "empty")
def specialist_help_add(stage: Stage) -> None:
    stage.open("anna", "specialist-help-add")


@state("specialist-help-add", "error")
def specialist_help_add_error(stage: Stage) -> None:
    stage.open("anna", "specialist-help-add")
    send(stage)


@state("safety-note-list", "empty")
def safety_note_list_empty(stage: Stage) -> None:
    stage.open("anna", "safety-note-list", child_id=newcomer(stage))


@state("safety-note-list", "with a correction")
def safety_note_list(stage: Stage) -> None:
    people, note = stage.world.people, stage.world.note
    if not note.child.safety_notes.filter(corrects=note).exists():
        a_safety_note(note.child, people.cora, note="Het was een dag later. " * 8, corrects=note)
    stage.open("cora", "safety-note-list")


@state("safety-note-add", "empty")
def safety_note_add(stage: Stage) -> None:
    stage.open("anna", "safety-note-add")


@state("safety-note-add", "error")
def safety_note_add_error(stage: Stage) -> None:
    page = stage.open("anna", "safety-note-add")
    page.locator("#id_on").fill(str(days_ago(-32)))
    send(stage)


@state("safety-note-correct", "filled")
def safety_note_correct(stage: Stage) -> None:
    stage.open("anna", "safety-note-correct")
