"""Registering children and changing what is registered."""

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.constraints import refused_by
from audit.rules.events import EventType
from children.exceptions import NumberTaken
from children.models import Child
from revisions.actions import save_as_seen
from typed.rules.folding import number_key

CHANGING = (
    *("first_name", "birth_year", "birth_month", "birth_day"),
    *("reference", "reference_key", "weeks_between"),
)


@transaction.atomic
def register_child(*, child: Child, by: User) -> Child:
    """Register a child in a team; `child` is a new, validated instance.

    `NumberTaken` when someone else used its number after the form was checked.
    """
    child.organisation_id = child.team.organisation_id
    child.registered_by = by
    child.reference_key = number_key(child.reference)
    with refused_by(child_reference_once_per_team=NumberTaken):
        child.save(force_insert=True)
    record(EventType.CHILD_REGISTERED, target=child, child_id=child.pk, by=by)
    return child


@transaction.atomic
def change_child(*, child: Child, seen_revision: int | None, by: User) -> Child:
    """Keep the changed registration of a child, unless someone changed it after this person opened it.

    `NumberTaken` when someone else used its number after the form was checked.
    """
    child.reference_key = number_key(child.reference)
    with refused_by(child_reference_once_per_team=NumberTaken):
        save_as_seen(child, *CHANGING, seen_revision=seen_revision)
    record(EventType.CHILD_CHANGED, target=child, child_id=child.pk, by=by)
    return child
