"""What a response says beside its answers: when it was filled in, about whom and by whom."""

import calendar
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.exchange.fhir.codes import CHILDREN

DATE_TIME = re.compile(  # FHIR R4, dateTime: a year, a month or a day, or a moment with its zone
    r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?)?)?"
)
MOST_CHARACTERS = 100  # of a name or number that stands in a file


@dataclass(frozen=True)
class Provenance:
    """The first and the last day that `authored` can mean (None when it is absent), and people as the file names them."""

    authored_from: datetime.date | None
    authored_to: datetime.date | None
    authored: str
    about: str
    by: str

    @property
    def day(self) -> datetime.date | None:
        """The day on which it was filled in, when the file names one."""
        return self.authored_from if self.authored_from == self.authored_to else None


def provenance_of(response: Mapping[str, Any]) -> Provenance:
    """Return what a response says of itself; `ValueError` when `authored` is no moment."""
    authored = str(response.get("authored", ""))
    first, last = days_of(authored) if authored else (None, None)
    by = response.get("source") or response.get("author")
    return Provenance(first, last, authored, name_of(response.get("subject")), name_of(by))


def days_of(moment: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day that a FHIR dateTime can mean; `ValueError` when it is none."""
    parts = DATE_TIME.fullmatch(moment)
    if parts is None:
        raise ValueError(f"{moment[:40]!r} is no FHIR dateTime")
    year, month, day = (int(part) if part else None for part in parts.groups())
    last_month = month or 12
    last_day = day or calendar.monthrange(year or 1, last_month)[1]
    return datetime.date(year or 0, month or 1, day or 1), datetime.date(year or 0, last_month, last_day)


def name_of(reference: Any) -> str:
    """Return how a FHIR Reference names someone; nothing for a child of ours, whose number means nothing to people."""
    match reference:
        case {"identifier": {"system": str(system)}} if system == CHILDREN:
            return ""
        case {"display": str(name)} | {"reference": str(name)} | {"identifier": {"value": str(name)}}:
            return " ".join(name.split())[:MOST_CHARACTERS]
    return ""
