"""All that belongs to one child: the one list that access, erasure and the tests go by.

A new model with a way to a child must be added to `KINDS`: `tests/integration/rights/test_everything.py`
finds the one that was forgotten. What is in the list is given to who asks for everything about a child.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from assessments.models import Answer, Assessment, Withdrawal, WithdrawnReading
from assessments.rules.documents import all_answers
from children.models import Child, Grant, Retention, SafetyNote, SpecialistHelp
from lifecourse.models import Circumstance, CopingEpisode, LifeEvent, MissedMoment, Resource, ResourceUse
from portfolio.queries.instruments import form_of
from reviews.models import Action, Judgement, TalkingPoints
from rights.models import Archive, ErasureRequest, Statement

Text = str | Promise


@dataclass(frozen=True)
class Kind:
    """One kind of record about a child: where it is kept, how it leads to the child, what it is in plain words.

    `words` are the fields in someone's own words, in which others may be mentioned. What `is_apart` is shown
    on its own restricted pages only: it is destroyed with the rest, and handed over only when asked for apart.
    `only` narrows what is handed over; all of it is destroyed.
    """

    key: str
    model: type[Model]
    path: str
    title: Text
    meaning: Text
    words: tuple[str, ...] = ()
    is_apart: bool = False
    only: Mapping[str, object] = field(default_factory=dict)


KINDS = (
    Kind(
        "registratie",
        Child,
        "pk",
        gettext_lazy("Registration"),
        gettext_lazy("How the child is known here: first name, month of birth and a number."),
    ),
    Kind(
        "observaties",
        Assessment,
        "child",
        gettext_lazy("Observation forms"),
        gettext_lazy("What someone saw in a certain period, or what the child or a parent told."),
        ("correction_reason",),
        only={"withdrawal": None},  # what stands in a withdrawn form is about another child
    ),
    Kind(
        "ingetrokken",
        Withdrawal,
        "assessment__child",
        gettext_lazy("Withdrawn observations"),
        gettext_lazy(
            "That a form was signed with this child while it was about another child. What stood in it is not here."
        ),
        ("reason",),
    ),
    Kind(
        "ingetrokken-gelezen",
        WithdrawnReading,
        "assessment__child",
        gettext_lazy("Who read a withdrawn observation"),
        gettext_lazy("When a colleague read a withdrawn form to account for it, and why."),
        ("reason",),
    ),
    Kind(
        "concepten",
        Answer,
        "assessment__child",
        gettext_lazy("Answers in drafts"),
        gettext_lazy("Answers on forms that are not finished yet."),
        ("reason", "example"),
    ),
    Kind(
        "gebeurtenissen",
        LifeEvent,
        "child",
        gettext_lazy("What happened"),
        gettext_lazy("Things that happened to the child and how much they weighed."),
        ("title", "note"),
    ),
    Kind(
        "omstandigheden",
        Circumstance,
        "child",
        gettext_lazy("What presses"),
        gettext_lazy("Circumstances that may weigh on the child and the family for longer."),
        ("title", "note"),
    ),
    Kind(
        "oordelen",
        Judgement,
        "adversity__child",
        gettext_lazy("How it went since"),
        gettext_lazy("How the team thinks things went after something that happened, and why."),
        ("reasons", "example"),
    ),
    Kind(
        "hulpbronnen",
        Resource,
        "child",
        gettext_lazy("Resources"),
        gettext_lazy("People, places and activities that help."),
        ("name", "note"),
    ),
    Kind(
        "gebruik-van-hulpbronnen",
        ResourceUse,
        "resource__child",
        gettext_lazy("How resources were used"),
        gettext_lazy("From which day a resource was there and used."),
    ),
    Kind(
        "wat-hielp",
        CopingEpisode,
        "child",
        gettext_lazy("What helped"),
        gettext_lazy("Moments that asked something of the child, and what helped then."),
        ("situation", "first_reaction", "options_seen", "own_way", "choice", "who_helped"),
    ),
    Kind(
        "acties",
        Action,
        "child",
        gettext_lazy("Actions"),
        gettext_lazy("What adults do, with the child or around it."),
        ("title", "done_by", "note"),
    ),
    Kind(
        "gespreksvragen",
        TalkingPoints,
        "assessment__child",
        gettext_lazy("Questions to talk about"),
        gettext_lazy("What someone wanted to ask about an observation."),
        ("first", "second", "third"),
    ),
    Kind(
        "niet-doorgegaan",
        MissedMoment,
        "child",
        gettext_lazy("Observations that did not take place"),
        gettext_lazy("When nobody could observe, and why."),
        ("note",),
    ),
    Kind(
        "specialistische-hulp",
        SpecialistHelp,
        "child",
        gettext_lazy("Specialist help"),
        gettext_lazy("Whether specialist help is needed or under way, from which day on."),
    ),
    Kind(
        "veiligheid",
        SafetyNote,
        "child",
        gettext_lazy("Notes on the reporting code"),
        gettext_lazy("That a worry about safety was thought through, step by step."),
        ("note",),
        is_apart=True,
    ),
    Kind(
        "zienswijzen",
        Statement,
        "child",
        gettext_lazy("Statements by child and parents"),
        gettext_lazy("What the child or a parent said about something that was written down."),
        ("text",),
    ),
    Kind(
        "toegang",
        Grant,
        "child",
        gettext_lazy("Who got access"),
        gettext_lazy("Who could see this child beside the team, on what grounds and until when."),
        ("reason", "review_note"),
    ),
    Kind(
        "inzage",
        Archive,
        "child",
        gettext_lazy("Archives made earlier"),
        gettext_lazy("When everything about the child was put together before, and for whom."),
    ),
    Kind(
        "verzoeken-om-vernietiging",
        ErasureRequest,
        "child",
        gettext_lazy("Requests to destroy"),
        gettext_lazy("Who asked to destroy something, and what was decided."),
        ("asker_name", "wish", "explanation"),
    ),
    Kind(
        "bewaren",
        Retention,
        "child",
        gettext_lazy("How long it is kept"),
        gettext_lazy("When the file was closed and how long it is kept."),
        ("hold_reason",),
    ),
)


@dataclass(frozen=True)
class Belonging:
    """All records of one kind that belong to a child."""

    kind: Kind
    rows: list[Any]


def everything_about(child: Child) -> list[Belonging]:
    """Return all records about a child but those that stay apart, by kind; one query per kind."""
    found = []
    for kind in (kind for kind in KINDS if not kind.is_apart):
        rows = list(kind.model._default_manager.filter(**{kind.path: child.pk}, **kind.only).order_by("pk"))
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
