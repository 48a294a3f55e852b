"""A signed form that was about another child: that it was taken back, and who read it afterwards."""

import datetime
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models.assessment import Assessment

TIME_TO_READ = datetime.timedelta(hours=1)


class Withdrawal(models.Model):
    """That a signed form was about another child: by whom, when and why it was taken back.

    The form itself stays as it was signed, and is on no page of the child any more. A trigger refuses every
    change of this row.
    """

    PERSONAL = {"assessment", "reason"}

    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.CharField(_("why it was taken back"), max_length=300)
    withdrawn_at = models.DateTimeField(_("taken back on"), auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("taken back by")
    )

    class Meta:
        ordering = ["-withdrawn_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="withdrawal_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.withdrawn_at):%d-%m-%Y}"


class WithdrawnReading(models.Model):
    """Why someone who must account for it reads a withdrawn form; opens it to that person for an hour."""

    PERSONAL = {"assessment", "reason"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="withdrawn_readings")
    reason = models.CharField(_("why it is read"), max_length=300)
    read_at = models.DateTimeField(_("read on"), auto_now_add=True)
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("read by"))

    class Meta:
        ordering = ["-read_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="withdrawn_reading_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.read_at):%d-%m-%Y}"

    @property
    def is_open(self) -> bool:
        """Whether the form may still be read for this reason."""
        return timezone.now() < self.read_at + TIME_TO_READ
