"""From events, circumstances, resources and actions in the database to bands on the time axis."""

from children.models import Child
from reports.facts.bands import Band
from reports.rules.lane_marks import Missed
from reports.rules.supports import support_of


def bands_of(child: Child) -> list[Band]:
    """Return adversity, pressure, support and actions around a child, oldest first; five queries."""
    found = [*adversities_of(child), *pressures_of(child), *supports_of(child), *actions_of(child)]
    return sorted(found, key=lambda band: band.first)


def adversities_of(child: Child) -> list[Band]:
    """Return the adversities of a child, oldest first; one query."""
    return [
        Band(
            kind="adversity",
            title=event.title,
            first=event.started_on,
            last=None if event.is_ongoing else event.ended_on or event.started_on,
            is_estimated=event.is_start_estimated,
            is_chronic=event.is_chronic,
        )
        for event in child.life_events.all()
    ]


def pressures_of(child: Child) -> list[Band]:
    """Return the circumstances that press or pressed, oldest first; one query."""
    return [
        Band(kind="pressure", title=str(found), first=found.started_on, last=found.ended_on)
        for found in child.circumstances.all()
        if found.started_on
    ]


def supports_of(child: Child) -> list[Band]:
    """Return the resources that were there at some time, with how they were used, oldest first; two queries."""
    found = (
        support_of(
            resource.name,
            [(use.from_on, use.use, use.felt) for use in resource.uses.all()],
            resource.ended_on,
        )
        for resource in child.resources.prefetch_related("uses")
    )
    return sorted(filter(None, found), key=lambda band: (band.first, band.title))


def actions_of(child: Child) -> list[Band]:
    """Return what adults did and do for a child, oldest first; one query."""
    return [
        Band(
            kind="action",
            title=action.title,
            first=action.started_on,
            last=None if action.is_ongoing else action.ended_on or action.started_on,
        )
        for action in child.actions.all()
    ]


def missed_of(child: Child) -> list[Missed]:
    """Return the observations that did not take place, with their reasons in words; one query."""
    return [
        Missed(found.expected_on, found.observer_role, found.setting, str(found))
        for found in child.missed_moments.all()
    ]
