"""From signed forms and events in the database to the plain values that reports work with."""

from typing import Any

from assessments.models import Assessment, Child
from assessments.queries import Summary
from portfolio.definitions import InstrumentDefinition
from portfolio.queries import definition_of
from portfolio.scoring import scores_from_json
from reports.readings import Reading, in_order
from reports.trajectories import Band

COLUMNS = (
    "pk",
    "observer_id",
    "observer__full_name",
    "observer_role",
    "setting",
    "instrument_version_id",
    "period_from",
    "period_to",
    "signed_at",
    "hours_seen",
    "scores",
    "corrects_id",
)


def readings_of(child: Child) -> list[Reading]:
    """Return the standing signed forms of a child by day observed, with stored scores; one query."""
    rows = list(child.assessments.signed().values_list(*COLUMNS))
    replaced = {row[-1] for row in rows}  # by a signed correction; cheaper here than as a join
    return in_order([reading_of(row) for row in rows if row[0] not in replaced])


def reading_of(row: tuple[Any, ...]) -> Reading:
    """Return what reports need to know of one signed form; `row` holds the `COLUMNS`."""
    pk, observer_id, observer, role, setting, version_id, first, last, signed_at, hours, scores, _ = row
    return Reading(
        id=str(pk),
        observer_id=str(observer_id),
        observer=observer,
        role=role,
        setting=setting,
        instrument=definition_of(version_id).name,
        version_id=version_id,
        period_from=first,
        period_to=last,
        signed_at=signed_at,
        hours_seen=hours,
        scores=scores_from_json(scores),
    )


def summary_in(readings: list[Reading]) -> Summary:
    """Return the line under the child's name from what was read already."""
    days = [reading.period_to for reading in readings]
    return Summary(len(days), min(days, default=None), max(days, default=None))


def bands_of(child: Child) -> list[Band]:
    """Return the events of a child, oldest first; one query."""
    return [
        Band(
            kind=event.kind,
            title=event.title,
            first=event.started_on,
            last=None if event.is_ongoing else event.ended_on or event.started_on,
        )
        for event in child.life_events.all()
    ]


def definitions_of(readings: list[Reading]) -> dict[str, InstrumentDefinition]:
    """Return the instrument versions behind the readings, by their name; the fullest first."""
    versions = {reading.instrument: reading.version_id for reading in readings}
    found = {name: definition_of(version_id) for name, version_id in versions.items()}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1].items)))


def examples_in(reading: Reading) -> dict[str, str]:
    """Return the examples in words of one form by item key; one query."""
    document = Assessment.objects.values_list("document", flat=True).get(pk=reading.id) or {}
    return {item: row["example"] for item, row in document["answers"].items() if row["example"]}
