"""What is ready and what is missing for a child in a meeting. Pure: days and names in, states out."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class State(StrEnum):
    """How far one part of the preparation is."""

    READY = "ready"
    UNDER_WAY = "under_way"
    OPEN = "open"
    NOT_NEEDED = "not_needed"
    REFUSED = "refused"


class ByLink(StrEnum):
    """How far someone is who was asked by a link."""

    ASKED = "asked"
    TO_CHECK = "to_check"


@dataclass(frozen=True)
class Look:
    """One form: who looked or told (id and name), the last day of its period, and whether it is signed."""

    person: str
    name: str
    on: datetime.date
    is_signed: bool


class Answered(StrEnum):
    """What became of a request to observe."""

    OPEN = "open"
    LATE = "late"
    IN = "in"
    HELD = "held"
    NOT = "not"


@dataclass(frozen=True)
class Asked:
    """One colleague who was asked to observe by a day: how it stands, and why it does not happen.

    `is_double` where a colleague looks apart at the same time.
    """

    name: str
    by: datetime.date
    state: Answered
    why: str = ""
    is_double: bool = False


@dataclass(frozen=True)
class Observed:
    """What colleagues saw since a day: how many signed forms, the last day, whose draft is open, who is late."""

    state: State
    n_in: int
    last_on: datetime.date | None
    drafts: list[str]
    late: list[Look]


@dataclass(frozen=True)
class Told:
    """What a child or a parent told since a day; `last_on` may lie before it. `by_link` is how far an invitation is."""

    state: State
    last_on: datetime.date | None
    reason: str = ""
    by_link: ByLink | None = None


def observed(
    looks: Sequence[Look], *, since: datetime.date, by: datetime.date, weeks_between: int, here: set[str]
) -> Observed:
    """Return where the observations stand; `here` names who can still look, `by` is the day of the meeting.

    Late is who signed a form before and whose last one is by then older than the agreed weeks, unless a draft is open.
    """
    signed = [look for look in looks if look.is_signed]
    drafting = {look.person: look.name for look in looks if not look.is_signed}
    n_in = sum(look.on >= since for look in signed)
    last = {look.person: look for look in sorted(signed, key=lambda look: look.on)}
    limit = by - datetime.timedelta(weeks=weeks_between)
    late = [look for look in last.values() if look.on < limit and look.person in here - set(drafting)]
    state = State.READY if n_in and not drafting else State.UNDER_WAY if n_in or drafting else State.OPEN
    return Observed(
        state, n_in, max((look.on for look in signed), default=None), sorted(drafting.values()), late
    )


def with_asked(observed: Observed, asked: Sequence[Asked]) -> Observed:
    """Return where the observations stand when colleagues were asked: what is still to come keeps it under way."""
    waits = any(one.state in (Answered.OPEN, Answered.LATE) for one in asked)
    if not waits or observed.state == State.UNDER_WAY:
        return observed
    return replace(observed, state=State.UNDER_WAY)


def told(
    looks: Sequence[Look],
    *,
    since: datetime.date,
    is_asked: bool,
    reason: str = "",
    by_link: ByLink | None = None,
) -> Told:
    """Return where the words of a child or a parent stand.

    `is_asked` is whether there is a form for them; `reason` why it did not take place, when that was noted;
    `by_link` how far an invitation is that still counts.
    """
    last_on = max((look.on for look in looks if look.is_signed), default=None)
    if last_on and last_on >= since:
        return Told(State.READY, last_on)
    if by_link or any(not look.is_signed for look in looks):
        return Told(State.UNDER_WAY, last_on, by_link=by_link)
    if reason or not is_asked:
        return Told(State.NOT_NEEDED, last_on, reason)
    return Told(State.OPEN, last_on)


def start_of(last_meeting: datetime.date | None, by: datetime.date, weeks_between: int) -> datetime.date:
    """Return from which day on is counted: the last meeting about the child, else one agreed period before this one."""
    return last_meeting or by - datetime.timedelta(weeks=weeks_between)
