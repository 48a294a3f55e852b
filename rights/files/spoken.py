"""What stands first in an archive: the child's own words; and the day on which a record stands among the others."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from assessments.models import Assessment
from assessments.queries.forms import read_pages
from assessments.rules.documents import all_answers
from assessments.words import wording_of
from lifecourse.models import QuickNote
from reviews.models import Goal
from rights.models import Statement
from rights.queries.records_of_child import Belonging

DAYS = (  # of a record: the first of these that it has says where in time it stands
    *("period_to", "happened_on", "started_on", "from_on", "expected_on", "said_on", "asked_on", "began_at"),
    *("agreed_on", "scored_on", "noted_on"),
    *(
        "withdrawn_at",
        "read_at",
        "judged_at",
        "saved_at",
        "recorded_at",
        "registered_at",
        "made_at",
        "written_at",
        "closed_at",
        *("asked_at", "signed_at", "answered_at"),
    ),
)


@dataclass(frozen=True)
class Spoken:
    """Something that the child said: on which day, to which question if any, in which words."""

    on: datetime.date
    asked: str
    text: str


def day_of(row: Any) -> datetime.date:
    """Return the day on which a record stands; what has none comes first."""
    found = next((value for name in DAYS if (value := getattr(row, name, None))), None)
    if isinstance(found, datetime.datetime):
        return timezone.localdate(found)
    return found or datetime.date.min


def by_day(rows: Iterable[Any]) -> list[Any]:
    """Return records in the order in which things happened."""
    return sorted(rows, key=lambda row: (day_of(row), str(row.pk)))


def spoken_by_child(belongings: Iterable[Belonging]) -> list[Spoken]:
    """Return the child's own words by day: from its own forms, from quick notes, goals and its statements."""
    found = [said for belonging in belongings for row in belonging.rows for said in words_in(row)]
    return sorted(found, key=lambda said: said.on)


def words_in(row: Any) -> Iterator[Spoken]:
    """Yield what the child says in one record."""
    if isinstance(row, QuickNote) and row.quote:
        yield Spoken(day_of(row), "", row.quote)
    elif isinstance(row, Goal) and row.voice == Goal.Voice.CHILD:
        yield Spoken(day_of(row), str(row._meta.get_field("text").verbose_name).capitalize(), row.text)
    elif isinstance(row, Statement) and row.author == Statement.Author.CHILD:
        yield Spoken(day_of(row), "", row.text)
    elif isinstance(row, Assessment) and row.is_by_child and row.document:
        for page in read_pages(wording_of(row.form, row, "nl"), all_answers(row.document)):
            for answer in page.answers:
                for text in filter(None, (answer.example, answer.reason)):
                    yield Spoken(day_of(row), answer.text, text)
