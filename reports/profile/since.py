"""What happened and what was done since the last time someone looked: beside the map, never in it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from lifecourse.models import ResourceUse
from paper.dates_and_numbers import day, short_day
from reports.facts.bands import Band, Part
from reports.facts.life_course import Around
from reports.facts.readings import Reading
from reports.rules.differing import WINDOW

MOST = 8  # lines


class Line(NamedTuple):
    """Something on a day: what, and what came of it in a word or two."""

    day: str
    title: str
    said: str


@dataclass(frozen=True)
class Since:
    """What happened and what was done; `first_day` is empty where nobody looked before: then it is the half year before."""

    first_day: str
    lines: list[Line]
    n_more: int
    going_on: list[str]
    adversity: str


def since_last_time(around: Around, chosen: Reading, previous: Reading | None, last: datetime.date) -> Since:
    """Return what is noted after the form before `chosen` (or in the half year before it) up to the day `last`."""
    first = previous.period_to if previous else chosen.period_to - WINDOW
    return since_day(around, first, last, day(first) if previous else "")


def since_day(around: Around, first: datetime.date, last: datetime.date, first_day: str) -> Since:
    """Return what is noted after a day up to another; `first_day` names the first one, empty where it is no moment."""
    found = sorted(
        (on, title, said) for band in around.bands for on, title, said in happened(band) if first < on <= last
    )
    kept = found[-MOST:]
    return Since(
        first_day=first_day,
        lines=[Line(short_day(on), title, said) for on, title, said in kept],
        n_more=len(found) - len(kept),
        going_on=[
            _("%(what)s (%(who)s)") % {"what": one.title, "who": one.who}
            for one in around.doing
            if one.title not in {title for _on, title, _said in found}
        ][:MOST],
        adversity=last_adversity(around, first, last),
    )


def happened(band: Band) -> Iterator[tuple[datetime.date, str, str]]:
    """Yield what is told of a band: its first day and its last, and of a resource each change of its use."""
    if band.kind == "support":
        yield from ((part.first, band.title, use_in_words(part)) for part in band.parts)
        if band.last is not None:
            yield band.last, band.title, _("is over")
        return
    began = {"adversity": _("adversity"), "pressure": _("pressure"), "action": _("begun")}
    ended = {"adversity": _("is over"), "pressure": _("is over"), "action": _("finished")}
    yield band.first, band.title, began[band.kind]
    if band.last is not None and band.last != band.first:
        yield band.last, band.title, ended[band.kind]


def use_in_words(part: Part) -> str:
    """Say how a resource is used as a fact, and beside it what the child says, where it was asked."""
    use = str(ResourceUse.Use(part.use).label)
    if part.felt == ResourceUse.Felt.NOT_ASKED:
        return use
    return f"{use}; {ResourceUse.Felt(part.felt).label}"


def last_adversity(around: Around, first: datetime.date, last: datetime.date) -> str:
    """Say that no adversity is new, and which was the last; empty when one is, when none is noted or none may be seen."""
    known = [band for band in around.adversities or () if band.first <= last]
    if not known or any(band.first > first for band in known):
        return ""
    newest = max(known, key=lambda band: band.first)
    return _("No new adversity is noted. The last: %(title)s, %(day)s.") % {
        "title": newest.title,
        "day": day(newest.first),
    }
