"""From findings to sentences in the language of the page, with the rule and every figure beside them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from children.models import Setting
from children.models.observer import role_name
from lifecourse.models import Circumstance, MissedMoment
from lifecourse.rules.adversity import Lapse
from lifecourse.words.adversity import ago
from paper.dates_and_numbers import day, number, short_day
from portfolio.rules.domains import Text
from portfolio.words import in_words
from reports.plain_words.figure_names import FIGURES, NOUNS
from reports.plain_words.phrases import RULES, SENTENCES
from reports.plain_words.rules import findings as found
from reports.plain_words.rules.findings import Finding
from reports.words.error_sentences import numbers_behind

ROOM = 10  # words for names in one sentence
TAIL = 3  # the words of ‘and 4 others’
LONGEST = 7  # words of one name


@dataclass(frozen=True)
class Sentence:
    """One sentence and what it rests on: the rule by number and name, why it says so, and each figure."""

    text: str
    rule: str
    name: str
    why: str
    figures: tuple[tuple[str, str], ...]


def sentence_of(finding: Finding) -> Sentence:
    """Put words to a finding."""
    text = str(SENTENCES[finding.said] % {name: briefly(value) for name, value in finding.figures})
    rule = RULES[finding.rule]
    return Sentence(
        text=text[:1].upper() + text[1:],
        rule=finding.rule,
        name=str(rule.name),
        why=str(rule.why),
        figures=tuple((str(FIGURES[name]), str(in_full(value))) for name, value in finding.figures),
    )


def listed(names: Sequence[str]) -> str:
    """List names as far as they fit in a sentence, and the others as a number.

    Commas alone: many names hold an ‘and’ themselves.
    """
    shown = [" ".join(name.split()[:LONGEST]) for name in names]
    if n_words(shown) <= ROOM:
        return ", ".join(shown)
    some = shown[:1]
    for name in shown[1:]:
        if n_words([*some, name]) + TAIL > ROOM:
            break
        some.append(name)
    left = len(shown) - len(some)
    others = ngettext("%(n)s other", "%(n)s others", left) % {"n": left}
    return _("%(names)s and %(others)s") % {"names": ", ".join(some), "others": others}


def n_words(names: Sequence[str]) -> int:
    """Count the words of some names."""
    return sum(len(name.split()) for name in names)


@singledispatch
def in_full(value: object) -> object:
    """Write a figure out, for who wants to know what a sentence rests on."""
    return value


@singledispatch
def briefly(value: object) -> object:
    """Write a figure as it stands in a sentence: names as far as they fit, the rest in full."""
    return in_full(value)


@in_full.register
def _day(value: datetime.date) -> str:
    return day(value)


@in_full.register
def _text(value: Text) -> str:
    return in_words(value).lower()


@in_full.register
def _who(value: found.Who) -> str:
    name = value.name or role_name(value.role, value.age)
    place = str(Setting(value.setting).label)
    return f"{name} ({place}, {in_words(value.form).lower()})" if value.form else f"{name} ({place})"


@in_full.register
def _counted(value: found.Counted) -> str:
    return str(NOUNS[value.noun] % {"n": value.n})


@in_full.register
def _cells(value: found.Cells) -> str:
    if value.n == value.at_most:
        return _("%(n)s of %(asked)s") % {"n": value.n, "asked": value.asked}
    return _("%(n)s to %(most)s of %(asked)s") % {
        "n": value.n,
        "most": value.at_most,
        "asked": value.asked,
    }


@in_full.register
def _strengths(value: found.Strengths) -> str:
    return ", ".join(names_of(value))


@briefly.register
def _some_strengths(value: found.Strengths) -> str:
    return listed(names_of(value))


def names_of(value: found.Strengths) -> list[str]:
    """Return the names of strengths as they stand within a sentence."""
    return [in_words(name).lower() for name in value.names]


@in_full.register
def _named(value: found.Named) -> str:
    return ", ".join(value.names)


@briefly.register
def _some_named(value: found.Named) -> str:
    return listed(value.names)


@in_full.register
def _circumstances(value: found.Circumstances) -> str:
    return "; ".join(title or str(Circumstance.Kind(kind).label) for kind, title in value.noted)


@in_full.register
def _place(value: found.Place) -> str:
    return str(Setting(value.setting).label)


@in_full.register
def _reason(value: found.Reason) -> str:
    return str(MissedMoment.Reason(value.key).label)


@in_full.register
def _days(value: found.Days) -> str:
    return ", ".join(short_day(one) for one in value.days)


@in_full.register
def _counts(value: found.Counts) -> str:
    return "; ".join(
        _("%(domain)s: %(present)s of %(judged)s")
        % {"domain": in_words(domain), "present": present, "judged": judged}
        for domain, present, judged in value.of_domain
    )


@briefly.register
def _some_falls(value: found.Falls) -> str:
    return listed([in_words(fall.domain).lower() for fall in value.in_domain])


@in_full.register
def _falls(value: found.Falls) -> str:
    return "; ".join(
        _("%(domain)s: %(before)s on %(before_on)s, %(after)s on %(on)s, of the %(judged)s judged each time")
        % {
            "domain": in_words(fall.domain),
            "before": fall.before,
            "before_on": short_day(fall.before_on),
            "after": fall.after,
            "on": short_day(fall.on),
            "judged": fall.judged,
        }
        for fall in value.in_domain
    )


@in_full.register
def _changes(value: found.Changes) -> str:
    return " ".join(f"{in_words(name)}: {numbers_behind(change)}" for name, change in value.of_strength)


@in_full.register
def _slopes(value: found.Slopes) -> str:
    return "; ".join(
        _("%(strength)s: %(slope)s (band %(lower)s to %(upper)s)")
        % {
            "strength": in_words(slope.strength),
            "slope": number(slope.per_year),
            "lower": number(slope.lower),
            "upper": number(slope.upper),
        }
        for slope in value.found
    )


@in_full.register
def _answers(value: found.Answers) -> str:
    parts = []
    for level, signs in value.by_level:
        names = ", ".join(in_words(sign).lower() for sign in signs)
        answer = in_words(level)
        parts.append(f"{answer[:1].upper()}{answer[1:]}: {names}.")
    return " ".join(parts)


@briefly.register
def _some_steps(value: found.Steps) -> str:
    return listed([in_words(step.sign).lower() for step in value.taken])


@in_full.register
def _steps(value: found.Steps) -> str:
    return "; ".join(
        _("%(sign)s: ‘%(first)s’ on %(first_day)s, ‘%(last)s’ on %(last_day)s")
        % {
            "sign": in_words(step.sign),
            "first": in_words(step.first),
            "first_day": short_day(step.first_on),
            "last": in_words(step.last),
            "last_day": short_day(step.last_on),
        }
        for step in value.taken
    )


@in_full.register
def _ago(value: Lapse) -> str:
    return ago(value)
