"""Keeping what happened and how the child dealt with it."""

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from lifecourse.models import CopingEpisode
from revisions.actions import locked_as_seen, save_as_seen

CHANGING = (
    "situation",
    "happened_on",
    "setting",
    "first_reaction",
    "options_seen",
    "way",
    "own_way",
    "own_nature",
    "choice",
    "helped_child",
    "helped_observer",
    "who_helped",
)


@transaction.atomic
def add_episode(*, episode: CopingEpisode, by: User) -> CopingEpisode:
    """Add a moment; `episode` is a new, validated instance."""
    episode.recorded_by = by
    episode.save(force_insert=True)
    record(EventType.COPING_ADDED, target=episode, child_id=episode.child_id, by=by)
    return episode


@transaction.atomic
def change_episode(*, episode: CopingEpisode, seen_revision: int | None, by: User) -> CopingEpisode:
    """Change a moment, unless it was changed after this page was opened; `SeenOtherwise` then."""
    save_as_seen(episode, *CHANGING, seen_revision=seen_revision)
    record(EventType.COPING_CHANGED, target=episode, child_id=episode.child_id, by=by)
    return episode


@transaction.atomic
def remove_episode(*, episode: CopingEpisode, seen_revision: int | None, by: User) -> None:
    """Take a moment away, as it was seen; the log keeps that it was there."""
    locked_as_seen(episode, seen_revision)
    record(EventType.COPING_REMOVED, target=episode, child_id=episode.child_id, by=by)
    episode.delete()
