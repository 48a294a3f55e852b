"""What carries a child and what helped it, for tests: made through the actions of the product."""

import datetime

from accounts.models import User
from assessments.actions.coping import add_episode
from assessments.actions.resources import add_use
from assessments.models import Child, CopingEpisode, Resource, ResourceUse
from tests.build import SPRING


def a_change_of_use(
    resource: Resource,
    by: User,
    *,
    on: datetime.date = SPRING[1],
    use: str = "carries",
    felt: str = "not_asked",
) -> ResourceUse:
    """Note that a resource is used otherwise from a day on."""
    revision = Resource.objects.get(pk=resource.pk).revision
    noted = ResourceUse(resource=resource, from_on=on, use=use, felt=felt)
    return add_use(use=noted, seen_revision=revision, by=by)


def an_episode(
    child: Child,
    by: User,
    *,
    on: datetime.date = SPRING[0],
    situation: str = "Ruzie op het plein",
    setting: str = "school",
    way: str = "ask_help",
    **more: str,
) -> CopingEpisode:
    """Note a moment that asked something of the child."""
    noted = CopingEpisode(child=child, happened_on=on, situation=situation, setting=setting, way=way, **more)
    return add_episode(episode=noted, by=by)
