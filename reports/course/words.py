"""What a chart over time says, in whole sentences: the same on screen, on paper and for a screen reader."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from paper.dates_and_numbers import difference, number, short_day
from reports.course.remarks import moments_in
from reports.rules.course.slopes import Slope
from reports.rules.course.trajectories import Break, Chart, Drawn, Line, Point
from reports.words import error_sentences

Labels = Mapping[int, str]
MOST_PEOPLE = 3  # in one series; of more the moments are counted together, and the table tells them apart


@dataclass(frozen=True)
class Phrases:
    """The sentences about a series in the language of the page; fetched once for all charts of a page."""

    nobody: str
    snapshot: str
    difference: str
    moments: str
    count: str
    same: str


def phrases() -> Phrases:
    """Return the sentences in the language of the page."""
    return Phrases(
        nobody=_("Nobody has been able to judge this yet."),
        snapshot=_("%(who)s: %(first)s on %(first_day)s, a snapshot."),
        difference=_("%(who)s: %(first)s on %(first_day)s and %(last)s on %(last_day)s."),
        moments=_(
            "%(who)s: %(n)s moments; the first %(first)s on %(first_day)s, the last %(last)s on %(last_day)s."
        ),
        count=_("%(n)s of %(judged)s"),
        same=_("Counted among the strengths that were judged each time."),
    )


def chart_sentence(
    chart: Chart,
    days: Mapping[datetime.date, str],
    said: Phrases,
    labels: Labels = MappingProxyType({}),
    *,
    is_count: bool,
) -> str:
    """Say what a chart of the course shows, a sentence for each observer role and setting.

    `days` holds the days observed in words, `labels` the names of the series by mark.
    """
    return " ".join(chart_sentences(chart, days, said, labels, is_count=is_count))


def said_apart(charts: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[str]]:
    """Return the sentences of each chart that are its own, and those that every one of several charts says."""
    if len(charts) < 2:
        return [list(one) for one in charts], []
    shared = [sentence for sentence in charts[0] if all(sentence in one for one in charts)]
    return [[sentence for sentence in one if sentence not in shared] for one in charts], shared


def chart_sentences(
    chart: Chart, days: Mapping[datetime.date, str], said: Phrases, labels: Labels, *, is_count: bool
) -> list[str]:
    """Return the sentences of a chart one by one: the series first, then what has to be borne in mind."""
    if not chart.lines:
        return [said.nobody]
    found = list(
        series_sentences(chart.lines, labels, lambda line: line_sentence(line, days, said, is_count))
    )
    if is_count and any(line.drawn is not Drawn.SNAPSHOT for line in chart.lines):
        found.append(said.same)
    found += filter(None, [error_sentences.larger_on(chart.lines)])
    found += [slope_sentence(line.label, line.slope) for line in chart.lines if line.slope]
    return [*found, *notes_on(chart)]


def notes_on(chart: Chart) -> Iterator[str]:
    """Say where lines break, and which points may belong to recovery."""
    yield from (break_sentence(place) for place in chart.breaks)
    if apart := sorted({point.on for line in chart.lines for point in line.apart}):
        yield _("On %(days)s too few of the same strengths were judged: that number stands apart.") % {
            "days": get_text_list([short_day(day) for day in apart], _("and"))
        }
    if len(chart.handovers) > MOST_PEOPLE:
        yield _("%(n)s times another person looked: the line breaks each time.") % {"n": len(chart.handovers)}
    elif days := [short_day(one.before.on) for one in chart.handovers]:
        yield _("On %(days)s another person looked: the line breaks.") % {
            "days": get_text_list(days, _("and"))
        }
    if little := sorted({point.on for _line, point in moments_in(chart) if point.saw_little}):
        yield _("On %(days)s the observer saw little: only a few hours.") % {
            "days": get_text_list([short_day(day) for day in little], _("and"))
        }
    if dips := sorted({point.on for line in chart.lines for point in line.points if point.may_recover}):
        listed = get_text_list([short_day(day) for day in dips], _("and"))
        yield _("Lower on %(days)s, shortly after an adversity: that can belong to recovery.") % {
            "days": listed
        }


def series_sentences(lines: Sequence[Line], labels: Labels, sentence: Callable[[Line], str]) -> Iterator[str]:
    """Yield a sentence per line; one for all where many people looked in the same role and setting."""
    people = Counter(line.mark for line in lines)
    told: set[int] = set()
    for line in lines:
        if people[line.mark] <= MOST_PEOPLE:
            yield sentence(line)
        elif line.mark not in told:
            told.add(line.mark)
            yield crowd_sentence(labels[line.mark], [other for other in lines if other.mark == line.mark])


def crowd_sentence(series: str, lines: Sequence[Line]) -> str:
    """Say how many moments many people saw; their first and last are not compared, for they are not one person’s."""
    return _("%(who)s: %(n)s moments, seen by %(people)s different people; the table tells them apart.") % {
        "who": series[:1].upper() + series[1:],
        "n": sum(len(line.points) + len(line.apart) for line in lines),
        "people": len(lines),
    }


def slope_sentence(who: str, slope: Slope) -> str:
    """Say how a score seems to move, with its band and on how many moments."""
    is_level = not round(slope.per_year, 1)
    found = (
        _(
            "%(who)s: the score seems to stay level (per year between %(lower)s and %(upper)s, on %(n)s moments)."
        )
        if is_level
        else _(
            "%(who)s: the score seems to move %(slope)s per year (between %(lower)s and %(upper)s, on %(n)s moments)."
        )
    ) % {
        "who": who[:1].upper() + who[1:],
        "slope": difference(slope.per_year),
        "lower": difference(slope.lower),
        "upper": difference(slope.upper),
        "n": slope.n,
    }
    if slope.lower <= 0 <= slope.upper and not is_level:
        found += " " + _("It may also have stayed the same.")
    if slope.is_whole_range:
        found += " " + _("With so few moments the band holds every slope between two of them.")
    return found


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
