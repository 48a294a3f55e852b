"""Figures as they were computed in the background, or as of now where nobody computed them yet."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from accounts.models import Organisation
from assessments.models import Assessment
from portfolio.models import InstrumentVersion
from reliability.models import ComputedFigures
from reliability.queries.forms import version_figures
from reliability.queries.versions import versions_on_strengths
from reliability.rules.figures import StrengthFigures
from reliability.rules.stored import figures_in


def figures_shown(
    organisation: Organisation, version: InstrumentVersion
) -> tuple[Sequence[StrengthFigures], datetime.datetime]:
    """Return the figures of a version and when they were computed; computed now when there are none, or unreadable ones.

    Figures of an earlier version of the site may have other parts.
    """
    kept = ComputedFigures.objects.filter(organisation=organisation, instrument_version=version).first()
    if kept is not None:
        try:
            return figures_in(kept.figures), kept.computed_at
        except (KeyError, TypeError):
            pass
    return version_figures(organisation, version), timezone.now()


def to_compute() -> list[tuple[UUID, UUID]]:
    """Return organisation and version of everything that has signed forms on strengths; a query per organisation."""
    found: list[tuple[UUID, UUID]] = []
    for organisation in Organisation.objects.order_by("pk"):
        forms = Assessment.objects.standing().filter(
            child__organisation=organisation,
            child__practised_by=None,
            instrument_version__in=versions_on_strengths(organisation),
        )
        versions = (
            forms.order_by("instrument_version").values_list("instrument_version", flat=True).distinct()
        )
        found += [(organisation.pk, version) for version in versions]
    return found
