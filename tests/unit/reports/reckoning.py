"""A record as raw answers, and an independent, slow reckoning of what is true of it.

Nothing here is taken from `reports` or `portfolio.rules.scoring`: scores, strengths, voices and comparisons are worked
out anew from the answers, one at a time, as a person with a pencil would. Tests hold every sentence and every drawn
direction against it.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

NOT_SEEN, NOT_APPLICABLE, OPEN = "not_seen", "not_applicable", ""
Answer = int | str


@dataclass(frozen=True)
class Filled:
    """One form as it was filled in: by whom, in which role and place, on which day, with which list, and the answers."""

    role: str
    setting: str
    person: str
    on: datetime.date
    list_used: str
    answers: Mapping[str, tuple[Answer, ...]]  # by strength, the answers on its statements

    @property
    def is_own(self) -> bool:
        return self.role in ("child", "parent")

    @property
    def voice(self) -> tuple[str, str, str]:
        return (self.role, self.setting, "" if self.is_own else self.person)

    def score(self, strength: str) -> Fraction | None:
        """Return the mean of the answered statements, when three fifths of those that fit this child were answered."""
        fitting = [answer for answer in self.answers.get(strength, ()) if answer != NOT_APPLICABLE]
        numbers = [answer for answer in fitting if isinstance(answer, int)]
        if not numbers or Fraction(len(numbers), len(fitting)) < Fraction(3, 5):
            return None
        return Fraction(sum(numbers), len(numbers))

    def judged(self) -> set[str]:
        return {key for key in self.answers if self.score(key) is not None}

    def present(self) -> set[str]:
        return {key for key in self.judged() if (self.score(key) or 0) >= 2}

    def why_not(self, strength: str) -> str:
        """Return why a strength that was asked for has no score: the four kinds stay apart."""
        answers = self.answers[strength]
        if NOT_SEEN in answers:
            return NOT_SEEN
        return OPEN if OPEN in answers else NOT_APPLICABLE

    def unknown(self) -> set[str]:
        """Return the strengths without a score that could be present: all but those that do not fit."""
        return {key for key in set(self.answers) - self.judged() if self.why_not(key) != NOT_APPLICABLE}


@dataclass(frozen=True)
class Record:
    """Everything that is known of a child: the forms, and the days on which adversities began and ended."""

    forms: tuple[Filled, ...]
    adversities: tuple[tuple[datetime.date, datetime.date | None], ...] = ()
    domain_of: dict[str, str] = field(default_factory=dict)

    def runs(self) -> list[list[Filled]]:
        """Return the forms of each voice with one list, by day."""
        found: dict[object, list[Filled]] = {}
        for form in sorted(self.forms, key=lambda form: form.on):
            found.setdefault((form.voice, form.list_used), []).append(form)
        return list(found.values())

    def of_now(self) -> list[Filled]:
        """Return the newest form of each voice in the 26 weeks up to the newest of all."""
        last = max(form.on for form in self.forms)
        newest: dict[object, Filled] = {}
        for form in sorted(self.forms, key=lambda form: form.on):
            newest[form.voice] = form
        return [form for form in newest.values() if form.on >= last - datetime.timedelta(weeks=26)]


def compared(run: Sequence[Filled], strengths: Iterable[str]) -> tuple[list[Filled], set[str]]:
    """Return which moments of one voice can be set against each other on these strengths, and on which of them."""
    asked = set(strengths)
    with_some = [form for form in run if form.judged() & asked]
    if not with_some:
        return [], set()
    most = max(len(form.judged() & asked) for form in with_some)
    full = [form for form in with_some if len(form.judged() & asked) * 2 >= most]
    shared = {key for key in asked if all(key in form.judged() for form in full)}
    return (full, shared) if shared else (full[-1:], full[-1].judged() & asked)


def turned(before: Filled, after: Filled) -> tuple[set[str], set[str]]:
    """Return what is present now and was judged not present before, and the reverse."""
    both = before.judged() & after.judged()
    return both & (after.present() - before.present()), both & (before.present() - after.present())


def unseen_by_all(forms: Sequence[Filled]) -> set[str]:
    """Return the strengths that nobody judged and of which every observer who was asked could see too little."""
    found = set()
    for key in {key for form in forms for key in form.answers}:
        asked = [form for form in forms if key in form.answers]
        observers = [form for form in asked if not form.is_own]
        nobody = all(form.score(key) is None for form in asked)
        if nobody and observers and all(form.why_not(key) == NOT_SEEN for form in observers):
            found.add(key)
    return found


def as_seen(form: Filled, strength: str) -> str:
    """Return how a form has a strength: clearly, something of it, not yet, or why it has no score."""
    score = form.score(strength)
    if score is None:
        return form.why_not(strength)
    return "present" if score >= 2 else "growing" if score > 0 else "not yet"


def framed(forms: Sequence[Filled], strength: str) -> set[datetime.date]:
    """Return the days of the forms to mark on a strength, among those of the half year up to the newest of these.

    Of each voice the newest form that asks for it. Two differ when they lie a whole point apart, and with different
    lists also in words; the one that differs from more others is marked, both when that is as many.
    """
    last = max(form.on for form in forms)
    asking = [form for form in forms if strength in form.answers and (last - form.on).days <= 7 * 26]
    newest = [form for form in asking if not any(o.voice == form.voice and o.on > form.on for o in asking)]

    def differ(one: Filled, other: Filled) -> bool:
        a, b = one.score(strength), other.score(strength)
        if a is None or b is None or abs(a - b) < 1:
            return False
        return one.list_used == other.list_used or as_seen(one, strength) != as_seen(other, strength)

    n = {form.on: sum(differ(form, other) for other in newest) for form in newest}
    return {one.on for one in newest for other in newest if differ(one, other) and n[one.on] >= n[other.on]}


def cells(form: Filled, cell_of: Mapping[str, tuple[str, str]]) -> tuple[int, int, int]:
    """Return in how many cells a strength is present, in how many one could be, and how many were asked about."""
    asked = {cell_of[key] for key in form.answers}
    sure = {cell_of[key] for key in form.present()}
    could = sure | {cell_of[key] for key in form.unknown()}
    return len(sure), len(could), len(asked)


def is_dip(run: Sequence[Filled], day: datetime.date, strengths: Iterable[str], record: Record) -> bool:
    """Say whether a moment lies lower than the last one before an adversity that began or ended at most 13 weeks ago.

    Adversities in a row count from the first of them.
    """
    moments, shared = compared(run, strengths)
    here = [form for form in moments if form.on == day]
    if not here:
        return False
    soon = datetime.timedelta(weeks=13)
    since_of: list[tuple[list[datetime.date], datetime.date]] = []
    for first, last in sorted(record.adversities, key=lambda pair: pair[0]):
        opens = [first] if last is None else [first, last]
        earlier = [since for other, since in since_of if any(one <= first <= one + soon for one in other)]
        since_of.append((opens, min([first, *earlier])))
    for opens, since in since_of:
        before = [form for form in moments if form.on < since]
        is_soon = any(one <= day <= one + soon for one in opens)
        if before and is_soon and len(here[0].present() & shared) < len(before[-1].present() & shared):
            return True
    return False
