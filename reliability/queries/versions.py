"""Which instrument versions an organisation can know the reliability of, and what is switched on."""

from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from accounts.models import Organisation
from assessments.models import Assessment
from portfolio.models import InstrumentVersion, InstrumentVersionQuerySet
from portfolio.rules.domains import Text
from portfolio.words import in_words
from reliability.words.page import InUse, VersionRow
from revisions.actions import mark_of


def versions_on_strengths(organisation: Organisation) -> InstrumentVersionQuerySet:
    """Return the versions that an organisation can have forms of; signs of development have no scales."""
    return InstrumentVersion.objects.in_use().on_strengths().offered_to(organisation.pk)


def versions_of(organisation: Organisation) -> list[VersionRow]:
    """Return the versions in use or with forms, those with most children first; three queries."""
    forms = Assessment.objects.standing().filter(child__organisation=organisation, child__practised_by=None)
    counted = dict(
        forms.order_by()
        .values_list("instrument_version")
        .annotate(n=Count("child", distinct=True))
        .values_list("instrument_version", "n")
    )
    switched_on = in_use(organisation)
    columns = ("pk", "instrument__key", "version", "status", "document__title")
    rows = [
        VersionRow(
            id=pk,
            title=in_words(Text(title["nl"], title["en"])),
            number=f"{key} {number}",
            status=str(InstrumentVersion.Status(status).label),
            n_children=counted.get(pk, 0),
            in_use=switched_on.get(pk),
        )
        for pk, key, number, status, title in versions_on_strengths(organisation).values_list(*columns)
        if pk in counted or status == InstrumentVersion.Status.PUBLISHED
    ]
    return sorted(rows, key=lambda row: (-row.n_children, row.title, row.number))


def in_use(organisation: Organisation) -> dict[UUID, InUse]:
    """Return what is switched on, by version; one query."""
    standing = organisation.reliability_parameters.standing()
    columns = ("instrument_version_id", "switched_on_by__full_name", "switched_on_at", "kind")
    grouped = standing.values_list(*columns).annotate(n=Count("pk")).order_by("switched_on_at")
    return {
        version: InUse(by, timezone.localdate(at), kind, n, mark_of(at))
        for version, by, at, kind, n in grouped
    }
