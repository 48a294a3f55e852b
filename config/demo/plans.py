"""The invented organisation as it is written under `fixtures/demo/`: plain values, times in weeks ago.

Everything here is made up; it holds no real child, colleague or event, ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portfolio.exchange.catalogue_files import read_yaml

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "demo"
NEWEST = 1  # weeks ago; the week that is going on holds no signed form


@dataclass(frozen=True)
class Person:
    """A colleague: `role` is the one in which this person observes; memberships are (team, role)."""

    key: str
    email: str
    full_name: str
    role: str
    memberships: tuple[tuple[str | None, str], ...]


@dataclass(frozen=True)
class EventPlan:
    """An event on the timeline of a child, by how many weeks ago it began and ended.

    `kind` is adversity, pressure or support; `what` says of which kind within it. The last four belong to support.
    """

    kind: str
    title: str
    began: int
    ended: int | None = None
    is_ongoing: bool = False
    note: str = ""
    what: str = "other"
    weighed: Mapping[str, str] = field(default_factory=dict)  # by child, parent, professional
    element: str = ""
    ways: tuple[str, ...] = ()
    use: str = "used"
    felt: str = "not_asked"


@dataclass(frozen=True)
class CorrectionPlan:
    """A correction of a form, so many days after it was signed; an open one is still a draft."""

    after: int
    reason: str
    choices: dict[str, str]
    is_open: bool = False


@dataclass(frozen=True)
class FormPlan:
    """One form: how many weeks ago, by whom, where, which form.

    `late` is how many weeks after the period it was signed. `draft` is the share of the items that a
    form holds which is not signed. `says` gives examples in words by item; 0 days or hours are drawn.
    `choices` are the answers themselves, where none are drawn: those on the signs of healthy development.
    """

    weeks: int
    by: str
    at: str
    form: str = "full"
    role: str = ""
    days: int = 0
    hours: int = 0
    late: int = 0
    draft: float = 0
    says: dict[str, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    corrected: CorrectionPlan | None = None


@dataclass(frozen=True)
class ChildPlan:
    """A child, and the levels from which its answers are drawn.

    `start` (scale points, two years ago) and `yearly` (points per year) are given per domain.
    `stands_out` shifts an element; `course` replaces all this for an element by points
    (weeks ago, level). `by_setting` shifts a domain or an element in one setting; `unseen` names the
    items that nobody can see there, instead of the usual ones; `does_not_fit` gives the reason by item. `facts`
    holds what was known beside the strengths, by question: (weeks ago, answer), each until the next one.
    With `own_words` the only examples are those its forms give. `voices` are the forms of the child itself,
    its parents and teachers, and all on signs of healthy development.
    """

    reference: str
    first_name: str
    team: str
    age: tuple[int, int]  # years and months
    registered_by: str
    start: tuple[float, ...]
    yearly: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)
    weeks_between: int = 13
    noise: float = 0.35
    own_words: bool = False
    stands_out: dict[str, float] = field(default_factory=dict)
    course: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    by_setting: dict[str, dict[str, float]] = field(default_factory=dict)
    unseen: dict[str, list[str]] = field(default_factory=dict)
    does_not_fit: dict[str, str] = field(default_factory=dict)
    facts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    events: tuple[EventPlan, ...] = ()
    forms: tuple[FormPlan, ...] = ()
    voices: tuple[FormPlan, ...] = ()

    def age_at(self, weeks: int) -> int:
        """Return the age in whole years, so many weeks ago."""
        return int(self.age[0] + self.age[1] / 12 - weeks / 52)


@dataclass(frozen=True)
class Example:
    """What an observer wrote by an item, and the ages and settings that it suits (no settings: all)."""

    text: str
    from_age: int = 0
    to_age: int = 99
    at: tuple[str, ...] = ()


@dataclass(frozen=True)
class Examples:
    """The examples by one item: where a strength shows, and where it is still small."""

    high: tuple[Example, ...]
    low: tuple[Example, ...]


@dataclass(frozen=True)
class DemoPlan:
    """The whole invented organisation."""

    name: str
    password: str
    teams: tuple[str, ...]
    people: dict[str, Person]
    children: tuple[ChildPlan, ...]
    examples: dict[str, Examples]
    safety_contact: dict[str, str]
    proposed_role: dict[str, str]  # waits for a second administrator; `by` is the key of who proposed it
    around: dict[str, dict[str, list[dict[str, Any]]]] = field(default_factory=dict)  # by reference
    meetings: list[dict[str, Any]] = field(default_factory=list)
    consents: dict[str, Any] = field(default_factory=dict)
    invitations: list[dict[str, Any]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    advice: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def read_plan(folder: Path = FOLDER) -> DemoPlan:
    """Read the organisation, its children and the examples; an unknown word is a `TypeError`."""
    document = read_yaml(folder / "organisation.yaml")
    people = [read_person(**row) for row in document["people"]]
    voices = read_yaml(folder / "voices.yaml")
    children = [
        read_child(voices=voices.get(row["reference"]), **row)
        for path in sorted(folder.glob("children-*.yaml"))
        for row in read_yaml(path)["children"]
    ]
    return DemoPlan(
        name=document["name"],
        password=document["password"],
        teams=tuple(document["teams"]),
        people={person.key: person for person in people},
        children=tuple(sorted(children, key=lambda child: child.reference)),
        around=read_yaml(folder / "around.yaml"),
        meetings=read_yaml(folder / "meetings.yaml")["meetings"],
        consents=read_yaml(folder / "consents.yaml"),
        invitations=read_yaml(folder / "invitations.yaml")["invitations"],
        asked=read_yaml(folder / "asked.yaml")["asked"],
        advice=read_yaml(folder / "advice.yaml"),
        examples={
            item: Examples(high=read_examples(row["high"]), low=read_examples(row["low"]))
            for item, row in read_yaml(folder / "examples.yaml").items()
        },
        safety_contact=document["safety_contact"],
        proposed_role=document["proposed_role"],
    )


def read_person(*, memberships: list[dict[str, str]], **row: str) -> Person:
    """Read one colleague; a membership without a team is one of the organisation."""
    return Person(memberships=tuple((row.get("team"), row["role"]) for row in memberships), **row)


def read_examples(rows: list[Any]) -> tuple[Example, ...]:
    """Read examples, with or without the ages they suit."""
    return tuple(Example(**row) if isinstance(row, dict) else Example(row) for row in rows)


def read_child(
    *,
    events: list[dict[str, Any]] | None = None,
    forms: list[dict[str, Any]] | None = None,
    voices: list[dict[str, Any]] | None = None,
    **row: Any,
) -> ChildPlan:
    """Read one child with its events and its forms, the oldest form first."""
    return ChildPlan(
        events=tuple(EventPlan(**event) for event in events or []),
        forms=read_forms(forms or []),
        voices=read_forms(voices or []),
        **row,
    )


def read_forms(rows: list[dict[str, Any]]) -> tuple[FormPlan, ...]:
    """Read forms, the oldest first."""
    return tuple(sorted((read_form(**row) for row in rows), key=lambda form: -form.weeks))


def read_form(*, corrected: dict[str, Any] | None = None, **row: Any) -> FormPlan:
    """Read one form; drafts and signed forms alike lie in weeks that are over."""
    plan = FormPlan(corrected=CorrectionPlan(**corrected) if corrected else None, **row)
    if plan.weeks - plan.late < NEWEST:
        raise ValueError(f"A form of {plan.weeks} weeks ago cannot be signed {plan.late} weeks late.")
    return plan
