"""All that belongs to one child, by kind of record, and the texts in someone's own words in it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.models import Answer, Assessment
from assessments.rules.documents import all_answers
from children.models import Child
from meetings.models import Minutes
from meetings.rules.minutes import words_in
from portfolio.queries.instruments import form_of
from rights.queries.kinds_of_records import KINDS
from rights.queries.record_kind import RecordKind


@dataclass(frozen=True)
class Belonging:
    """All records of one kind that belong to a child."""

    kind: RecordKind
    rows: list[Any]


def everything_about(child: Child) -> list[Belonging]:
    """Return all records about a child but those that stay apart, by kind; one query per kind."""
    found = []
    for kind in (kind for kind in KINDS if not kind.is_apart):
        found_here = kind.model._default_manager.filter(**{kind.path: child.pk}, **kind.only)
        rows = list((found_here.exclude(kind.waits) if kind.waits else found_here).order_by("pk"))
        for row in rows:
            if isinstance(row, Assessment):
                row.child = child  # known already: no query per form
        found.append(Belonging(kind, rows))
    return found


@dataclass(frozen=True)
class Passage:
    """A text in someone's own words, with where it stands; `record` groups the passages of one record."""

    key: str
    record: str
    label: str
    text: str

    @property
    def name(self) -> str:
        """What the passage is called in a form; it stays the same when others come or go."""
        return f"p{hashlib.sha256(self.key.encode()).hexdigest()[:16]}"


def passages_in(belongings: Iterable[Belonging]) -> Iterator[Passage]:
    """Yield every text in someone's own words, in the order of the archive."""
    for belonging in belongings:
        for row in belonging.rows:
            start, record = f"{belonging.kind.key}/{row.pk}", f"{belonging.kind.title}: {title_of(row)}"
            for name in belonging.kind.words:
                if text := getattr(row, name):
                    label = capfirst(str(row._meta.get_field(name).verbose_name))
                    yield Passage(f"{start}/{name}", record, label, text)
            if isinstance(row, Assessment) and row.document:
                yield from answers_in(row, start, record)
            if isinstance(row, Minutes):
                for place, words, name in words_in(row.document):
                    yield Passage(f"{start}/{place}", record, _("Minutes"), words[name])


def answers_in(form: Assessment, start: str, record: str) -> Iterator[Passage]:
    """Yield the reasons and examples of a signed form."""
    items = form_of(form.instrument_version_id).items_asked
    for item, answer in all_answers(form.document or {}).items():
        for part in ("reason", "example"):
            if text := answer[part]:
                label = items[item].text.in_language(get_language() or "nl") if item in items else item
                label = label.replace("{child}", form.child.first_name)
                yield Passage(f"{start}/answers.{item}.{part}", record, label, text)


def title_of(row: Any) -> str:
    """Return what a record is called on paper."""
    return _("one answer") if isinstance(row, Answer) else str(row)


def digest_of(passages: Iterable[Passage]) -> str:
    """Return what tells these passages from any others."""
    written = "".join(f"{passage.key}\n{len(passage.text)}\n{passage.text}\n" for passage in passages)
    return hashlib.sha256(written.encode()).hexdigest()


def counted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return how many records of each kind there are, in the order of the archive; `counts` is by table.

    What stays apart is counted without a name: a certificate may be read by anybody.
    """
    tables = {kind.model._meta.db_table: str(kind.title) for kind in KINDS if not kind.is_apart}
    named = [(title, counts[table]) for table, title in tables.items() if table in counts]
    others = sum(n for table, n in counts.items() if table not in tables)
    return [*named, (_("Other records"), others)] if others else named
