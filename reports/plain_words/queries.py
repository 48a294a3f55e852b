"""From the database to the facts that the rules look at; as many queries for two forms as for two hundred."""

from django.utils import timezone

from accounts.access import Access
from accounts.rules.permissions import Permission
from children.models import Child
from lifecourse.models import Circumstance, ResourceUse
from lifecourse.queries.pressure import LISTED
from reliability.queries.parameters import errors_of
from reports.facts.readings import Reading
from reports.facts.signs import SignReading
from reports.plain_words.rules.facts import Adversity, Carrier, Facts, Missed, Pressing
from reports.queries.coping import episode_of
from reports.queries.forms import definitions_of
from reports.queries.signs import outcome_of
from reports.rules.coping_palette import Episode
from reports.rules.elements import merged_elements


def facts_of(access: Access, child: Child, readings: list[Reading], signs: list[SignReading]) -> Facts:
    """Return what this person may know of a child; six queries, fewer for who may see less."""

    def may(permission: Permission) -> bool:
        return access.has(permission, child.team_id)

    return Facts(
        today=timezone.localdate(),
        readings=tuple(readings),
        elements=tuple(merged_elements(definitions_of(readings))),
        errors=errors_of(child, readings),
        signs=tuple(signs),
        outcome=outcome_of(signs),
        adversities=adversities_of(child) if may(Permission.LIFE_EVENT_VIEW) else None,
        pressing=pressing_on(child) if may(Permission.LIFE_EVENT_VIEW) else None,
        carriers=carriers_of(child) if may(Permission.RESOURCE_VIEW) else None,
        episodes=episodes_of(child) if may(Permission.COPING_VIEW) else None,
        missed=missed_moments_of(child),
    )


def adversities_of(child: Child) -> tuple[Adversity, ...]:
    """Return the adversities of a child; one query."""
    rows = child.life_events.values_list("started_on", "ended_on", "is_ongoing", "is_start_estimated")
    return tuple(
        Adversity(first, None if is_ongoing else last or first, is_estimated)
        for first, last, is_ongoing, is_estimated in rows
    )


def pressing_on(child: Child) -> tuple[Pressing, ...]:
    """Return the whole list of circumstances; what was never answered is not known. One query."""
    noted = [Pressing(*row) for row in child.circumstances.values_list("kind", "state", "title")]
    answered = {one.kind for one in noted}
    silent = [kind.value for kind in LISTED if kind not in answered]
    return (*noted, *(Pressing(kind, Circumstance.State.UNKNOWN.value) for kind in silent))


def carriers_of(child: Child) -> tuple[Carrier, ...]:
    """Return the resources as they are today, those that ended left out; one query."""
    today = timezone.localdate()
    uses = (
        ResourceUse.objects.filter(resource__child=child, from_on__lte=today)
        .exclude(resource__ended_on__lt=today)
        .order_by("from_on")
    )
    rows = uses.values_list("resource_id", "resource__name", "use", "felt", "resource__is_professional")
    newest = {resource: Carrier(name, use, felt, is_help) for resource, name, use, felt, is_help in rows}
    return tuple(newest.values())


def episodes_of(child: Child) -> tuple[Episode, ...]:
    """Return the situations in which a way of coping was seen; one query."""
    return tuple(episode_of(row) for row in child.coping_episodes.all())


def missed_moments_of(child: Child) -> tuple[Missed, ...]:
    """Return the moments that did not take place; one query."""
    return tuple(Missed(*row) for row in child.missed_moments.values_list("expected_on", "reason"))
