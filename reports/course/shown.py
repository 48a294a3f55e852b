"""Which part of the course is on the page, and how much lies outside it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paper.dates_and_numbers import short_day
from reports.charts.svg.backdrop import newest, within
from reports.course.axis import MARGIN
from reports.course.facts import CourseRecord
from reports.facts.window import Window
from reports.rules.course.trajectories import TimeAxis


@dataclass(frozen=True)
class Shown:
    """The period in words, and what is not on the page; `has_forms` is False when the choice holds no form."""

    period: str
    outside: list[str]
    has_forms: bool
    has_adversity: bool
    sees_events: bool


def shown_of(facts: CourseRecord, axis: TimeAxis, window: Window) -> Shown:
    """Return what is shown of these facts on this axis."""
    n_forms = len(facts.readings) + len(facts.signs)
    first, last = window.first or axis.first + MARGIN, window.last or axis.last - MARGIN
    shown = ngettext(
        "Shown: %(n)s form, %(first)s to %(last)s.",
        "Shown: %(n)s forms, %(first)s to %(last)s.",
        n_forms,
    ) % {"n": n_forms, "first": short_day(first), "last": short_day(last)}
    return Shown(
        period=shown,
        outside=outside(facts, axis),
        has_forms=n_forms > 0,
        has_adversity=any(band.kind == "adversity" for band in facts.bands),
        sees_events=facts.sees_events,
    )


def outside(facts: CourseRecord, axis: TimeAxis) -> list[str]:
    """Say how many forms and how much of what happened are not on the page."""
    found = []
    if facts.n_outside:
        found.append(
            ngettext(
                "%(n)s form lies outside this choice.",
                "%(n)s forms lie outside this choice.",
                facts.n_outside,
            )
            % {"n": facts.n_outside}
        )
    inside = within(facts.bands, axis)
    if n_bands := len(facts.bands) - len(inside):
        found.append(_("Of what happened and what was done, %(n)s lie outside this period.") % {"n": n_bands})
    if n_left := len(inside) - len(newest(inside)):
        found.append(
            _(
                "Of what happened and what was done, the %(n)s oldest are not drawn; they are in the table."
                " Choose a shorter period to see them drawn."
            )
            % {"n": n_left}
        )
    return found
