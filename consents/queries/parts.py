"""The parts of the page on consent of one child, in words."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lead:
    """What changed and the one thing to do; no address where there is nothing to do."""

    title: str
    text: str
    url: str = ""
    label: str = ""


@dataclass(frozen=True)
class Stage:
    """Who agrees at certain ages, from which day, and whether that is now."""

    ages: str
    who: str
    begins: str
    is_now: bool


@dataclass(frozen=True)
class Person:
    """The child or somebody around it: name, what it has to say now, and where its answers are noted."""

    key: str
    name: str
    role: str
    url: str


@dataclass(frozen=True)
class Cell:
    """An answer of one person to one purpose: how it stands, in words, with day and way."""

    who: str
    state: str
    head: str
    details: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """One purpose: what each person said, and whether it may now and why not."""

    title: str
    meaning: str
    cells: list[Cell]
    state: str
    head: str
    details: list[str]


@dataclass(frozen=True)
class Held:
    """What one person or institution has to say, how that is known, and where it is changed."""

    name: str
    what: str
    known: str
    note: str
    url: str
    is_over: bool
