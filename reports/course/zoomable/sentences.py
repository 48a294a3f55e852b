"""The sentences of the figure that can be zoomed, one for each moment: on hover, and by the arrow keys.

A moment without a score says why: could not see, does not fit and left open are three things, and `not yet`
(score 0) is a fourth.
"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from children.rules.voices import is_own_voice
from paper.dates_and_numbers import short_day
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.outcomes import OutcomeDefinition
from portfolio.rules.scoring import ElementScore
from portfolio.words import in_words
from reports.course.lanes import band_rows, missed_row
from reports.facts.bands import Band
from reports.facts.life_course import Missed
from reports.facts.readings import Reading
from reports.facts.signs import SignReading
from reports.profile.signs import answer_in_words
from reports.rules.course.trajectories import Point
from reports.words.sentences import present_of
from reports.words.series_names import form_names


def asked_in(reading: Reading, elements: Sequence[Element]) -> list[ElementScore]:
    """Return what a form found on those of these strengths that it asks about."""
    scores = reading.scores.elements
    return [scores[element.key] for element in elements if element.key in scores]


def domain_sentence(
    domain: str, who: str, reading: Reading, point: Point | None, elements: Sequence[Element], remark: str
) -> str:
    """Say what one form saw of a domain, and what has no score in it."""
    said = _sentence(domain, short_day(reading.period_to), who, present_of(point))
    return " ".join(
        [
            said,
            *unscored(asked_in(reading, elements), is_own=is_own_voice(reading.role)),
            *([capitalised(remark) + "."] if remark else []),
        ]
    )


def unscored(scores: Sequence[ElementScore], *, is_own: bool) -> list[str]:
    """Say how many strengths are not there yet, and how many statements have no score, by each of the reasons.

    An own voice does not know, where an observer could not see.
    """
    n_zero = sum(score.score == 0 for score in scores)
    reasons = {
        _("does not know") if is_own else _("could not see"): sum(score.n_not_seen for score in scores),
        _("does not fit"): sum(score.n_not_applicable for score in scores),
        _("left open"): sum(score.n_skipped for score in scores),
    }
    said = []
    if n_zero:
        said.append(
            ngettext(
                "‘Not yet’ (score 0): %(n)s strength.",
                "‘Not yet’ (score 0): %(n)s strengths.",
                n_zero,
            )
            % {"n": n_zero}
        )
    if listed := ", ".join(f"{reason} {n}" for reason, n in reasons.items() if n):
        said.append(_("Statements without a score: %(reasons)s.") % {"reasons": listed})
    return said


def form_sentence(
    lane: str, who: str, reading: Reading, definitions: Mapping[str, InstrumentDefinition]
) -> str:
    """Say who filled in which form."""
    return _sentence(lane, short_day(reading.period_to), who, form_names([reading], definitions))


def signs_sentence(who: str, reading: SignReading, definition: OutcomeDefinition) -> str:
    """Say what was answered on each sign, in the words of the strip; never added up."""
    is_own = is_own_voice(reading.role)
    said = {sign: reading.answers.get(sign.item.key) for sign in definition.signs}
    answers = (
        f"{in_words(sign.name)}: {answer_in_words(choice, definition, is_own=is_own)}"
        for sign, choice in said.items()
    )
    return _sentence(_("Signs of healthy development"), short_day(reading.period_to), who, "; ".join(answers))


def missed_sentence(missed: Missed, lane: str) -> str:
    """Say which observation did not take place, and why."""
    kind, who, about, _last, remark = missed_row(missed, lane)
    return _sentence(kind, about, who, remark)


def band_sentences(band: Band, names: Mapping[str, str]) -> tuple[str, ...]:
    """Say what happened or was done and when; of a resource, each way in which it was used."""
    return tuple(_period_sentence(*row) for row in band_rows(band, names))


def _sentence(what: str, day: str, who: str, said: str) -> str:
    found = {"what": capitalised(what), "day": day, "who": capitalised(who), "said": said}
    return _("%(what)s, %(day)s. %(who)s: %(said)s.") % found


def _period_sentence(kind: str, what: str, first: str, last: str, remark: str) -> str:
    if last == _("still going on"):
        days = _("from %(first)s, still going on") % {"first": first}
    else:
        days = _("from %(first)s to %(last)s") % {"first": first, "last": last} if last else first
    said = _("%(kind)s: %(what)s, %(days)s.") % {"kind": capitalised(kind), "what": what, "days": days}
    return f"{said} {capitalised(remark)}." if remark else said


def capitalised(text: str) -> str:
    """Return a text that begins a sentence; the rest stays as it is written."""
    return text[:1].upper() + text[1:]
