"""An export of more than one child: who asked for it, how far it is, and its file for a few hours."""

import datetime
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Team, User

KEPT = datetime.timedelta(hours=4)  # from when it was asked for


class ExportQuerySet(models.QuerySet["Export"]):
    """Finds exports; none is there any more when its hours are over."""

    def of(self, user: User) -> "ExportQuerySet":
        """Narrow to what this person asked for, without the files."""
        kept = self.filter(asked_by=user, asked_at__gt=timezone.now() - KEPT)
        return kept.select_related("team", "organisation").defer("file")

    def under_way(self) -> "ExportQuerySet":
        """Narrow to what waits or is being made."""
        return self.filter(finished_at=None)


class Export(models.Model):
    """One file with the observations of a team or an organisation, made in the background.

    It is of the one who asked and goes after `KEPT`, fetched or not. What made it impossible is its `refusal`.
    """

    class Refusal(models.TextChoices):
        """Why there is no file."""

        NO_RIGHT = "no_right", _("You may no longer take these data out.")
        TOO_FEW = (
            "too_few",
            _("With so few children, codes hide nobody. Take the data of one team with names."),
        )
        TOO_LARGE = "too_large", _("This is more than a spreadsheet opens. Take one team at a time.")

    PERSONAL = {"file"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+", null=True)
    format = models.CharField(max_length=4)
    contents = models.CharField(max_length=9)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    n_children = models.PositiveIntegerField(default=0)
    n_done = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=9, choices=Refusal.choices, blank=True)
    file = models.BinaryField(null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint("asked_by", name="export_one_under_way", condition=Q(finished_at=None)),
            models.CheckConstraint(
                name="export_file_or_refusal_when_finished",
                condition=Q(finished_at=None, file=None, refusal="")
                | Q(finished_at__isnull=False, file__isnull=False, refusal="")
                | Q(finished_at__isnull=False, file=None) & ~Q(refusal=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.target)

    @property
    def target(self) -> Team | Organisation:
        """The team, or the whole organisation."""
        return self.team or self.organisation

    @property
    def goes_at(self) -> datetime.datetime:
        """When it is thrown away."""
        return self.asked_at + KEPT
