"""From the database to what a course is made of, in a number of queries that does not grow with the forms."""

from collections.abc import Sequence

from accounts.access import Access
from accounts.rules.permissions import Permission
from children.models import Child
from reliability.queries.parameters import errors_of
from reports.course.facts import Facts
from reports.facts.bands import Band
from reports.facts.readings import Reading, Seen
from reports.facts.signs import SignReading
from reports.facts.window import Window
from reports.queries.forms import definitions_of
from reports.queries.life_course import (
    actions_of,
    adversities_of,
    bands_of,
    missed_of,
    pressures_of,
    supports_of,
)
from reports.queries.signs import outcome_of


def course_facts(
    child: Child, forms: Sequence[Reading], strips: Sequence[SignReading], window: Window, access: Access
) -> Facts:
    """Return what someone may see of the course of a child within a choice; `forms` and `strips` are all there are."""

    def is_shown(seen: Seen) -> bool:
        return window.holds(seen.period_to, seen.role, seen.setting)

    readings = [reading for reading in forms if is_shown(reading)]
    signs = [reading for reading in strips if is_shown(reading)]
    sees_events = access.has(Permission.LIFE_EVENT_VIEW, child.team_id)
    sees_support = access.has(Permission.RESOURCE_VIEW, child.team_id)
    return Facts(
        readings=readings,
        definitions=definitions_of(readings),
        n_forms=len(forms) + len(strips),
        signs=signs,
        outcome=outcome_of(signs),
        bands=visible_bands(child, sees_events=sees_events, sees_support=sees_support),
        missed=[one for one in missed_of(child) if window.holds(one.on, one.role, one.setting)],
        errors=errors_of(child, readings),
        sees_events=sees_events,
        sees_support=sees_support,
    )


def visible_bands(child: Child, *, sees_events: bool, sees_support: bool) -> list[Band]:
    """Return what happened and what was done, as far as someone may see it, oldest first."""
    found = [
        *([*adversities_of(child), *pressures_of(child)] if sees_events else []),
        *([*supports_of(child), *actions_of(child)] if sees_support else []),
    ]
    return sorted(found, key=lambda band: band.first)


def facts_on_paper(
    child: Child, readings: list[Reading], signs: list[SignReading], *, with_events: bool
) -> Facts:
    """Return the whole course for a report; without events nothing of what happened or was done is in it."""
    return Facts(
        readings=readings,
        definitions=definitions_of(readings),
        n_forms=len(readings) + len(signs),
        signs=signs,
        outcome=outcome_of(signs),
        bands=bands_of(child) if with_events else [],
        missed=missed_of(child),
        errors=errors_of(child, readings),
        sees_events=with_events,
        sees_support=with_events,
    )
