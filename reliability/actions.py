"""Computing the reliability figures of an instrument version, putting them to use, and taking them out of use."""

import datetime
from collections.abc import Mapping
from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, User
from audit.actions import record
from audit.rules.events import EventType
from background.actions import enqueue
from portfolio.models import InstrumentVersion, ReliabilityParameters
from reliability.models import ComputedFigures
from reliability.queries.computed import to_compute
from reliability.queries.forms import version_figures
from reliability.queries.parameters import error_in
from reliability.rules.figures import digest_of_errors, errors_in
from reliability.rules.measurement_error import ScoreError
from reliability.rules.stored import packed
from revisions.actions import check_mark
from revisions.exceptions import SeenOtherwise

COMPUTE = "reliability.compute"


def compute_later(organisation: UUID, version: UUID) -> None:
    """Let the figures of a version be computed in the background."""
    key = f"figures {organisation} {version}"
    enqueue(COMPUTE, key=key, organisation=str(organisation), version=str(version))


@transaction.atomic
def compute_every_version() -> int:
    """Let everything that has signed forms be computed; return how many versions."""
    found = to_compute()
    for organisation, version in found:
        compute_later(organisation, version)
    ComputedFigures.objects.exclude(
        instrument_version__in={version for _organisation, version in found}
    ).delete()
    return len(found)


@transaction.atomic
def keep_figures(*, organisation: Organisation, version: InstrumentVersion) -> None:
    """Compute the figures of a version from the forms of now, and keep them in place of the last ones."""
    computed_at = timezone.now()
    figures = [packed(one) for one in version_figures(organisation, version)]
    ComputedFigures.objects.update_or_create(
        organisation=organisation,
        instrument_version=version,
        defaults={"figures": figures, "computed_at": computed_at},
    )


class NothingToSwitchOn(Exception):
    """No strength has enough forms, or none has figures that say anything."""


@transaction.atomic
def switch_on_parameters(
    *, organisation: Organisation, version: InstrumentVersion, kind: str, seen_digest: str, by: User
) -> int:
    """Put the figures of a version to use, in place of those in use; return for how many strengths.

    Computed anew from the forms of now, and refused when they are others than this person saw. Only
    strengths with enough forms take part. The same figures once more change nothing.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)  # one person at a time
    computed_at = timezone.now()
    errors = errors_in(version_figures(organisation, version), kind)
    if not errors:
        raise NothingToSwitchOn
    if digest_of_errors(errors) != seen_digest:
        raise SeenOtherwise(errors)
    standing = organisation.reliability_parameters.standing().filter(instrument_version=version)
    if errors == {row.element: error_in(row) for row in standing}:
        return len(errors)
    standing.update(switched_off_at=timezone.now(), switched_off_by=by)
    ReliabilityParameters.objects.bulk_create(new_parameters(organisation, version, errors, computed_at, by))
    record(EventType.RELIABILITY_SWITCHED_ON, target=version, by=by)
    return len(errors)


def new_parameters(
    organisation: Organisation,
    version: InstrumentVersion,
    errors: Mapping[str, ScoreError],
    computed_at: datetime.datetime,
    by: User,
) -> list[ReliabilityParameters]:
    """Return a row per strength, switched on now; not saved yet."""
    at = timezone.now()
    return [
        ReliabilityParameters(
            organisation=organisation,
            instrument_version=version,
            element=element,
            computed_at=computed_at,
            switched_on_at=at,
            switched_on_by=by,
            **asdict(error),
        )
        for element, error in errors.items()
    ]


@transaction.atomic
def switch_off_parameters(
    *, organisation: Organisation, version: InstrumentVersion, seen_mark: int, by: User
) -> int:
    """Take the figures of a version out of use; return of how many strengths. Off already, nothing happens.

    `seen_mark` is that of the moment since which the figures are in use, as this person saw it; `SeenOtherwise`
    when a colleague put others to use since.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    standing = organisation.reliability_parameters.standing().filter(instrument_version=version)
    since = standing.values_list("switched_on_at", flat=True).first()
    if since is None:
        return 0
    check_mark(version, seen_mark, since)
    n_strengths = standing.update(switched_off_at=timezone.now(), switched_off_by=by)
    if n_strengths:
        record(EventType.RELIABILITY_SWITCHED_OFF, target=version, by=by)
    return n_strengths
