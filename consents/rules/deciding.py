"""Who has to agree to what, and whether they did. Pure: days, kinds and answers in, verdicts out.

The ages follow the Dutch Youth Act (Jeugdwet, article 7.3.4) and the act on medical treatment (BW 7:447, 7:450 and 7:465):
under twelve those with authority agree, from twelve to fifteen the child and they, from sixteen on the young person
alone. Under supervision (OTS, BW 1:255) parents keep their authority; a part that the court gave to the institution
(BW 1:265e) is agreed to by the institution as well; a guardian (BW 1:245) agrees in the place of parents, whose
authority has then ended. From eighteen on only the adult, or a mentor or curator (BW 1:381, 1:453) when he or she
cannot weigh it. `docs/adr/0017-consent.md` says what a lawyer has not verified.

Where the court gave permission in the place of somebody (vervangende toestemming), that counts as this person's answer.

Two choices are ours: a no of a child counts at any age, and where it is not known whether a birthday was reached,
everyone is asked who has to agree before or after it. None of this is asked when safety is at stake.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from consents.rules.ages import DAYS_BEFORE, EIGHTEEN, SIXTEEN, TWELVE, Born

CHILD = "child"  # the key of the child among those who decide; others have their own
NOBODY = ""  # stands for who has authority, where nobody is noted who has it


class Kind(StrEnum):
    """What someone has to say over a child."""

    AUTHORITY = "authority"
    GUARDIAN = "guardian"
    PART = "part"
    SUPERVISION = "supervision"
    MENTOR = "mentor"
    NONE = "none"


AGREEING = frozenset({Kind.AUTHORITY, Kind.GUARDIAN, Kind.PART})  # who agree for a minor


class Purpose(StrEnum):
    """What is asked to agree to; research is no purpose of this product."""

    TEAM = "team"
    ASK_CHILD = "ask_child"
    ASK_PARENTS = "ask_parents"
    ASK_SCHOOL = "ask_school"
    ASK_NETWORK = "ask_network"
    QUOTE_CHILD = "quote_child"
    ADVERSITIES = "adversities"
    QUOTE_OWN = "quote_own"  # a parent's own words: only that parent says


class Answer(StrEnum):
    """What someone answered; nothing is recorded of who was not asked."""

    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"
    UNABLE = "unable"
    COURT = "court"  # the court gave permission in the place of who said no or could not be asked


REFUSING = frozenset({Answer.NO, Answer.WITHDRAWN})


class State(StrEnum):
    """Whether it may now."""

    ALLOWED = "allowed"
    NOT_ASKED = "not_asked"
    REFUSED = "refused"


@dataclass(frozen=True)
class Holder:
    """Someone with something to say over the child: from and until which day (both included; None: open)."""

    key: str
    kind: Kind
    from_on: datetime.date | None = None
    until_on: datetime.date | None = None

    def holds_on(self, on: datetime.date) -> bool:
        """Say whether it holds on a day."""
        return (self.from_on is None or self.from_on <= on) and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True)
class Said:
    """The last answer of someone to one purpose, and the day on which it was given."""

    answer: Answer
    on: datetime.date


@dataclass(frozen=True)
class Verdict:
    """Whether it may, who refused, and who still has to be asked; `lacks_holder` when nobody is known who can agree."""

    state: State
    refused_by: tuple[str, ...] = ()
    to_ask: tuple[str, ...] = ()
    lacks_holder: bool = False


def holders_at(age: int, on: datetime.date, holders: Iterable[Holder]) -> frozenset[str]:
    """Return those beside the child who agree at an age; from eighteen on those who stand in for an adult."""
    kinds = AGREEING if age < EIGHTEEN else {Kind.MENTOR}
    return frozenset(holder.key for holder in holders if holder.kind in kinds and holder.holds_on(on))


def deciders_at(
    age: int, on: datetime.date, holders: Iterable[Holder], *, is_child_unable: bool = False
) -> frozenset[str]:
    """Return who has to agree at an age; when the child cannot weigh it, those who agree in its place.

    `NOBODY` is among them where someone with authority is needed and none is noted.
    """
    others = holders_at(age, on, holders) or frozenset({NOBODY})
    if age < TWELVE or is_child_unable:
        return others
    return others | {CHILD} if age < SIXTEEN else frozenset({CHILD})


def deciders(
    born: Born, on: datetime.date, holders: Iterable[Holder], *, is_child_unable: bool = False
) -> frozenset[str]:
    """Return who has to agree on a day; around a birthday whose day is not known, everyone it may be."""
    every = list(holders)
    found = [deciders_at(age, on, every, is_child_unable=is_child_unable) for age in {*born.ages_on(on)}]
    return frozenset().union(*found)


def verdict(
    purpose: Purpose,
    born: Born,
    on: datetime.date,
    holders: Iterable[Holder],
    parents: Iterable[str],
    answers: Mapping[str, Said],
) -> Verdict:
    """Return whether something may on a day; `answers` are the last ones to this purpose, by key of who gave them."""
    if purpose is Purpose.QUOTE_OWN:
        return judged(frozenset(parents), answers)
    child = answers.get(CHILD)
    is_unable = child is not None and child.answer is Answer.UNABLE
    asked = deciders(born, on, holders, is_child_unable=is_unable)
    counting = dict(answers)
    if (
        child
        and child.answer is Answer.YES
        and child.on < born.first(TWELVE) - datetime.timedelta(DAYS_BEFORE)
    ):
        del counting[CHILD]  # said long before it was the child's to say: ask again
    if child and child.answer in REFUSING:
        asked |= {CHILD}
    return judged(asked, counting)


def judged(asked: frozenset[str], answers: Mapping[str, Said]) -> Verdict:
    """Return the verdict of those who are asked; of several, who cannot weigh it leaves it to the others."""
    given = {key: answers[key].answer for key in asked if key in answers}
    unable = {key for key, answer in given.items() if answer is Answer.UNABLE}
    refused = tuple(sorted(key for key, answer in given.items() if answer in REFUSING))
    to_ask = tuple(sorted(asked - given.keys() - {NOBODY}))
    lacks_holder = NOBODY in asked or not asked - unable
    if refused:
        return Verdict(State.REFUSED, refused, to_ask)
    return Verdict(State.NOT_ASKED if to_ask or lacks_holder else State.ALLOWED, (), to_ask, lacks_holder)
