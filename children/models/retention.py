"""How long a file is kept, when it was closed, and what holds its destruction up."""

import datetime
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from children.models.child import Child
from children.rules.retention import MOST, RetentionKind


class Keeping(models.TextChoices):
    """The retention classes."""

    YOUTH_HELP = RetentionKind.YOUTH_HELP.value, _("youth help, counted from the end of the help")
    PROTECTION = (
        RetentionKind.PROTECTION.value,
        _("child protection (OTS, guardianship), counted from coming of age"),
    )
    WORKING_LAYER = (
        RetentionKind.WORKING_LAYER.value,
        _("working layer, handed over to the client file, counted from the end of the help"),
    )


class RetentionTerm(models.Model):
    """For how many years an organisation keeps the files of one class, where that is not the default."""

    PERSONAL: ClassVar[set[str]] = set()

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="retention_terms")
    kind = models.CharField(max_length=13, choices=Keeping.choices)
    years = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(MOST)])
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint("organisation", "kind", name="retention_term_once_per_kind"),
            models.CheckConstraint(
                name="retention_term_in_reason", condition=models.Q(years__gte=1, years__lte=MOST)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.years}"


class Retention(models.Model):
    """The retention class of one file, the day it was closed, and why it may not be destroyed yet.

    A child without a row has an open file of the class youth help.
    """

    PERSONAL = {"child", "kind", "closed_on", "hold_reason"}

    child = models.OneToOneField(Child, on_delete=models.PROTECT, primary_key=True, related_name="retention")
    kind = models.CharField(
        _("retention class"), max_length=13, choices=Keeping.choices, default=Keeping.YOUTH_HELP
    )
    closed_on = models.DateField(_("the help ended on"), null=True, blank=True)
    hold_reason = models.CharField(_("why it may not be destroyed"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def is_closed(self) -> bool:
        """Whether the file is closed: it can be read and no longer be added to."""
        return self.closed_on is not None


def closed_on(child: Child) -> datetime.date | None:
    """Return the day on which the file of a child was closed; None when it is open. No query when fetched along."""
    retention = getattr(child, "retention", None)
    return retention.closed_on if retention else None
