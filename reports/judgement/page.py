"""Before an adversity, the lowest since, and now: facts in words for a team that judges how it went."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.rules.exposure import saw_little
from lifecourse.models import LifeEvent
from paper.dates_and_numbers import short_day
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import DOMAINS
from portfolio.rules.outcomes import OutcomeDefinition
from portfolio.words import in_words
from reliability.rules.measurement_error import Errors, is_hard_time
from reports.facts.readings import Reading
from reports.facts.signs import SignReading
from reports.profile.signs import answer_in_words
from reports.rules.course.before_and_since import (
    BeforeAndSince,
    Seen,
    ThreeMoments,
    around,
    began_before,
    domain_moments,
    sign_moments,
)
from reports.rules.elements import merged_elements
from reports.words import error_sentences, sentences
from reports.words.error_sentences import Remarks, remarks_on
from reports.words.labels import who_in_words
from reports.words.series_names import form_names

Definitions = Mapping[str, InstrumentDefinition]


@dataclass(frozen=True)
class Row:
    """A domain or a sign: what was there before, at the lowest since, and at the latest moment."""

    key: str
    name: str
    before: str
    lowest: str
    latest: str


@dataclass(frozen=True)
class Block:
    """What one observer saw: who, with which form, how many moments, for how long at the latest, and the facts."""

    who: str
    instrument: str
    moments: str
    exposure: str
    rows: list[Row]
    remarks: list[str]


@dataclass(frozen=True)
class SincePage:
    """The facts around one adversity, and what to bear in mind with them.

    `tells_difference` says that some voice has two moments to set beside each other, `has_lowest` that some has several
    since the adversity.
    """

    title: str
    when: str
    others: list[tuple[str, str]]
    nothing_before: str
    strengths: list[Block]
    signs: list[Block]
    only_before: list[str]
    tells_difference: bool
    has_lowest: bool
    remarks: Remarks


def since_page(
    adversities: Sequence[LifeEvent],
    adversity: LifeEvent,
    strengths: tuple[Sequence[Reading], Definitions, Errors],
    signs: tuple[Sequence[SignReading], OutcomeDefinition | None],
) -> SincePage:
    """Return the facts around an adversity; `adversities` are all of the child."""
    start = adversity.started_on
    readings, definitions, errors = strengths
    seen, answered = around(readings, start), around(signs[0], start)
    elements = merged_elements(dict(definitions))
    has_before = any(one.before for one in seen) or any(one.before for one in answered)
    n_around = [(len(one.before[-1:]), len(one.since)) for one in seen if one.since]
    n_around += [(len(one.before[-1:]), len(one.since)) for one in answered if one.since]
    firsts = [one.since[0].period_to for one in seen if one.since]
    return SincePage(
        title=adversity.title,
        when=when(adversity),
        others=[(other.title, when(other)) for other in adversities if is_beside(other, adversity)],
        nothing_before="" if has_before else nothing_before(),
        strengths=[strengths_block(one, start, elements, definitions, errors) for one in seen if one.since],
        signs=[signs_block(one, signs[1]) for one in answered if one.since and signs[1]],
        only_before=[last_look(one) for one in seen if not one.since],
        tells_difference=any(before + since > 1 for before, since in n_around),
        has_lowest=any(since > 1 for _before, since in n_around),
        remarks=remarks_on(
            errors, definitions, sorted(day for day in {*firsts} if is_hard_time(day, [start]))
        ),
    )


def nothing_before() -> str:
    """Say that the time before the adversity is not known from forms."""
    return _("There is no moment before this adversity: how it went before is not known from observations.")


def when(adversity: LifeEvent) -> str:
    """Write from when to when an adversity lasted."""
    first = short_day(adversity.started_on)
    if adversity.is_start_estimated:
        first = _("about %(day)s") % {"day": first}
    if adversity.is_ongoing:
        return _("from %(first)s, still going on") % {"first": first}
    if adversity.ended_on in (None, adversity.started_on):
        return first
    return _("from %(first)s to %(last)s") % {"first": first, "last": short_day(adversity.ended_on)}


def is_beside(other: LifeEvent, adversity: LifeEvent) -> bool:
    """Say whether another adversity pressed when this one began, or began later."""
    last = None if other.is_ongoing else other.ended_on or other.started_on
    return other.pk != adversity.pk and (last is None or last >= adversity.started_on)


def strengths_block(
    one: BeforeAndSince[Reading],
    start: datetime.date,
    elements: Sequence[Element],
    definitions: Definitions,
    errors: Errors,
) -> Block:
    """Return what one observer saw of the strengths, by domain."""
    latest = one.since[-1]
    rows = []
    for domain in DOMAINS:
        own = [element for element in elements if element.domain == domain.key]
        facts = domain_moments(one, own)
        rows.append(row(domain.key, in_words(domain.name), facts, one, sentences.present_of))
    larger = error_sentences.larger_since(one.last_before, latest, errors, definitions[latest.instrument])
    astride = [reading for reading in one.since if began_before(reading, start)]
    return Block(
        who=who_in_words(latest),
        instrument=form_names((*one.before, *one.since), definitions),
        moments=moments(one),
        exposure=sentences.exposure(latest),
        rows=rows,
        remarks=[
            *filter(None, [counted_alike(one), larger]),
            *saw_little_on([*one.before[-1:], *one.since[:-1]]),
            *map(partly_before, astride),
        ],
    )


def counted_alike(one: BeforeAndSince[Reading]) -> str:
    """Return the remark that only strengths judged at every moment count; empty with one moment."""
    is_compared = len(one.before[-1:]) + len(one.since) > 1
    return _("Each row counts the strengths that were judged at all those moments.") if is_compared else ""


def saw_little_on(earlier: Sequence[Reading]) -> list[str]:
    """Say of each earlier moment at which the child was seen for few hours that it was so."""
    return [
        _("%(day)s: %(exposure)s")
        % {"day": short_day(reading.period_to), "exposure": sentences.exposure(reading, with_days=False)}
        for reading in earlier
        if saw_little(reading.role, reading.hours_seen)
    ]


def signs_block(one: BeforeAndSince[SignReading], definition: OutcomeDefinition) -> Block:
    """Return what one observer answered on the signs of healthy development."""
    rows = []
    for sign in definition.signs:
        facts = sign_moments(one, sign.item.key)
        rows.append(
            row("", in_words(sign.name), facts, one, lambda value: answer_in_words(value, definition))
        )
    return Block(who_in_words(one.since[-1]), "", moments(one), "", rows, [])


def row(
    key: str, name: str, facts: ThreeMoments[Seen], one: BeforeAndSince[Any], say: Callable[[Seen], str]
) -> Row:
    """Return one thing in words; what cannot be said is said too."""

    def cell(found: tuple[datetime.date, Seen] | None) -> str:
        if found is None:
            return _("not judged")
        return _("%(seen)s, %(day)s") % {"seen": say(found[1]), "day": short_day(found[0])}

    return Row(
        key=key,
        name=name,
        before=cell(facts.before) if one.before else _("no moment"),
        lowest=cell(facts.lowest) if len(one.since) > 1 else _("one moment only"),
        latest=cell(facts.latest),
    )


def moments(one: BeforeAndSince[Any]) -> str:
    """Say how many moments there are, before and since."""
    since = ngettext("%(n)s moment since", "%(n)s moments since", len(one.since)) % {"n": len(one.since)}
    if not one.before:
        return _("no moment before by this observer, %(since)s") % {"since": since}
    before = ngettext("%(n)s moment before", "%(n)s moments before", len(one.before)) % {"n": len(one.before)}
    return f"{before}, {since}"


def partly_before(reading: Reading) -> str:
    """Say that a form since the adversity also looks at days before it."""
    return _(
        "The observation of %(day)s also looks at days before this adversity: it began on %(first)s."
    ) % {
        "day": short_day(reading.period_to),
        "first": short_day(reading.period_from),
    }


def last_look(one: BeforeAndSince[Reading]) -> str:
    """Name an observer who did not look since, and when that was last."""
    last = one.before[-1]
    return f"{who_in_words(last)} · {short_day(last.period_to)}"
