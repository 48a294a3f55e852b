"""The lanes of a course: what happened on the time axis, as a picture and as a table."""

from django.utils.translation import gettext as _

from reports import svg
from reports.figures import Figure
from reports.labels import kind_names, short_day
from reports.trajectories import Band, TimeAxis

KINDS = ("adversity", "pressure", "support")


def timeline_figure(bands: list[Band], axis: TimeAxis) -> Figure:
    """Return the lanes of adversity, pressure and support, with their table."""
    names = kind_names()
    rows = tuple((names[band.kind], band.title, short_day(band.first), end_of(band)) for band in bands)
    counts = {kind: sum(band.kind == kind for band in bands) for kind in KINDS}
    sentence = _("Noted: adversity %(adversity)s, pressure %(pressure)s, support %(support)s.") % counts
    return Figure(
        id="course-timeline",
        title=_("Adversity, pressure and support"),
        domain="",
        svg=svg.timeline(bands, axis, names, sentence),
        sentence=sentence,
        columns=(_("Kind"), _("What"), _("From"), _("To")),
        rows=rows,
        plotly=None,
    )


def end_of(band: Band) -> str:
    """Write when an event ended."""
    if band.last is None:
        return _("still going on")
    return "" if band.last == band.first else short_day(band.last)
