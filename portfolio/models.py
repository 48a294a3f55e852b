"""Instruments and their versions, as rows that point at one document each."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access import Access
from accounts.models import Organisation, User
from accounts.rules.permissions import Permission


class Instrument(models.Model):
    """An observation form as it lives through its versions: shared with all, or of one organisation.

    `source` and `licence` say where the words come from and on what terms; the licence is that of the
    newest document.
    """

    class Kind(models.TextChoices):
        """What a form asks after; the two are never shown as one."""

        STRENGTHS = "strengths", _("strengths")
        OUTCOME = "outcome", _("signs of healthy development")

    PERSONAL: ClassVar[set[str]] = set()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.STRENGTHS)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="instruments"
    )
    key = models.SlugField(max_length=60)
    source = models.CharField(max_length=300, blank=True)
    licence = models.CharField(max_length=60, blank=True)
    copied_from = models.ForeignKey(
        "InstrumentVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="copies"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "key", name="instrument_key_once_per_organisation"),
            models.UniqueConstraint(
                "key", name="instrument_key_once_when_shared", condition=Q(organisation=None)
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_shared(self) -> bool:
        """Whether every organisation can use it, and none can change it."""
        return self.organisation_id is None


class InstrumentVersionQuerySet(models.QuerySet["InstrumentVersion"]):
    """Finds versions within someone's reach."""

    def offered_to(self, organisation_id: uuid.UUID | None) -> "InstrumentVersionQuerySet":
        """Narrow to the shared instruments and those of one organisation, if one is given."""
        return self.filter(Q(instrument__organisation=None) | Q(instrument__organisation=organisation_id))

    def visible_to(self, access: Access) -> "InstrumentVersionQuerySet":
        """Narrow to the versions that someone may know of: drafts only when this person may manage them."""
        of_ones_own = Q(instrument__organisation__in=access.organisations)
        managed = Q(instrument__organisation__in=access.organisations_where(Permission.INSTRUMENT_MANAGE))
        is_draft = Q(status="draft")
        return self.filter(managed | ~is_draft & (of_ones_own | Q(instrument__organisation=None)))

    def on_strengths(self) -> "InstrumentVersionQuerySet":
        """Narrow to forms on strengths; the outcome strip is never copied, changed or held against them."""
        return self.filter(instrument__kind=Instrument.Kind.STRENGTHS)

    def published(self) -> "InstrumentVersionQuerySet":
        """Narrow to the versions that a new form can be started on."""
        return self.filter(status=InstrumentVersion.Status.PUBLISHED)

    def in_use(self) -> "InstrumentVersionQuerySet":
        """Narrow to the versions that there can be forms of: published or retired."""
        return self.exclude(status=InstrumentVersion.Status.DRAFT)


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

    objects = InstrumentVersionQuerySet.as_manager()

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

    @property
    def is_draft(self) -> bool:
        """Whether it can still change."""
        return self.status == self.Status.DRAFT

    @property
    def is_published(self) -> bool:
        """Whether new forms are started on it."""
        return self.status == self.Status.PUBLISHED


class ReliabilityParametersQuerySet(models.QuerySet["ReliabilityParameters"]):
    """Finds figures by whether they are in use."""

    def standing(self) -> "ReliabilityParametersQuerySet":
        """Narrow to those that are switched on."""
        return self.filter(switched_off_at=None)


class ReliabilityParameters(models.Model):
    """What an organisation knows of the measurement error of one strength, and who put it to use.

    A difference between two forms is held against the figures that are switched on. They come from the
    organisation's own forms. New figures are a new row; a trigger lets a row change once only: to be
    switched off.
    """

    class Kind(models.TextChoices):
        """Where the reliability comes from."""

        ALPHA = "alpha", _("the statements among themselves (alpha)")
        ICC = "icc", _("two observers of the same child (ICC)")

    PERSONAL: ClassVar[set[str]] = set()

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="reliability_parameters"
    )
    instrument_version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    element = models.CharField(max_length=60)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    n = models.PositiveIntegerField()
    sd = models.FloatField()
    reliability = models.FloatField()
    computed_at = models.DateTimeField()
    switched_on_at = models.DateTimeField()
    switched_on_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    switched_off_at = models.DateTimeField(null=True, blank=True)
    switched_off_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ReliabilityParametersQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation",
                "instrument_version",
                "element",
                name="reliability_one_standing_per_element",
                condition=Q(switched_off_at=None),
            ),
            models.CheckConstraint(
                name="reliability_n_is_enough",  # conventions: 100 forms, or 30 children seen by two
                condition=Q(kind="alpha", n__gte=100) | Q(kind="icc", n__gte=30),
            ),
            models.CheckConstraint(
                name="reliability_figures_in_range",
                condition=Q(sd__gt=0, sd__lte=3, reliability__gt=0, reliability__lt=1),
            ),
            models.CheckConstraint(
                name="reliability_computed_then_on_then_off",
                condition=Q(computed_at__lte=models.F("switched_on_at"))
                & (Q(switched_off_at=None) | Q(switched_off_at__gte=models.F("switched_on_at"))),
            ),
            models.CheckConstraint(
                name="reliability_switched_off_at_and_by_together",
                condition=Q(switched_off_at=None, switched_off_by=None)
                | Q(switched_off_at__isnull=False, switched_off_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument_version} · {self.element}"
