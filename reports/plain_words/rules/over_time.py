"""Rules on the course: what stays, what is new, how the number moves, and a dip that can belong to recovery.

All of them look at one observer in one role and setting, on comparable versions of a form.
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from children.rules.voices import Voice, is_own_voice, voice_of
from portfolio.rules.definitions import Element
from portfolio.rules.domains import DOMAINS, Domain
from portfolio.statistics.trend import MINIMUM_FOR_SLOPE, theil_sen
from reports.facts.bands import Band
from reports.facts.readings import Reading
from reports.plain_words.rules.facts import ChildRecord
from reports.plain_words.rules.findings import Changes, Fall, Falls, Finding, Slope, Slopes, Strengths, found
from reports.plain_words.rules.moments import Run, who_of
from reports.rules.course.recovery import Blow, blows_in, fell_from
from reports.rules.course.slopes import DAYS_IN_YEAR
from reports.rules.course.trajectories import LINE_FROM_MOMENTS, Drawn, Line, lines_of
from reports.rules.differing import WINDOW
from reports.rules.profiles import is_newly_present


def steady(facts: ChildRecord) -> Iterator[Finding]:
    """R4: what was clearly seen at every moment, from three on (B5)."""
    for run in facts.runs_now:
        if len(run.moments) >= LINE_FROM_MOMENTS:
            stayed = [
                element.name
                for element in facts.elements
                if all(is_present(reading, element.key) for reading in run.moments)
            ]
            if stayed:
                yield found(
                    "R4",
                    "steady_said" if is_own_voice(run.who.role) else "steady",
                    who=run.who,
                    moments=len(run.moments),
                    first=run.days[0],
                    last=run.days[-1],
                    strengths=Strengths(tuple(stayed)),
                )


def is_present(reading: Reading, element: str) -> bool:
    """Say whether a strength was judged present in a form."""
    score = reading.scores.elements.get(element)
    return score is not None and score.is_present


def since_last_time(facts: ChildRecord) -> Iterator[Finding]:
    """R5: what is seen now and was not the time before, and the reverse; by more than error where that is known (B4)."""
    for run in facts.runs_now:
        if len(run.moments) > 1:
            before, after = run.moments[-2:]
            yield from turned(facts, run, "new", turned_present(before, after))
            yield from turned(facts, run, "gone", turned_present(after, before))


def turned_present(before: Reading, after: Reading) -> set[str]:
    """Return what is present in the second form and was judged not present in the first."""
    earlier = before.scores.elements
    return {key for key, score in after.scores.elements.items() if is_newly_present(score, earlier.get(key))}


def turned(facts: ChildRecord, run: Run[Reading], said: str, keys: set[str]) -> Iterator[Finding]:
    """Tell apart what is larger than measurement error; everything else can be chance."""
    before, after = run.moments[-2:]
    told = keys - taken_back(facts, after, keys, is_present_now=said == "new")
    names = {element.key: element.name for element in facts.elements if element.key in told}
    larger = facts.errors.larger(before, after) if names and facts.errors.of_strength else {}
    sure = tuple((name, larger[key]) for key, name in names.items() if key in larger)
    chance = tuple(name for key, name in names.items() if key not in larger)
    if sure:
        yield found(
            "R5",
            f"{said}_larger",
            who=run.who,
            day=before.period_to,
            last=after.period_to,
            strengths=Strengths(tuple(name for name, _ in sure)),
            changes=Changes(sure),
        )
    if chance:
        yield found(
            "R5",
            f"{said}_said" if is_own_voice(run.who.role) else said,
            who=run.who,
            day=before.period_to,
            last=after.period_to,
            strengths=Strengths(chance),
        )


def taken_back(facts: ChildRecord, after: Reading, keys: set[str], *, is_present_now: bool) -> set[str]:
    """Return what the same voice judged otherwise in a newer form of another kind: that is not so *now*."""
    newer = [
        score
        for reading in facts.ordered
        if reading.period_to > after.period_to and voice_of(reading) == voice_of(after)
        for key in keys
        if (score := reading.scores.elements.get(key)) and score.score is not None
    ]
    return {score.element for score in newer if score.is_present is not is_present_now}


def course(facts: ChildRecord) -> Iterator[Finding]:
    """R6: what seems to move, strength by strength, and where a course stops (B5).

    A number over four domains together never gets a direction: what is judged differs from form to form.
    """
    for run in facts.runs_now:
        yield from slopes(facts, run)
    yield from changes_of_hands(facts)


def slopes(facts: ChildRecord, run: Run[Reading]) -> Iterator[Finding]:
    """Name what seems to increase or decrease: from four moments, error known, zero outside the band (B5)."""
    known = [slope for element in facts.elements if (slope := slope_of(facts, run, element))]
    rising = [slope for slope in known if slope.lower > 0]
    falling = [slope for slope in known if slope.upper < 0]
    for said, moved in (("slope_up", rising), ("slope_down", falling)):
        for n in sorted({slope.n for slope in moved}, reverse=True):
            some = tuple(slope for slope in moved if slope.n == n)
            strengths = Strengths(tuple(slope.strength for slope in some))
            yield found("R6", said, who=run.who, moments=n, strengths=strengths, slopes=Slopes(some))


def slope_of(facts: ChildRecord, run: Run[Reading], element: Element) -> Slope | None:
    """Return the slope of one strength in one run; None when nothing may be said of it."""
    if not facts.errors.of_strength:
        return None
    for line in lines_of([run.moments], [""], [element], as_count=False, errors=facts.errors):
        if may_slope(line):
            times = [point.on.toordinal() / DAYS_IN_YEAR for point in line.points]
            made = theil_sen(times, [point.value for point in line.points])
            if made.slope is not None and made.lower is not None and made.upper is not None:
                return Slope(element.name, made.n, made.slope, made.lower, made.upper)
    return None


def may_slope(line: Line) -> bool:
    """Say whether a line may have a slope: four days or more, and measurement error known at each."""
    n_days = len({point.on for point in line.points})
    return (
        line.drawn is Drawn.LINE and n_days >= MINIMUM_FOR_SLOPE and all(point.error for point in line.points)
    )


def changes_of_hands(facts: ChildRecord) -> Iterator[Finding]:
    """Say where a course stops: another person looked, or the form changed so that it cannot be compared."""
    newest = facts.ordered[-1].period_to if facts.ordered else datetime.date.min
    families: dict[tuple[str, str, str], list[Reading]] = {}
    for reading in facts.ordered:
        families.setdefault(reading.family, []).append(reading)
    for readings in families.values():
        if readings[-1].period_to >= newest - WINDOW:
            yield from changes_in(readings, facts)


def changes_in(readings: Sequence[Reading], facts: ChildRecord) -> Iterator[Finding]:
    """Yield the last change of form and the last newcomer in one role and setting."""
    who = who_of(readings[0], frozenset())
    forms = [(one, other) for one, other in pairwise(readings) if one.series != other.series]
    if forms:
        yield found("R6", "form_changed", who=who, first=forms[-1][0].period_to, last=forms[-1][1].period_to)
    began: dict[Voice, datetime.date] = {}
    for reading in readings:
        began.setdefault(voice_of(reading), reading.period_to)
    later = sorted(day for day in began.values() if day > readings[0].period_to)
    if later:
        yield found("R6", "other_person", who=who, day=later[-1])


def dips(facts: ChildRecord) -> Iterator[Finding]:
    """R9: fewer strengths of a domain seen shortly after an adversity: that can belong to recovery (A-43).

    Counted among the strengths that were judged at all moments, by the rule and the points of the charts.
    """
    blows = blows_in([Band("adversity", "", one.first, one.last) for one in facts.adversities or ()])
    for run in facts.runs_now if blows else ():
        falls = [fall for domain in DOMAINS if (fall := fall_in(facts, run, domain, blows))]
        newest = max((fall.on for fall in falls), default=None)
        if newest and newest >= run.days[-1] - WINDOW:
            told = tuple(fall for fall in falls if fall.on == newest)
            said = "dip_said" if is_own_voice(run.who.role) else "dip"
            yield found("R9", said, who=run.who, day=newest, falls=Falls(told))


def fall_in(facts: ChildRecord, run: Run[Reading], domain: Domain, blows: Sequence[Blow]) -> Fall | None:
    """Return the newest moment of a domain that lies lower than before an adversity shortly before it."""
    elements = [element for element in facts.elements if element.domain == domain.key]
    for line in lines_of([run.moments], [""], elements, as_count=True):
        for point in reversed(line.points):
            for blow in reversed(blows):
                if before := fell_from(point, line.points, blow):
                    return Fall(
                        domain.name, before.on, int(before.value), point.on, int(point.value), point.basis[0]
                    )
    return None
