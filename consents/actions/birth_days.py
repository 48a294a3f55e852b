"""Choosing whether an organisation keeps the day of birth of children."""

from django.db import transaction

from accounts.models import Organisation, User
from audit.actions import record
from audit.rules.events import EventType
from children.models import Child
from revisions.actions import check_mark


@transaction.atomic
def keep_birth_days(*, organisation: Organisation, keeps: bool, seen_mark: int | None, by: User) -> None:
    """Choose whether the day of birth is kept; when it no longer is, the days that are there go.

    `seen_mark` is that of the choice which this person saw: `SeenOtherwise` when it is another one now.
    """
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    check_mark(organisation, seen_mark, organisation.keeps_birth_day)
    organisation.keeps_birth_day = keeps
    organisation.save(update_fields=["keeps_birth_day"])
    if not keeps:
        Child.with_practice.filter(organisation=organisation).update(birth_day=None)
    record(EventType.BIRTH_DAYS_CHANGED, target=organisation, by=by)
