"""What is done with a form that was signed on the wrong child."""

from collections.abc import Iterator

from django.db import transaction

from accounts.models import User
from assessments.actions.asked import ask_again
from assessments.actions.assessments import FRAME, start_assessment
from assessments.actions.corrections import answers_of
from assessments.exceptions import AlreadyCopied, AlreadyWithdrawn, DraftExists
from assessments.models import Answer, Assessment, Withdrawal, WithdrawnReading
from audit.actions import record
from audit.constraints import refused_by
from audit.rules.events import EventType
from children.models import Child


@transaction.atomic
def withdraw_assessment(*, assessment: Assessment, reason: str, by: User) -> None:
    """Take a signed form that is about another child off all pages of this one, with its other versions.

    What was signed stays as it is. An open correction is thrown away, and what the form answered is asked again.
    `AlreadyWithdrawn` when someone was first.
    """
    Child.with_practice.select_for_update(no_key=True).get(pk=assessment.child_id)
    for version in locked_versions(assessment):
        if not version.is_signed:
            record(EventType.ASSESSMENT_DISCARDED, target=version, child_id=version.child_id, by=by)
            version.delete()
            continue
        if Withdrawal.objects.filter(assessment=version).exists():
            raise AlreadyWithdrawn
        Withdrawal(assessment=version, reason=reason, withdrawn_by=by).save(force_insert=True)
        record(EventType.ASSESSMENT_WITHDRAWN, target=version, child_id=version.child_id, by=by)
        ask_again(version, by)


def locked_versions(assessment: Assessment) -> Iterator[Assessment]:
    """Lock and yield all versions of a form, from the first to the newest, which may be an open correction."""
    pk = assessment.pk
    while earlier := Assessment.objects.values_list("corrects", flat=True).get(pk=pk):
        pk = earlier
    version: Assessment | None = Assessment.objects.select_for_update().get(pk=pk)
    while version is not None:
        later = Assessment.objects.select_for_update().filter(corrects=version).first()
        yield version
        version = later


@transaction.atomic
def add_reading(*, assessment: Assessment, reason: str, by: User) -> WithdrawnReading:
    """Keep why someone reads a withdrawn form; opens it to that person for a while."""
    reading = WithdrawnReading(assessment=assessment, reason=reason, read_by=by)
    reading.save(force_insert=True)
    record(EventType.WITHDRAWN_READING_ADDED, target=assessment, child_id=assessment.child_id, by=by)
    return reading


@transaction.atomic
def copy_withdrawn(*, assessment: Assessment, child: Child, by: User) -> Assessment:
    """Start a draft about the right child with the answers of a withdrawn form; both logs say so.

    `DraftExists` when this person has a draft of the form about that child, `NotOffered` when the version was
    retired, `AlreadyCopied` when its answers were taken over before; nothing changes then.
    """
    draft = Assessment(
        child=child, instrument_version_id=assessment.instrument_version_id, copied_from=assessment.pk
    )
    for field in FRAME:
        setattr(draft, field, getattr(assessment, field))
    with refused_by(assessment_copied_once=AlreadyCopied):
        started = start_assessment(assessment=draft, by=by)
    if started.pk != draft.pk:
        raise DraftExists(started)
    Answer.objects.bulk_create(answers_of(assessment.document or {}, draft))
    for form in (assessment, draft):
        record(EventType.ASSESSMENT_COPIED, target=form, child_id=form.child_id, by=by)
    return draft
