"""Reminders: which colleague gets one on which day, and who does not want any."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import User


class Reminder(models.Model):
    """The one mail to a colleague on one day.

    `claimed_at` is written before it is handed to the mail server, `sent_at` after. A worker that is killed in
    between leaves a mail of which nobody knows whether it went: it does not go again, the next one says it too.
    """

    PERSONAL = {"user"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reminders")
    day = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-day"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint("user", "day", name="reminder_once_a_day"),
            models.CheckConstraint(
                name="reminder_claimed_before_sent", condition=Q(sent_at=None) | Q(claimed_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d-%m-%Y}"


class ReminderChoice(models.Model):
    """What a colleague chose about these mails; who chose nothing gets them."""

    PERSONAL = {"user", "is_off"}

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="reminder_choice"
    )
    is_off = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return "off" if self.is_off else "on"
