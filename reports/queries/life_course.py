"""From events, circumstances, resources and actions in the database to plain values; each table is read once."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from accounts.access import Access
from accounts.rules.permissions import Permission
from children.models import Child
from lifecourse.models import Circumstance, Resource
from lifecourse.queries.pressure import LISTED
from reports.facts.bands import Band
from reports.facts.life_course import Around, Carrier, Doing, Missed, Pressing
from reports.rules.course.supports import support_of
from reviews.models import Action


def around_for(access: Access, child: Child) -> Around:
    """Return what this person may see of what is noted around a child; six queries, fewer for who may see less."""
    return around(
        child,
        with_events=access.has(Permission.LIFE_EVENT_VIEW, child.team_id),
        with_support=access.has(Permission.RESOURCE_VIEW, child.team_id),
    )


def around(child: Child, *, with_events: bool, with_support: bool) -> Around:
    """Return what is noted around a child; without events or support nothing of those is read."""
    circumstances = list(child.circumstances.all()) if with_events else []
    resources = list(child.resources.prefetch_related("uses")) if with_support else []
    actions = begun_actions(child) if with_support else []
    return Around(
        adversities=tuple(adversities_of(child)) if with_events else None,
        pressures=tuple(pressures_in(circumstances)),
        pressing=tuple(pressing_in(circumstances)) if with_events else None,
        supports=tuple(supports_in(resources)) if with_support else None,
        carriers=tuple(carriers_in(resources, timezone.localdate())) if with_support else None,
        actions=tuple(actions_in(actions)),
        doing=tuple(doing_in(actions)),
        missed=tuple(missed_of(child)),
    )


def adversities_for(access: Access, child: Child) -> list[Band] | None:
    """Return the adversities of a child; None for who may not see them."""
    return adversities_of(child) if access.has(Permission.LIFE_EVENT_VIEW, child.team_id) else None


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


def pressures_in(circumstances: Iterable[Circumstance]) -> list[Band]:
    """Return the circumstances that press or pressed from a known day on, oldest first."""
    return [
        Band(kind="pressure", title=str(found), first=found.started_on, last=found.ended_on)
        for found in circumstances
        if found.started_on
    ]


def pressing_in(circumstances: Iterable[Circumstance]) -> list[Pressing]:
    """Return the whole list of circumstances; what was never answered is not known."""
    noted = [Pressing(found.kind, found.state, found.title) for found in circumstances]
    answered = {one.kind for one in noted}
    silent = [kind.value for kind in LISTED if kind not in answered]
    return [*noted, *(Pressing(kind, Circumstance.State.UNKNOWN.value) for kind in silent)]


def supports_in(resources: Iterable[Resource]) -> list[Band]:
    """Return the resources that were there at some time as bands, oldest first; each with its uses."""
    found = (
        support_of(
            resource.name,
            [(use.from_on, use.use, use.felt) for use in resource.uses.all()],
            resource.ended_on,
        )
        for resource in resources
    )
    return sorted(filter(None, found), key=lambda band: (band.first, band.title))


def carriers_in(resources: Iterable[Resource], today: datetime.date) -> list[Carrier]:
    """Return the resources as they are today, those that are over left out."""
    found = []
    for resource in resources:
        past = [use for use in resource.uses.all() if use.from_on <= today]
        if past and not resource.is_over:
            newest = max(past, key=lambda use: use.from_on)
            found.append(
                Carrier(
                    resource.name,
                    newest.use,
                    newest.felt,
                    resource.is_professional,
                    resource.element,
                    tuple(resource.ways),
                )
            )
    return found


def begun_actions(child: Child) -> list[Action]:
    """Return the actions that began by today: what is only planned is in no course yet; one query."""
    return list(child.actions.filter(started_on__lte=timezone.localdate()))


def actions_in(actions: Iterable[Action]) -> list[Band]:
    """Return what adults did and do as bands, in the order given."""
    return [
        Band(
            kind="action",
            title=action.title,
            first=action.started_on,
            last=None if action.is_ongoing else action.ended_on or action.started_on,
        )
        for action in actions
    ]


def doing_in(actions: Iterable[Action]) -> list[Doing]:
    """Return the actions that go on."""
    return [Doing(action.title, action.done_by) for action in actions if action.is_ongoing]


def missed_of(child: Child) -> list[Missed]:
    """Return the observations that did not take place, with their reasons; one query."""
    return [
        Missed(
            found.expected_on,
            found.observer_role,
            found.setting,
            str(found),
            found.reason,
            child.age_on(found.expected_on),
        )
        for found in child.missed_moments.all()
    ]
