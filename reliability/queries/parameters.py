"""The reliability figures that an organisation has switched on."""

from collections import Counter
from collections.abc import Iterable

from django.utils import timezone

from children.models import Child
from portfolio.models import ReliabilityParameters
from reliability.rules.measurement_error import NOTHING_KNOWN, Errors, Scored, ScoreError, SwitchedOn


def errors_of(child: Child, readings: Iterable[Scored]) -> Errors:
    """Return what the child's organisation switched on for the versions of these forms; one query, or none."""
    versions = {reading.version_id for reading in readings}
    if not versions:
        return NOTHING_KNOWN
    standing = ReliabilityParameters.objects.standing().filter(
        organisation=child.organisation_id, instrument_version__in=versions
    )
    rows = list(standing.select_related("switched_on_by").order_by("instrument_version_id", "element"))
    counted = Counter(row.instrument_version_id for row in rows)
    newest = {row.instrument_version_id: row for row in rows}  # all of a version were switched on together
    return Errors(
        of_strength={(row.instrument_version_id, row.element): error_in(row) for row in rows},
        switched_on=tuple(
            SwitchedOn(
                version,
                row.switched_on_by.full_name,
                timezone.localdate(row.switched_on_at),
                counted[version],
            )
            for version, row in newest.items()
        ),
    )


def error_in(row: ReliabilityParameters) -> ScoreError:
    """Return the figures of a row as plain values."""
    return ScoreError(sd=row.sd, reliability=row.reliability, kind=row.kind, n=row.n)
