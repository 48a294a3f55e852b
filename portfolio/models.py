"""Instruments and their versions, as rows that point at one document each."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Instrument(models.Model):
    """An observation form as it lives through its versions."""

    PERSONAL: ClassVar[set[str]] = set()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.key


class InstrumentVersion(models.Model):
    """One version of an instrument: a document with its digest. Published, it never changes.

    The document is whole (items, anchors, elements, scoring), so that an old form can be read and
    scored from this one row, whatever happens to the files.
    """

    class Status(models.TextChoices):
        """The life of a version."""

        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        RETIRED = "retired", _("retired")

    PERSONAL: ClassVar[set[str]] = set()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="versions")
    version = models.CharField(max_length=20)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("instrument", "version", name="instrument_version_once"),
            models.UniqueConstraint(
                "instrument", name="instrument_version_one_published", condition=Q(status="published")
            ),
            models.CheckConstraint(
                name="instrument_version_published_at_unless_draft",
                condition=Q(status="draft", published_at=None)
                | ~Q(status="draft") & Q(published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument.key} {self.version}"
