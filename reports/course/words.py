"""What a chart over time says, in whole sentences: the same on screen, on paper and for a screen reader."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports import error_sentences
from reports.labels import number, short_day
from reports.trajectories import Break, Chart, Drawn, Line, Point


@dataclass(frozen=True)
class Phrases:
    """The sentences about a series in the language of the page; fetched once for all charts of a page."""

    nobody: str
    snapshot: str
    difference: str
    moments: str
    chance: str
    count: str


def phrases() -> Phrases:
    """Return the sentences in the language of the page."""
    return Phrases(
        nobody=_("Nobody has been able to judge this yet."),
        snapshot=_("%(who)s: %(first)s on %(first_day)s, a snapshot."),
        difference=_("%(who)s: %(first)s on %(first_day)s and %(last)s on %(last_day)s."),
        moments=_("%(who)s: %(n)s moments, from %(first)s on %(first_day)s to %(last)s on %(last_day)s."),
        chance=_("Every difference can be chance."),
        count=_("%(n)s of %(judged)s"),
    )


def chart_sentence(chart: Chart, days: Mapping[datetime.date, str], said: Phrases, *, is_count: bool) -> str:
    """Say what a chart of the course shows, a sentence for each observer role and setting.

    `days` holds the days observed in words.
    """
    if not chart.lines:
        return said.nobody
    found = [line_sentence(line, days, said, is_count) for line in chart.lines]
    if any(line.drawn is not Drawn.SNAPSHOT for line in chart.lines):
        found.append(error_sentences.chance_on(chart.lines))
    found += [break_sentence(place) for place in chart.breaks]
    return " ".join(found)


def break_sentence(place: Break) -> str:
    """Say between which days another version of the form took over, so that the line breaks."""
    return _(
        "Between %(after)s and %(before)s the form changed: the line breaks, for scores on both sides cannot be compared."
    ) % {"after": short_day(place.after), "before": short_day(place.before)}


def line_sentence(line: Line, days: Mapping[datetime.date, str], said: Phrases, is_count: bool) -> str:
    """Say what the moments of one series show, by the rule of one, two, three."""
    first, last = line.points[0], line.points[-1]
    facts = {
        "who": line.label[:1].upper() + line.label[1:],
        "n": len(line.points),
        "first": value_in_words(first, said, is_count),
        "first_day": days[first.on],
        "last": value_in_words(last, said, is_count),
        "last_day": days[last.on],
    }
    if line.drawn is Drawn.SNAPSHOT:
        return said.snapshot % facts
    return (said.difference if line.drawn is Drawn.DIFFERENCE else said.moments) % facts


def value_in_words(point: Point, said: Phrases, is_count: bool) -> str:
    """Write a score, or how many of the judged strengths are present."""
    return said.count % {"n": int(point.value), "judged": point.basis[0]} if is_count else number(point.value)
