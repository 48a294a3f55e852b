"""From signed forms in the database to readings."""

from collections.abc import Sequence
from typing import Any

from assessments.models import Assessment
from children.models import Child
from children.models.observer import named, person_behind
from children.queries.summary import Summary
from portfolio.queries.instruments import definition_of, lines_in
from portfolio.rules.comparability import Lines
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.scoring import scores_from_json
from reports.facts.examples import Example
from reports.facts.readings import Reading, in_order

SEEN = (  # of every form: who looked, in which role, where, with what and when
    "pk",
    "observer_id",
    "observer__full_name",
    "observer_role",
    "setting",
    "instrument_version_id",
    "period_to",
    "signed_at",
    "sent_by",
    "seen_in",
    "spoken_by",
)
COLUMNS = (*SEEN, "with_teacher", "period_from", "hours_seen", "scores", "corrects_id")


def readings_of(child: Child) -> list[Reading]:
    """Return the standing signed forms on strengths of a child by day observed, with stored scores; one query, or two."""
    rows = list(child.assessments.signed().on_strengths().values_list(*COLUMNS))
    replaced = {row[-1] for row in rows}  # by a signed correction; cheaper here than as a join
    versions = {row[COLUMNS.index("instrument_version_id")] for row in rows}
    lines = lines_in(child.organisation_id) if len(versions) > 1 else Lines()  # one version needs no map
    return in_order([reading_of(row, lines, child) for row in rows if row[0] not in replaced])


def reading_of(row: tuple[Any, ...], lines: Lines, child: Child) -> Reading:
    """Return what reports need to know of one signed form; `row` holds the `COLUMNS`."""
    (
        pk,
        observer_id,
        observer,
        role,
        setting,
        version_id,
        last,
        signed_at,
        sent_by,
        seen_in,
        spoken_by,
        *rest,
    ) = row
    with_teacher, first, hours, scores, _ = rest
    said = {"sent_by": sent_by, "seen_in": seen_in, "spoken_by": spoken_by}
    return Reading(
        id=str(pk),
        observer_id=person_behind(observer_id, sent_by),
        observer=named(role, child=child.first_name, observer=observer, **said),
        role=role,
        setting=setting,
        instrument=str(version_id),
        version_id=version_id,
        period_from=first,
        period_to=last,
        signed_at=signed_at,
        hours_seen=hours,
        scores=scores_from_json(scores),
        group=lines.group_of(str(version_id)),
        kin=lines.kin_of(str(version_id)),
        has_own_scale=str(version_id) in lines.own_scales,
        age=child.age_on(last),
        with_teacher=with_teacher,
        spoken_by=spoken_by or sent_by,
    )


def summary_in(readings: Sequence[Reading]) -> Summary:
    """Return the line under the child's name from what was read already."""
    days = [reading.period_to for reading in readings]
    return Summary(len(days), min(days, default=None), max(days, default=None))


def definitions_of(readings: list[Reading]) -> dict[str, InstrumentDefinition]:
    """Return the instrument versions behind the readings, by `Reading.instrument`; the fullest first.

    Each holds the strengths that at least one of the readings was asked about: what can be seen hangs on the age.
    """
    versions = {reading.instrument: reading.version_id for reading in readings}
    asked: dict[str, set[str]] = {instrument: set() for instrument in versions}
    for reading in readings:
        asked[reading.instrument] |= reading.scores.elements.keys()
    found = {key: definition_of(version_id).about(asked[key]) for key, version_id in versions.items()}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1].items)))


def examples_in(reading: Reading) -> dict[str, Example]:
    """Return the examples in words of one form, with their answers, by item key; one query."""
    return examples_of([reading])[reading.id]


def examples_of(readings: list[Reading]) -> dict[str, dict[str, Example]]:
    """Return the examples in words of some forms, by form and by item key; one query."""
    found = Assessment.objects.signed().filter(pk__in=[reading.id for reading in readings])
    return {
        str(pk): {
            item: Example(row["example"], value_of(row["choice"]))
            for item, row in (answers or {}).items()
            if row["example"]
        }
        for pk, answers in found.values_list("pk", "document__answers")
    }


def value_of(choice: str) -> int | None:
    """Return the value of a stored answer; None for the ways out of the scale, and for none."""
    return int(choice) if choice.isdecimal() else None
