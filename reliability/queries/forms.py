"""From the signed forms of one organisation to plain tables: no ids, no days, no words leave this module.

Rows have to be independent, so each child gives one row: its newest standing form of the version. For
agreement each child gives one pair: two forms by different observers in the same setting, whose periods
overlap by at least a week; of several pairs the newest. Two forms by one observer are no double rating, and
neither are two by a child or a parent: they answer for themselves, whoever wrote it down.
"""

import datetime
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

import numpy as np

from accounts.models import Organisation
from assessments.models import Assessment
from assessments.models.assessment import AssessmentQuerySet
from children.rules.voices import OWN_VOICES
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_of
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.statistics.tables import FloatArray
from reliability.rules.figures import StrengthFigures, StrengthForms, figures_of

DAYS_TOGETHER = 7
CHUNK = 500  # forms in memory at a time; of each only its numbers are kept
NAN = float("nan")


@dataclass(frozen=True)
class Rating:
    """One form as far as pairing needs it."""

    id: str
    observer: str
    setting: str
    first: datetime.date
    last: datetime.date
    scores: Mapping[str, Sequence[Any]]


def forms_of_version(organisation: Organisation, version_id: UUID) -> AssessmentQuerySet:
    """Return the standing signed forms of an organisation on one version."""
    return Assessment.objects.standing().filter(
        child__organisation=organisation, child__practised_by=None, instrument_version=version_id
    )


def strength_forms(organisation: Organisation, version: InstrumentVersion) -> list[StrengthForms]:
    """Return the tables of every strength of a version; two queries, a few numbers per child in memory."""
    definition = definition_of(version.pk)
    forms = forms_of_version(organisation, version.pk)
    answers, scores = newest_forms(forms, definition)
    pairs = double_ratings(forms, definition)
    columns = {item: place for place, item in enumerate(definition.items)}
    return [
        StrengthForms(
            element=element.key,
            items=tuple(definition.items_of[element.key]),
            answers=answers[:, [columns[item] for item in definition.items_of[element.key]]],
            scores=scores[:, place],
            pairs=pairs[:, place, :],
        )
        for place, element in enumerate(definition.elements)
    ]


def version_figures(organisation: Organisation, version: InstrumentVersion) -> list[StrengthFigures]:
    """Compute the figures of every strength of a version, as of now; two queries."""
    return [figures_of(forms) for forms in strength_forms(organisation, version)]


def newest_forms(
    forms: AssessmentQuerySet, definition: InstrumentDefinition
) -> tuple[FloatArray, FloatArray]:
    """Return the answers (children by items) and scores (children by strengths) of each child's newest form."""
    newest = forms.order_by("child_id", "-period_to", "-signed_at", "pk").distinct("child_id")
    items, elements = list(definition.items), [element.key for element in definition.elements]
    answers, scores = array("d"), array("d")
    for given, stored in newest.values_list("document__answers", "scores__elements").iterator(CHUNK):
        answers.extend(value_of(given.get(item)) for item in items)
        scores.extend(score_of(stored, element) for element in elements)
    return table_of(answers, len(items)), table_of(scores, len(elements))


def table_of(values: "array[float]", width: int) -> FloatArray:
    """Return numbers that stand in a row as a table of this width."""
    return np.array(values, dtype=np.float64).reshape(-1, width)


def value_of(answer: Mapping[str, str] | None) -> float:
    """Return an answer as a number; could not see, does not fit and skipped are missing."""
    choice = answer["choice"] if answer else ""
    return float(choice) if choice.isdecimal() else NAN


def score_of(stored: Mapping[str, Sequence[Any]], element: str) -> float:
    """Return a stored score; missing when it was not given."""
    score = stored[element][0] if element in stored else None
    return NAN if score is None else float(score)


def double_ratings(forms: AssessmentQuerySet, definition: InstrumentDefinition) -> FloatArray:
    """Return the scores of two observers of the same child: children by strengths by two; one query."""
    columns = ("child_id", "pk", "observer_id", "setting", "period_from", "period_to", "scores__elements")
    seen = forms.exclude(observer_role__in=OWN_VOICES).filter(sent_by="").order_by("child_id", "pk")
    rows = seen.values_list(*columns).iterator(CHUNK)
    elements = [element.key for element in definition.elements]
    values = array("d")
    for one, other in pairs_in(rows):
        for element in elements:
            values.extend((score_of(one.scores, element), score_of(other.scores, element)))
    return np.array(values, dtype=np.float64).reshape(-1, len(elements), 2)


def pairs_in(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Rating, Rating]]:
    """Yield the pair of each child that has one; `rows` begin with the child and stand in its order."""
    for _child, group in groupby(rows, key=itemgetter(0)):
        ratings = [Rating(str(row[1]), str(row[2]), *row[3:]) for row in group]
        if pair := newest_pair(ratings):
            yield pair


def newest_pair(ratings: Sequence[Rating]) -> tuple[Rating, Rating] | None:
    """Return the newest double rating of one child; None without one.

    Which of the two comes first hangs on the observer, never on the score.
    """
    found = [
        (days_together(one, other), one, other)
        for one, other in combinations(ratings, 2)
        if one.observer != other.observer and one.setting == other.setting
    ]
    enough = [entry for entry in found if entry[0] >= DAYS_TOGETHER]
    if not enough:
        return None
    _days, one, other = max(
        enough, key=lambda entry: (min(entry[1].last, entry[2].last), entry[0], entry[1].id, entry[2].id)
    )
    return (one, other) if one.observer < other.observer else (other, one)


def days_together(one: Rating, other: Rating) -> int:
    """Return on how many days both periods fall."""
    return (min(one.last, other.last) - max(one.first, other.first)).days + 1
