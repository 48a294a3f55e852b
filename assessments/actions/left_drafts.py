"""What a coordinator does with a draft without a writer: hand it over to a colleague, or throw it away."""

from django.db import transaction

from accounts.models import User
from assessments.actions.asked import go_along
from assessments.actions.assessments import discard_draft, locked
from assessments.exceptions import HasDraft, StillReached
from assessments.models import Assessment
from assessments.queries.left_drafts import without_writer
from audit.actions import record
from audit.constraints import refused_by
from audit.rules.events import EventType
from revisions.actions import check_seen, save_next


def locked_left(assessment: Assessment, seen_revision: int) -> Assessment:
    """Lock a draft; `AlreadySigned` when it is none any more, `StillReached` when it has a writer.

    `SeenOtherwise` when it changed after this person saw it.
    """
    form = locked(assessment)
    if not without_writer(Assessment.objects.filter(pk=form.pk)).exists():
        raise StillReached
    check_seen(form, seen_revision)
    return form


@transaction.atomic
def hand_over_draft(*, assessment: Assessment, seen_revision: int, to: User, by: User) -> Assessment:
    """Make a colleague the observer of a draft without a writer; its answers keep who wrote them.

    What its observer was asked goes along.
    `HasDraft` when the colleague has a draft of this form about this child already.
    """
    form = locked_left(assessment, seen_revision)
    before = form.observer
    form.answers.filter(written_by=None).update(written_by=before)
    form.observer = to
    with refused_by(assessment_one_draft_per_observer=HasDraft):
        save_next(form, "observer")
    record(EventType.ASSESSMENT_REASSIGNED, target=form, child_id=form.child_id, by=by)
    go_along(form, before=before, by=by)
    return form


@transaction.atomic
def discard_left_draft(*, assessment: Assessment, seen_revision: int, by: User) -> None:
    """Throw a draft without a writer away; the log keeps that it was there."""
    form = locked_left(assessment, seen_revision)
    discard_draft(assessment=form, seen_revision=form.revision, by=by)
