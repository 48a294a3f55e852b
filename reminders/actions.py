"""Planning the mails of a day, and sending each at most once."""

import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from background.actions import enqueue
from reminders.models import Reminder, ReminderChoice
from reminders.queries import is_off, is_wanted, to_remind

SEND = "reminders.send"
KEEP = datetime.timedelta(days=30)


@transaction.atomic
def plan_reminders(today: datetime.date) -> int:
    """Note who gets a mail today and put each in the queue; return how many. Without a mail server nobody does."""
    if not settings.MAIL_IS_ON:
        return 0
    planned = 0
    for user in to_remind(today):
        reminder, is_first = Reminder.objects.get_or_create(user=user, day=today)
        if is_first:
            enqueue(SEND, key=f"reminder {reminder.pk}", reminder=str(reminder.pk))
            planned += 1
    Reminder.objects.filter(day__lt=today - KEEP).exclude(pk__in=newest()).delete()
    return planned


def newest() -> list[UUID]:
    """Return the last mail of everybody: with it the next one is planned."""
    found = Reminder.objects.order_by("user", "-day").distinct("user")
    return list(found.values_list("pk", flat=True))


@transaction.atomic
def claim(reminder_id: UUID) -> Reminder | None:
    """Take the right to send a mail; None when it was taken before, or is not wanted any more, or its day is over."""
    rows = Reminder.objects.select_for_update(of=("self",)).select_related("user")
    reminder = rows.filter(pk=reminder_id, claimed_at=None).first()
    if reminder is None or reminder.day != timezone.localdate() or not is_wanted(reminder.user):
        return None
    reminder.claimed_at = timezone.now()
    reminder.save(update_fields=["claimed_at"])
    return reminder


@transaction.atomic
def release(reminder: Reminder) -> None:
    """Give the right to send back: the mail server did not take the mail."""
    reminder.claimed_at = None
    reminder.save(update_fields=["claimed_at"])


@transaction.atomic
def note_sent(reminder: Reminder) -> None:
    """Note that the mail server took the mail."""
    reminder.sent_at = timezone.now()
    reminder.save(update_fields=["sent_at"])


@transaction.atomic
def choose_reminders(*, is_wanted: bool, by: User) -> None:
    """Switch one's own mails on or off; what is so already is left as it is."""
    if is_off(by) == is_wanted:
        ReminderChoice.objects.update_or_create(user=by, defaults={"is_off": not is_wanted})
        record(EventType.REMINDERS_CHANGED, target=by, by=by)
