"""Closing and reopening a file, its retention class and what holds its destruction up."""

from django.db import transaction

from accounts.models import Organisation, User
from audit.actions import record
from audit.rules.events import EventType
from children.models import Child, Retention, RetentionTerm
from children.rules.retention import YEARS, RetentionKind
from revisions.actions import check_mark, check_seen
from rights.queries.erasures import years_in


@transaction.atomic
def change_retention(*, retention: Retention, seen_revision: int | None, by: User) -> Retention:
    """Keep class, closing day and hold; `SeenOtherwise` when someone changed them after this person looked."""
    Child.with_practice.select_for_update(no_key=True).get(pk=retention.child_id)  # one person at a time
    current = Retention.objects.filter(pk=retention.child_id).first()
    check_seen(current, seen_revision or None)  # the first is revision 1
    retention.revision, retention.changed_by = (seen_revision or 0) + 1, by
    retention.save(force_insert=current is None, force_update=current is not None)
    record(EventType.RETENTION_CHANGED, target=retention, child_id=retention.child_id, by=by)
    was_closed = current is not None and current.is_closed
    if was_closed != retention.is_closed:
        event = EventType.FILE_CLOSED if retention.is_closed else EventType.FILE_REOPENED
        record(event, target=retention, child_id=retention.child_id, by=by)
    return retention


@transaction.atomic
def change_terms(
    *, organisation: Organisation, years: dict[str, int], seen_mark: int | None, by: User
) -> None:
    """Keep for how many years the organisation keeps each class; a default leaves no row.

    `seen_mark` is that of the terms which this person saw; `SeenOtherwise` when others hold by now.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    now = years_in(organisation.pk)
    check_mark(now, seen_mark, now)
    for kind, number in years.items():
        own = RetentionTerm.objects.filter(organisation=organisation, kind=kind)
        if number == YEARS[RetentionKind(kind)]:
            own.delete()
        elif not own.update(years=number, changed_by=by):
            RetentionTerm.objects.create(organisation=organisation, kind=kind, years=number, changed_by=by)
    record(EventType.RETENTION_TERMS_CHANGED, target=organisation, by=by)
