"""What may be said of differences: that they can be chance, or are larger than measurement error, and by which figures."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paper.dates_and_numbers import day, difference, hundredths, number, short_day
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.words import in_words
from reliability.rules.measurement_error import ICC, Change, Errors
from reports.facts.readings import Reading
from reports.rules.course.trajectories import Line

MOST_NAMED = 5
Definitions = Mapping[str, InstrumentDefinition]


def chance(errors: Errors) -> str:
    """Say what every difference that nothing is known of can be."""
    if not errors.of_strength:
        return _("Every difference can be chance.")
    return _("Every difference that is not marked ‘larger than measurement error’ can be chance.")


def larger_on(lines: Iterable[Line]) -> str:
    """Say of the lines in one chart which difference between first and last is more than measurement error.

    What all other differences can be stands once on the page.
    """
    larger = [(line.label, line.change) for line in lines if line.change and line.change.is_larger]
    return " ".join(
        _("%(who)s: the difference between first and last (%(difference)s) is larger than measurement error.")
        % {"who": label[:1].upper() + label[1:], "difference": difference(change.difference)}
        for label, change in larger
    )


def larger_since(
    earlier: Reading | None, chosen: Reading, errors: Errors, definition: InstrumentDefinition
) -> str:
    """Name the strengths that differ by more than measurement error from an earlier form, largest first."""
    changes = errors.larger(earlier, chosen)
    if earlier is None or not changes:
        return ""
    ranked = sorted(changes.items(), key=lambda pair: -abs(pair[1].difference))
    named = [
        f"{in_words(definition.element(key).name).lower()} ({difference(change.difference)})"
        for key, change in ranked[:MOST_NAMED]
    ]
    if left := len(ranked) - len(named):
        named.append(ngettext("%(n)s other", "%(n)s others", left) % {"n": left})
    return _("Since %(day)s larger than measurement error: %(strengths)s. What may explain it?") % {
        "day": short_day(earlier.period_to),
        "strengths": ", ".join(named),
    }


def numbers_behind(change: Change) -> str:
    """Return every figure behind one difference."""
    error = change.error
    return _(
        "From %(before)s to %(after)s: %(difference)s. Larger than measurement error above %(threshold)s,"
        " that is 1.96 × Sdiff %(sdiff)s. SEM %(sem)s, from SD %(sd)s and reliability %(r)s (%(source)s, n = %(n)s)."
        " Index of reliable change: %(rc)s."
    ) % {
        "before": number(change.before),
        "after": number(change.after),
        "difference": difference(change.difference),
        "threshold": hundredths(error.threshold),
        "sdiff": hundredths(error.sdiff),
        "sem": hundredths(error.sem),
        "sd": hundredths(error.sd),
        "r": hundredths(error.reliability),
        "source": "ICC(2,1)" if error.kind == ICC else "alpha",
        "n": error.n,
        "rc": hundredths(change.rc),
    }


def who_switched_on(errors: Errors, definitions: Definitions) -> list[str]:
    """Say for each form who put its figures to use, and when."""
    return [
        ngettext(
            "%(form)s: measurement error of %(n)s strength from the organisation’s own forms, switched on by %(who)s on %(day)s.",
            "%(form)s: measurement error of %(n)s strengths from the organisation’s own forms, switched on by %(who)s on %(day)s.",
            one.n_strengths,
        )
        % {
            "form": f"{in_words(definition.title)} {definition.version}",
            "n": one.n_strengths,
            "who": one.by,
            "day": day(one.on),
        }
        for one in errors.switched_on
        if (definition := definitions.get(str(one.version_id)))
    ]


def rules_of(errors: Errors) -> list[str]:
    """Return the rules for differences, as they stand on every report."""
    if not errors.of_strength:
        return [_("There are no norms and no reliability figures yet: every difference can be chance.")]
    return [
        _("There are no norms. %(chance)s") % {"chance": chance(errors)},
        _(
            "Larger than measurement error: more than 1.96 standard errors of the difference (Jacobson and Truax). Even without any change this happens in about 5 of 100 cases. It does not say why, nor whether it matters."
        ),
    ]


@dataclass(frozen=True)
class Remarks:
    """What a page says of all its differences: what they can be, what a hard time did, who switched figures on."""

    chance: str
    hard_time: str
    switched_on: list[str]


def remarks_on(errors: Errors, definitions: Definitions, hard: Sequence[datetime.date]) -> Remarks:
    """Return the remarks; `hard` are the days in a hard time of forms that a later one is set against."""
    return Remarks(chance(errors), hard_time(hard), who_switched_on(errors, definitions))


def hard_time(days: Sequence[datetime.date]) -> str:
    """Say which observations were made in a hard time; empty when none was."""
    if not days:
        return ""
    return ngettext(
        "The observation of %(days)s was made in a hard time; a next one is then often higher by itself.",
        "The observations of %(days)s were made in a hard time; a next one is then often higher by itself.",
        len(days),
    ) % {"days": get_text_list([short_day(day) for day in days], _("and"))}
