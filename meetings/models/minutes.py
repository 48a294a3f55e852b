"""The minutes of one child in one meeting, as they were closed; the database refuses every change."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models import Child
from meetings.models.meeting import AgendaItem


class MinutesQuerySet(models.QuerySet["Minutes"]):
    """Finds minutes that no correction replaces."""

    def standing(self) -> "MinutesQuerySet":
        """Narrow to the last version of each, the latest meeting first."""
        last = self.filter(corrected_by=None).select_related("item__meeting", "closed_by")
        return last.order_by("-item__meeting__meets_on", "-item__meeting__begins_at", "pk")


class Minutes(models.Model):
    """One closed version: who was there, the lines with their owners, the actions and the next evaluation.

    All of it is in `document`, which is readable without any other row; `digest` is its SHA-256. A correction is a new
    version that points to the one before and gives a reason; both stay. `child` is kept beside `item`, since the
    trigger asks it while the records of a child are being erased.
    """

    PERSONAL = {"child", "item", "document", "reason"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="minutes")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField(default=1)
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    reason = models.CharField(_("why it is corrected"), max_length=300, blank=True, default="")
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "minutes"
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint("item", "version", name="minutes_one_of_each_version"),
            models.CheckConstraint(
                name="minutes_correction_has_a_reason",
                condition=Q(corrects=None, version=1, reason="")
                | (Q(corrects__isnull=False, version__gt=1) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} · {self.version}"
