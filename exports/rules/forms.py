"""A signed form and its child, as an export reads them: plain values."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.rules.outcomes import Form
from portfolio.rules.scoring import Scores


@dataclass(frozen=True)
class ExportedChild:
    """A child in an export."""

    id: str
    first_name: str
    reference: str
    team_id: str
    team: str
    born: str  # year and month, with the day where that is kept; as FHIR writes it
    is_practice: bool = False


@dataclass(frozen=True)
class ExportedForm:
    """A signed form that stands: who saw what, where and when, with every answer.

    `definition` is what was asked at the age of the child. `person` tells who looked from all others. `day` counts
    from the last day of the child's first form.
    """

    id: str
    child: ExportedChild
    version_id: Any
    definition: Form
    role: str
    setting: str
    person: str
    with_teacher: bool
    by_link: bool
    period_from: datetime.date
    period_to: datetime.date
    day: int
    hours_seen: int | None
    signed_on: datetime.date
    is_correction: bool
    age: int
    document: Mapping[str, Any]
    answers: Mapping[str, Mapping[str, str]]
    scores: Scores | None  # none of signs: they are never counted
