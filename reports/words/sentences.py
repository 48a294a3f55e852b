"""What the figures say, in whole sentences: the same on screen, on paper and for a screen reader.

Each sentence follows one rule and names its figures. None says resilient or not, none compares with
other children, none claims a change that two moments cannot carry.
"""

from collections.abc import Collection, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paper.dates_and_numbers import day, number
from portfolio.rules.definitions import Element
from portfolio.rules.scoring import ElementScore, Scores
from portfolio.words import in_words
from reliability.rules.measurement_error import NOTHING_KNOWN, Errors
from reports.rules.profiles import Difference, Level, StrengthMap
from reports.rules.trajectories import Point
from reports.words import error_sentences


def safety_line() -> str:
    """Return the fixed line that stands on every report."""
    return _("Strengths do not replace safety, nor specialist help. Concerns about safety always come first.")


def name_of_profile(has_adversity: bool) -> str:
    """Say what this page is: resilience is not spoken of without the adversity it answers to."""
    if has_adversity:
        return _("A snapshot of strengths, to be read together with the events in this child’s life.")
    return _("No adversity is noted. This is a profile of strengths; it says nothing about resilience.")


def counted(name: str, scores: Scores, asked: int) -> str:
    """Say how many of the judged strengths are present, and in how many of the cells that were asked about."""
    return _(
        "%(present)s of the %(judged)s judged strengths of %(name)s were clearly seen, in %(cells)s of %(asked)s cells."
    ) % {
        "asked": asked,
        "name": name,
        "present": scores.n_present,
        "judged": scores.n_judged,
        "cells": scores.n_cells,
    }


def counted_short(scores: Scores, asked: int) -> str:
    """Return the two figures of poly-strengths beside the map: how many and how varied."""
    return _("%(present)s of %(judged)s judged strengths, in %(cells)s of %(asked)s cells") % {
        "asked": asked,
        "present": scores.n_present,
        "judged": scores.n_judged,
        "cells": scores.n_cells,
    }


def not_judged(scores: Scores) -> str:
    """Say how many strengths could not be judged and what that leaves open; empty when all were."""
    unjudged = scores.n_present_at_most - scores.n_present
    if not unjudged:
        return ""
    return ngettext(
        "%(n)s strength was seen too little to judge: the number lies between %(low)s and %(high)s.",
        "%(n)s strengths were seen too little to judge: the number lies between %(low)s and %(high)s.",
        unjudged,
    ) % {"n": unjudged, "low": scores.n_present, "high": scores.n_present_at_most}


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
            "%(present)s of %(judged)s judged strengths present; had all been seen, between %(present)s and %(most)s"
        )
        % facts
    )


def newly_seen(shown: StrengthMap, larger: Collection[str] = ()) -> str:
    """Name the strengths that are present now and were judged not present in the form before.

    `larger` holds the strengths of which that difference is larger than measurement error.
    """
    new = [tile.element for tiles in shown.cells.values() for tile in tiles if tile.is_new]
    if not new or shown.previous is None:
        return ""
    facts = {"day": day(shown.previous.period_to), "strengths": names_of(new)}
    sure = [element for element in new if element.key in larger]
    if not sure:
        return _("Seen now and not yet on %(day)s: %(strengths)s. The difference can be chance.") % facts
    if len(sure) == len(new):
        return (
            _(
                "Seen now and not yet on %(day)s: %(strengths)s. The difference is larger than measurement error."
            )
            % facts
        )
    return _(
        "Seen now and not yet on %(day)s: %(strengths)s. Larger than measurement error: %(sure)s; the others can be chance."
    ) % {**facts, "sure": names_of(sure)}


def differently_seen(apart: Sequence[Difference], labels: Sequence[str]) -> list[str]:
    """Put differences between observers as open questions, widest first."""
    return [
        question_on(
            pair,
            (labels[pair.high.view], labels[pair.low.view]),
            (number(pair.high.score), number(pair.low.score)),
        )
        for pair in apart
    ]


def question_on(pair: Difference, who: tuple[str, str], what: tuple[str, str]) -> str:
    """Put one difference as an open question; of both sides, `what` was seen, as a figure or in words."""
    return _("What makes ‘%(strength)s’ look different: %(high)s (%(much)s) and %(low)s (%(little)s)?") % {
        "strength": in_words(pair.element.name),
        "high": who[0],
        "much": what[0],
        "low": who[1],
        "little": what[1],
    }


def level_in_short(level: Level) -> str:
    """Say in a few words how one form saw a strength."""
    return {
        Level.PRESENT: _("present"),
        Level.GROWING: _("sometimes"),
        Level.NOT_YET: _("not seen yet"),
        Level.TOO_LITTLE_SEEN: _("too little seen"),
        Level.NOT_APPLICABLE: _("does not fit"),
    }[level]


def basis(score: ElementScore) -> str:
    """Say on how many statements a score rests."""
    return _("%(answered)s of %(items)s statements answered") % {
        "answered": score.n_answered,
        "items": score.n_items,
    }


def unseen(elements: Sequence[Element]) -> str:
    """Name the strengths that nobody could judge; empty when there are none."""
    if not elements:
        return ""
    return _("Seen too little by everyone: %(strengths)s. Who could look?") % {
        "strengths": names_of(elements)
    }


def names_of(elements: Sequence[Element]) -> str:
    """List strengths by name."""
    return get_text_list([in_words(element.name).lower() for element in elements], _("and"))


def rules(present_from: float, share: float, errors: Errors = NOTHING_KNOWN) -> list[str]:
    """Return the rules of scoring, as they stand on every report."""
    return [
        _(
            "A strength has a score when at least %(share)s%% of its statements were answered; otherwise it says ‘too little seen’."
        )
        % {"share": round(share * 100)},
        _(
            "The score is the mean of the answered statements, from 0 to 3. A strength counts as present from %(from)s."
        )
        % {"from": number(present_from)},
        _("There is no total score, and observers and settings are never averaged."),
        _("‘Could not see’, ‘does not fit’ and a skipped statement are not scores; ‘not seen yet’ is."),
        _(
            "One moment is a snapshot, two show a difference; a line is drawn from three moments over at least eight weeks by the same role in the same setting."
        ),
        *error_sentences.rules_of(errors),
        _("The instrument is in development and not validated. It is no diagnostic instrument."),
    ]
