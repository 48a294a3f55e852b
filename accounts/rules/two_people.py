"""Two people means two people: who may be the second of two. Pure: ids and moments in, what is in the way out.

What takes two: resetting password and second step of one colleague, a new administrator or privacy officer and a
role for oneself, destroying what is kept of a child, looking at an emergency access afterwards. One person who
makes an account for a second one is still one person. So the two did not make each other's account, nor did
one person shortly ago make both or an account that made them; and both have been here for a while.
"""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from accounts.rules.roles import ADMINISTRATOR, PRIVACY_OFFICER

WAIT = datetime.timedelta(days=7)  # that account and role exist before someone acts as one of two
# How long it counts through whom an account came: by then the month in which it was made was looked over in the
# log, which is due on the 15th of the month after (`logbook.rules.months`).
RECENTLY = datetime.timedelta(days=45)
AT_INSTALLATION = datetime.datetime.min.replace(tzinfo=datetime.UTC)  # made by a command: no waiting
NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)

TAKES_TWO = frozenset(
    {ADMINISTRATOR, PRIVACY_OFFICER}
)  # who gives roles, and who looks whether that goes well


class Obstacle(StrEnum):
    """Why two people do not count as two."""

    SAME = "same"
    OWN = "own"
    MADE = "made"
    NEW = "new"


class NotTwoPeople(Exception):
    """Someone would be the second of two and may not; holds the obstacle."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle)
        self.obstacle = obstacle


@dataclass(frozen=True)
class Half:
    """One of the two, and since when both the account and the role in which this person acts exist."""

    person: str
    since: datetime.datetime


@dataclass(frozen=True)
class Making:
    """`maker` made the account of `made`, or saw the link that opens it; of long ago, only its two ends count."""

    maker: str
    made: str
    is_recent: bool


def takes_two(role: str, *, is_own: bool) -> bool:
    """Say whether a role takes a second administrator: one that gives roles, or one that someone gives to oneself."""
    return is_own or role in TAKES_TWO


def obstacle_between(
    first: Half, second: Half, makings: Collection[Making], now: datetime.datetime
) -> Obstacle | None:
    """Return why these two do not count as two; None when they do."""
    if first.person == second.person:
        return Obstacle.SAME
    pair = {first.person, second.person}
    recent = [making for making in makings if making.is_recent]
    if any({making.maker, making.made} == pair for making in makings):
        return Obstacle.MADE
    if behind(first.person, recent) & behind(second.person, recent):
        return Obstacle.MADE
    return Obstacle.NEW if any(now - half.since < WAIT for half in (first, second)) else None


def behind(person: str, makings: Collection[Making]) -> set[str]:
    """Return this person, who made the account, who made the account of that one, and so on."""
    found = {person}
    while more := set(makers_of(found, makings)) - found:
        found |= more
    return found


def makers_of(people: set[str], makings: Collection[Making]) -> Iterator[str]:
    """Yield who made one of these accounts."""
    return (making.maker for making in makings if making.made in people)
