"""Keeping the questions to talk about beside an observation, in someone's own words."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments.models import Assessment
from audit.actions import record
from audit.rules.events import EventType
from reviews.models import TalkingPoints
from revisions.actions import check_seen, locked_as_seen, save_next

CHANGING = ("first", "second", "third")


@transaction.atomic
def set_talking_points(*, points: TalkingPoints, seen_revision: int | None, by: User) -> TalkingPoints:
    """Put these questions beside an observation, in place of those that this person saw there (None: the made ones).

    Raises `SeenOtherwise` when someone was first.
    """
    assessment = Assessment.objects.select_for_update().get(
        pk=points.assessment_id
    )  # there may be no row to lock
    current = TalkingPoints.objects.select_for_update().filter(pk=assessment.pk).first()
    check_seen(current, seen_revision)
    points.written_by, points.written_at = by, timezone.now()
    if current is None:
        points.save(force_insert=True)
    else:
        points.revision = current.revision
        save_next(points, *CHANGING, "written_by", "written_at")
    record(EventType.TALKING_POINTS_CHANGED, target=points, child_id=assessment.child_id, by=by)
    return points


@transaction.atomic
def remove_talking_points(*, points: TalkingPoints, seen_revision: int | None, by: User) -> None:
    """Take the questions away, as they were seen: the made ones stand there again."""
    current = locked_as_seen(points, seen_revision)
    for name in CHANGING:
        setattr(current, name, "")
    save_next(current, *CHANGING)
    child_id = current.assessment.child_id
    record(EventType.TALKING_POINTS_REMOVED, target=current, child_id=child_id, by=by)
