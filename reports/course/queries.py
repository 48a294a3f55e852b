"""From what was read for a page to what a course is made of."""

from collections.abc import Sequence

from children.models import Child
from reliability.queries.parameters import errors_of
from reports.course.facts import CourseRecord
from reports.facts.life_course import Around
from reports.facts.readings import Reading, Seen
from reports.facts.signs import SignReading
from reports.facts.window import Window
from reports.queries.forms import definitions_of
from reports.queries.signs import outcome_of


def course_facts(
    child: Child, forms: Sequence[Reading], strips: Sequence[SignReading], around: Around, window: Window
) -> CourseRecord:
    """Filter all readings (`forms`, `strips`) and missed moments to `window`.

    Adds definitions, measurement errors and all bands. One query, or none.
    """

    def is_shown(seen: Seen) -> bool:
        return window.holds(seen.period_to, seen.role, seen.setting)

    readings = [reading for reading in forms if is_shown(reading)]
    signs = [reading for reading in strips if is_shown(reading)]
    return CourseRecord(
        readings=readings,
        definitions=definitions_of(readings),
        n_forms=len(forms) + len(strips),
        signs=signs,
        outcome=outcome_of(signs),
        bands=around.bands,
        missed=[one for one in around.missed if window.holds(one.on, one.role, one.setting)],
        errors=errors_of(child, readings),
        sees_events=around.adversities is not None,
        sees_support=around.supports is not None,
    )
