"""What a rule hands over: which rule spoke, which sentence goes with it, and every figure it rests on."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from lifecourse.rules.adversity import Lapse
from portfolio.rules.domains import Text
from reliability.rules.measurement_error import Change


@dataclass(frozen=True)
class Who:
    """Who looked: role and setting; `name` where several people looked in that role and setting; the age of the child.

    `form` where the form must be named: its numbers belong to another list than those that the profile opens with.
    """

    role: str
    setting: str
    name: str = ""
    age: int | None = None
    form: Text | None = None


@dataclass(frozen=True)
class Counted:
    """A number of something: `noun` is the key of its word."""

    noun: str
    n: int


@dataclass(frozen=True)
class Cells:
    """In how many cells a strength is present, in how many one could be, and of how many."""

    n: int
    at_most: int
    asked: int


@dataclass(frozen=True)
class Strengths:
    """Strengths, in the order of the instrument."""

    names: tuple[Text, ...]


@dataclass(frozen=True)
class Named:
    """People, places and activities in the words of whoever noted them."""

    names: tuple[str, ...]


class NotedCircumstance(NamedTuple):
    """One circumstance: its key in the list, and own words where there are any."""

    kind: str
    title: str


@dataclass(frozen=True)
class Circumstances:
    """Some circumstances."""

    noted: tuple[NotedCircumstance, ...]


@dataclass(frozen=True)
class Place:
    """A setting."""

    setting: str


@dataclass(frozen=True)
class Reason:
    """Why a moment did not take place."""

    key: str


@dataclass(frozen=True)
class Days:
    """Some days, oldest first."""

    days: tuple[datetime.date, ...]


class DomainCount(NamedTuple):
    """How many strengths of a domain were clearly seen, of how many judged."""

    name: Text
    present: int
    judged: int


@dataclass(frozen=True)
class Counts:
    """How many strengths were clearly seen, by domain."""

    of_domain: tuple[DomainCount, ...]


class Fall(NamedTuple):
    """A domain in which fewer strengths were seen than before, of as many that were judged at both moments."""

    domain: Text
    before_on: datetime.date
    before: int
    on: datetime.date
    after: int
    judged: int


@dataclass(frozen=True)
class Falls:
    """The domains behind one sentence."""

    in_domain: tuple[Fall, ...]


@dataclass(frozen=True)
class Changes:
    """Differences of strengths, each with its measurement error."""

    of_strength: tuple[tuple[Text, Change], ...]


@dataclass(frozen=True)
class Slope:
    """A strength that seems to move: scale points per year with the band, over a number of moments."""

    strength: Text
    n: int
    per_year: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Slopes:
    """The slopes behind one sentence."""

    found: tuple[Slope, ...]


class SignsAnswered(NamedTuple):
    """The signs that got one answer."""

    answer: Text
    signs: tuple[Text, ...]


@dataclass(frozen=True)
class Answers:
    """By answer, the most hopeful first: the signs that got it."""

    by_level: tuple[SignsAnswered, ...]


@dataclass(frozen=True)
class Step:
    """One sign: the first answer and the last, with their days."""

    sign: Text
    first: Text
    first_on: datetime.date
    last: Text
    last_on: datetime.date


@dataclass(frozen=True)
class Steps:
    """The answers behind one sentence."""

    taken: tuple[Step, ...]


Value = (
    int
    | datetime.date
    | Text
    | Lapse
    | Who
    | Counted
    | Cells
    | Strengths
    | Named
    | Circumstances
    | Place
    | Reason
    | Days
    | Counts
    | Falls
    | Changes
    | Slopes
    | Answers
    | Steps
)


@dataclass(frozen=True)
class Finding:
    """One thing that may be said: by which rule, in which sentence (its key), on which figures."""

    rule: str
    said: str
    figures: tuple[tuple[str, Value], ...] = ()


def found(rule: str, said: str, **figures: Value) -> Finding:
    """Return a finding; the figures stand in the order in which they are given."""
    return Finding(rule, said, tuple(figures.items()))
