"""What the figures say, in whole sentences: the same on screen, on paper and for a screen reader.

Each sentence follows one rule and names its figures. None says resilient or not, none compares with
other children, none claims a change that two moments cannot carry.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.rules.exposure import saw_little
from children.rules.voices import is_own_voice
from paper.dates_and_numbers import day, number, short_day
from portfolio.rules.definitions import Element
from portfolio.rules.scoring import ElementScore, Scores
from portfolio.words import in_words
from reliability.rules.measurement_error import NOTHING_KNOWN, Errors
from reports.facts.readings import Reading
from reports.rules.course.trajectories import Point
from reports.rules.levels import Level, level_of
from reports.rules.profiles import StrengthMap
from reports.rules.spread import Spread
from reports.words import error_sentences


def safety_line() -> str:
    """Return the fixed line that stands on every report."""
    return _("Strengths do not replace safety, nor specialist help. Concerns about safety always come first.")


def name_of_profile(has_adversity: bool | None) -> str:
    """Say what this page is: resilience is not spoken of without the adversity it answers to.

    `has_adversity` is what the record says; None where events are not shown, which is not the same as none noted.
    """
    if has_adversity is None:
        return _("A snapshot of strengths. Events are not shown here, so it says nothing about resilience.")
    if has_adversity:
        return _("A snapshot of strengths, to be read together with the events in this child’s life.")
    return _("No adversity is noted. This is a profile of strengths; it says nothing about resilience.")


def speaker(reading: Reading, child_name: str) -> str:
    """Name who speaks of their own life: the child by its name, or a parent."""
    return child_name if reading.role == "child" else _("A parent")


def counted(reading: Reading, child_name: str, spread: Spread) -> str:
    """Say how many of the judged strengths are present; of an own voice as what is said, never as what was seen."""
    facts = {
        "name": child_name,
        "present": reading.scores.n_present,
        "judged": reading.scores.n_judged,
        "spread": in_cells(spread),
    }
    if is_own_voice(reading.role):
        return _("%(who)s says: %(present)s of %(judged)s strengths are there, %(spread)s.") % {
            **facts,
            "who": speaker(reading, child_name),
        }
    return (
        _("%(present)s of the %(judged)s judged strengths of %(name)s were clearly seen, %(spread)s.") % facts
    )


def in_cells(spread: Spread) -> str:
    """Say in how many of the cells that were asked about a strength is present, with the most it could be."""
    facts = {"n": len(spread.present), "most": spread.at_most, "asked": spread.n_asked}
    if facts["n"] == facts["most"]:
        return _("in %(n)s of %(asked)s cells") % facts
    return _("in %(n)s to %(most)s of %(asked)s cells") % facts


def counted_short(scores: Scores, spread: Spread) -> str:
    """Return the two figures of poly-strengths beside the map: how many and how varied."""
    return _("%(present)s of %(judged)s judged strengths, %(spread)s") % {
        "present": scores.n_present,
        "judged": scores.n_judged,
        "spread": in_cells(spread),
    }


def not_judged(reading: Reading) -> str:
    """Say how many strengths were not judged, why not, and what that leaves open; empty when all were.

    What does not fit cannot be present, so it leaves nothing open.
    """
    scores = reading.scores
    low, high = scores.n_present, scores.n_present_at_most
    levels = Counter(level_of(score) for score in scores.elements.values())
    is_own = is_own_voice(reading.role)
    whys = [
        why % {"n": n}
        for why, n in (
            (
                _("%(n)s not known") if is_own else _("%(n)s seen too little"),
                levels[Level.TOO_LITTLE_SEEN],
            ),
            (_("%(n)s left open"), levels[Level.LEFT_OPEN]),
            (_("%(n)s does not fit"), levels[Level.NOT_APPLICABLE]),
        )
        if n
    ]
    said = [_("Not judged: %(why)s.") % {"why": get_text_list(whys, _("and"))}] if whys else []
    if low < high:
        said.append(_("So the number lies between %(low)s and %(high)s.") % {"low": low, "high": high})
    return " ".join(said)


def coverage(reading: Reading) -> str:
    """Say how many strengths a form asks for and how many of them it judged."""
    return _("asks for %(asked)s strengths, %(judged)s judged") % {
        "asked": len(reading.scores.elements),
        "judged": reading.scores.n_judged,
    }


def exposure(reading: Reading, *, with_days: bool = True) -> str:
    """Say how long the observer saw the child, and what little of it may do; empty for an own voice.

    With the days between which that was: hours in one form say nothing of a longer time. `with_days` is False where
    these stand beside it.
    """
    if is_own_voice(reading.role):
        return ""
    if reading.hours_seen is None:
        return _("How long the observer saw the child is not noted.")
    hours = ngettext("%(n)s hour seen", "%(n)s hours seen", reading.hours_seen) % {"n": reading.hours_seen}
    if with_days:
        hours = _("%(hours)s from %(first)s to %(last)s") % {
            "hours": hours,
            "first": short_day(reading.period_from),
            "last": short_day(reading.period_to),
        }
    if saw_little(reading.role, reading.hours_seen):
        return _("Only %(hours)s: with so little, a score easily comes out too low.") % {"hours": hours}
    return f"{hours}."


def present_of(point: Point | None) -> str:
    """Say how many of the judged strengths of a domain are present in one form, and what that leaves open."""
    if point is None:
        return _("nothing judged")
    facts = {"present": int(point.value), "judged": point.basis[0], "most": int(point.at_most or 0)}
    if point.is_apart:
        return (
            _("%(present)s of %(judged)s judged strengths present; other strengths than the other times")
            % facts
        )
    if facts["most"] == facts["present"]:
        return _("%(present)s of %(judged)s judged strengths present") % facts
    return (
        _(
            "%(present)s of %(judged)s judged strengths present; had all been judged, between %(present)s and %(most)s"
        )
        % facts
    )


def newly_seen(shown: StrengthMap, larger: Collection[str] = ()) -> str:
    """Name the strengths that are present in a form and were judged not present in the form before, with both days.

    Never as what is there now: a newer form may say otherwise.

    `larger` holds the strengths of which that difference is larger than measurement error.
    """
    new = [tile.element for tiles in shown.cells.values() for tile in tiles if tile.is_new]
    return turned(_("There on %(last)s and not yet on %(day)s: %(strengths)s."), new, shown, larger)


def less_seen(shown: StrengthMap, larger: Collection[str] = ()) -> str:
    """Name the strengths that were present in the form before and are judged not present in this one."""
    less = [tile.element for tiles in shown.cells.values() for tile in tiles if tile.is_less]
    return turned(_("There on %(day)s and less clear on %(last)s: %(strengths)s."), less, shown, larger)


def turned(sentence: str, elements: Sequence[Element], shown: StrengthMap, larger: Collection[str]) -> str:
    """Name the strengths that turned between two forms, and which of them by more than measurement error."""
    if not elements or shown.previous is None:
        return ""
    said = sentence % {
        "day": day(shown.previous.period_to),
        "last": day(shown.reading.period_to),
        "strengths": names_of(elements),
    }
    sure = [element for element in elements if element.key in larger]
    if not sure:
        return said
    larger_said = _("Larger than measurement error: %(sure)s.") % {"sure": names_of(sure)}
    return f"{said} {larger_said}"


def more_questions(n: int) -> str:
    """Say how many differences are not among the first ones; empty when all are."""
    return _("The rest stands on ‘Where we differ’: %(n)s more.") % {"n": n} if n > 0 else ""


def basis(score: ElementScore) -> str:
    """Say on how many statements a score rests; what does not fit the child is not one of them."""
    facts = {
        "answered": score.n_answered,
        "items": score.n_items - score.n_not_applicable,
        "n": score.n_not_applicable,
    }
    answered = ngettext(
        "%(answered)s of %(items)s statement answered",
        "%(answered)s of %(items)s statements answered",
        facts["items"],
    )
    said = answered % facts
    return (
        _("%(answered)s, %(n)s does not fit") % {**facts, "answered": said}
        if score.n_not_applicable
        else said
    )


def unseen(elements: Sequence[Element], since: datetime.date) -> str:
    """Name the strengths of which everyone who looked since a day could see too little; empty when there are none."""
    if not elements:
        return ""
    return _("Seen too little by everyone who looked since %(day)s: %(strengths)s. Who could look?") % {
        "day": day(since),
        "strengths": names_of(elements),
    }


def names_of(elements: Sequence[Element]) -> str:
    """List strengths by name, each between quotation marks: a name can hold a comma or the word ‘and’ itself."""
    names = [_("‘%(name)s’") % {"name": in_words(element.name).lower()} for element in elements]
    return get_text_list(names, _("and"))


def rules(present_from: float, share: float, errors: Errors = NOTHING_KNOWN) -> list[str]:
    """Return the rules of scoring, as they stand on every report."""
    return [
        _(
            "A strength has a score when at least %(share)s%% of the statements that fit were answered; otherwise it says why not."
        )
        % {"share": round(share * 100)},
        _(
            "The score is the mean of the answered statements, from 0 to 3. A strength counts as present from %(from)s."
        )
        % {"from": number(present_from)},
        _("There is no total score, and observers and settings are never averaged."),
        _(
            "‘Could not see’, ‘does not fit’ and a skipped statement are not scores; ‘not yet’ is: someone could look, and it was not there yet."
        ),
        _(
            "One moment is a snapshot, two show a difference. A line is drawn from three moments over at least eight weeks, by the same person in the same role and setting with the same form."
        ),
        *error_sentences.rules_of(errors),
        _("The instrument is in development and not validated. It is no diagnostic instrument."),
    ]
