"""Figures that were computed in the background, so that no page waits for them."""

import uuid
from typing import Any, ClassVar

from django.db import models

from accounts.models import Organisation
from portfolio.models import InstrumentVersion


class ComputedFigures(models.Model):
    """The reliability of every strength of a version, from an organisation's own forms as they stood at a moment.

    Sums over all children, no rows: nothing in it leads to a child. The next computation takes its place.
    """

    PERSONAL: ClassVar[set[str]] = set()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    instrument_version = models.ForeignKey(InstrumentVersion, on_delete=models.CASCADE, related_name="+")
    figures = models.JSONField()
    computed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "computed figures"
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                "organisation", "instrument_version", name="computed_figures_once_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.computed_at:%d-%m-%Y %H:%M}"
