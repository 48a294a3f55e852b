"""Reading what a child did that helped."""

from accounts.access import Access
from accounts.models import User
from accounts.rules.permissions import Permission
from children.models import Child
from lifecourse.models import CopingEpisode


def episodes_of(child: Child, *, access: Access, user: User) -> list[CopingEpisode]:
    """Return the moments noted of a child, the newest first, one's own only for who may not see all; one query."""
    episodes = child.coping_episodes.select_related("recorded_by")
    if not access.has(Permission.COPING_VIEW, child.team_id):
        episodes = episodes.filter(recorded_by=user)
    return list(episodes)
