"""Noting that the reporting code was considered, where specialist help stands, and whom to ask."""

from django.db import transaction

from accounts.models import Organisation, User
from audit.actions import record
from audit.constraints import refused_by
from audit.rules.events import EventType
from children.exceptions import AlreadyNoted
from children.models import Child, SafetyContact, SafetyNote, SpecialistHelp
from revisions.actions import check_seen
from revisions.exceptions import SeenOtherwise

CONTACT_FIELDS = ["name", "phone", "email", "reachable"]


@transaction.atomic
def add_safety_note(*, note: SafetyNote, by: User) -> SafetyNote:
    """Keep a note, or the correction of one; `note` is a new, validated instance.

    `AlreadyNoted` when this person noted just this before, or when the note to correct has a correction.
    """
    note.recorded_by = by
    with refused_by(safety_note_once=AlreadyNoted, children_safetynote_corrects_id_key=AlreadyNoted):
        note.save(force_insert=True)
    record(EventType.SAFETY_NOTE_ADDED, target=note, child_id=note.child_id, by=by)
    return note


@transaction.atomic
def add_specialist_help(*, noted: SpecialistHelp, seen: int | None, by: User) -> SpecialistHelp:
    """Note where specialist help stands; `noted` is a new, validated instance.

    `seen` is the key of what stood there before (0 or None: nothing); `SeenOtherwise` when that is no longer so.
    What holds already is not noted twice.
    """
    Child.with_practice.select_for_update(no_key=True).get(pk=noted.child_id)  # one person at a time
    current = SpecialistHelp.objects.filter(child_id=noted.child_id).first()
    if current and (current.status, current.on) == (noted.status, noted.on):
        return current
    if (seen or 0) != (current.pk if current else 0):
        raise SeenOtherwise(current)
    noted.recorded_by = by
    noted.save(force_insert=True)
    record(EventType.SPECIALIST_HELP_ADDED, target=noted, child_id=noted.child_id, by=by)
    return noted


@transaction.atomic
def set_safety_contact(*, contact: SafetyContact, seen_revision: int | None, by: User) -> SafetyContact:
    """Say whom to ask in the organisation; `SeenOtherwise` when a colleague said it in the meantime."""
    Organisation.objects.select_for_update(no_key=True).get(pk=contact.organisation_id)
    current = SafetyContact.objects.filter(organisation_id=contact.organisation_id).first()
    check_seen(current, seen_revision or None)  # the first is revision 1
    contact.revision, contact.changed_by = (seen_revision or 0) + 1, by
    if current is None:
        contact.save(force_insert=True)
    else:
        contact.save(update_fields=[*CONTACT_FIELDS, "revision", "changed_at", "changed_by"])
    record(EventType.SAFETY_CONTACT_CHANGED, target=contact, by=by)
    return contact
