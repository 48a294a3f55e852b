"""The circles of a course: per domain every voice at each moment, as a picture and as a table."""

from collections import Counter
from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from children.models import Setting
from children.models.observer import role_name
from children.rules.voices import is_own_voice
from paper.dates_and_numbers import short_day
from portfolio.rules.definitions import Element
from portfolio.rules.domains import Domain
from portfolio.words import in_words
from reports.charts import svg
from reports.charts.figure import Figure
from reports.charts.svg.rounds import Head, rounds_chart
from reports.course.charts import Drawing
from reports.facts.readings import Reading
from reports.rules.course.rounds import Moment, Rounds, rounds_of
from reports.rules.levels import NO_SCORE, Level, level_of
from reports.words.labels import first_name
from reports.words.levels import level_names, own_level_names


def rounds_figure(domain: Domain, elements: Sequence[Element], drawing: Drawing, sentence: str) -> Figure:
    """Return the circles of one domain with their table; `sentence` says what may be set against what."""
    rows, n_more = rounds_of(drawing.groups, drawing.labels, elements)
    title, axis = in_words(domain.name), drawing.axis
    said = [[count_of(moment) for moment in row.moments] for row in rows]
    starts = [band.first for band in drawing.bands if band.kind == "adversity"]
    return Figure(
        id=f"rounds-{domain.key}",
        title=title,
        domain=domain.key,
        svg=rounds_chart(
            list(zip(heads_of(rows, drawing), rows, strict=True)),
            axis,
            [axis.share(day) for day in starts if axis.first <= day <= axis.last],
            said,
            domain.key,
            f"{title}. {sentence}",
        ),
        sentence=" ".join([sentence, *left_out(rows, n_more)]),
        columns=(_("Day"), _("Seen by"), _("Clearly there"), _("Judged"), _("Not judged")),
        rows=tuple(table_row(row.label, moment) for row in rows for moment in row.moments),
    )


def count_of(moment: Moment) -> str:
    """Say how many strengths were clearly seen of those that were judged."""
    return _("%(n)s out of %(judged)s") % {"n": moment.n_present, "judged": moment.n_judged}


def heads_of(rows: Sequence[Rounds], drawing: Drawing) -> list[Head]:
    """Name each row shortly; by role where name and place do not tell them apart, with the form where it is another."""
    names = [name_of(row) for row in rows]
    where = [str(Setting(row.moments[-1].reading.setting).label) for row in rows]
    alike = Counter(zip(names, where, strict=True))
    return [
        Head(
            name,
            place
            if alike[name, place] == 1
            else role_name(row.moments[-1].reading.role, row.moments[-1].reading.age),
            drawing.titles[row.moments[-1].reading.instrument] if row.mark in drawing.beside else "",
        )
        for name, place, row in zip(names, where, rows, strict=True)
    ]


def name_of(row: Rounds) -> str:
    """Return the first name of who filled in, or of the voice that speaks for itself."""
    return capfirst(first_name(row.moments[-1].reading))


def table_row(label: str, moment: Moment) -> tuple[str, ...]:
    """Return one moment as a row of the table."""
    names = own_level_names() if is_own_voice(moment.reading.role) else level_names()
    n = Counter(moment.levels)
    others = [f"{names[level]} {n[level]}" for level in NO_SCORE if n[level]]
    return (
        short_day(moment.reading.period_to),
        label,
        str(moment.n_present),
        str(moment.n_judged),
        ", ".join(others),
    )


def left_out(rows: Sequence[Rounds], n_more: int) -> list[str]:
    """Say how many voices and moments are not drawn."""
    n_earlier = sum(row.n_earlier for row in rows)
    return [
        *(
            [_("%(n)s voices more looked longer ago; they are under Side by side.") % {"n": n_more}]
            if n_more
            else []
        ),
        *([_("%(n)s earlier moments are not drawn.") % {"n": n_earlier}] if n_earlier else []),
    ]


def signs_of(readings: Sequence[Reading]) -> list[tuple[svg.Svg, str]]:
    """Return the signs that these forms give, with their meaning; who speaks of themselves does not know, and has not seen."""
    levels = {level_of(score) for reading in readings for score in reading.scores.elements.values()}
    is_own = bool(readings) and all(is_own_voice(reading.role) for reading in readings)
    names = own_level_names() if is_own else level_names()
    judged = [
        (svg.round_mark(Level.PRESENT), _("clearly there")),
        (svg.round_mark(Level.GROWING), _("judged, not (yet) clear")),
    ]
    return [*judged, *((svg.round_mark(level), names[level]) for level in NO_SCORE if level in levels)]
