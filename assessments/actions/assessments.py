"""The only place where an observation form changes."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from assessments.actions.asked import answer_request
from assessments.actions.packing import pack
from assessments.exceptions import AlreadySigned, DraftExists, Incomplete, NotOffered
from assessments.models import Answer, Assessment
from assessments.rules.documents import choices_of
from audit.actions import record
from audit.rules.events import EventType
from children.models import Child
from lifecourse.actions.missed_moments import add_missed_moment
from lifecourse.models import MissedMoment
from portfolio.actions import digest_of
from portfolio.exchange.fhir.response import response_of
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import form_of
from portfolio.rules.outcomes import Form, OutcomeDefinition, signs_to_json
from portfolio.rules.scoring import Choice, score_form, scores_to_json
from revisions.actions import check_mark, check_seen, save_next
from revisions.exceptions import SeenOtherwise

FRAME = ["observer_role", "setting", "period_from", "period_to", "hours_seen", "with_teacher", "spoken_by"]
CONTENT = ["choice", "reason", "example"]


def locked(assessment: Assessment) -> Assessment:
    """Lock the form's row until the transaction ends; `AlreadySigned` when it is no draft."""
    current = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if current.is_signed:
        raise AlreadySigned
    return current


@transaction.atomic
def start_assessment(*, assessment: Assessment, by: User) -> Assessment:
    """Start a draft; `assessment` is a new, validated instance. A draft already there is returned instead.

    `NotOffered` when the version was retired after the page was shown, or is none of this organisation.
    """
    Child.with_practice.select_for_update(no_key=True).get(
        pk=assessment.child_id
    )  # pressed twice, it starts once
    same = {"child": assessment.child, "instrument_version": assessment.instrument_version, "observer": by}
    drafts = Assessment.objects.drafts().filter(corrects=None, **same)
    draft = drafts.in_voice_of(assessment.observer_role).first()
    if draft is not None:
        return draft
    offered = InstrumentVersion.objects.published().offered_to(assessment.child.organisation_id)
    if not offered.filter(pk=assessment.instrument_version_id).exists():
        raise NotOffered
    assessment.observer = by
    assessment.save(force_insert=True)
    record(EventType.ASSESSMENT_STARTED, target=assessment, child_id=assessment.child_id, by=by)
    return assessment


@transaction.atomic
def change_frame(*, assessment: Assessment, seen_mark: int | None, by: User) -> None:
    """Keep a changed frame of a draft: role, setting, period and hours.

    `seen_mark` is that of the frame which this person saw: the revision of a draft counts its
    answers too. `SeenOtherwise` when the frame was changed since, in another window.
    """
    current = locked(assessment)
    check_mark(current, seen_mark, *frame_of(current))
    assessment.revision = current.revision
    save_next(assessment, *FRAME)
    record(EventType.ASSESSMENT_FRAMED, target=assessment, child_id=assessment.child_id, by=by)


def frame_of(assessment: Assessment) -> list[object]:
    """Return what the frame of a form holds."""
    return [getattr(assessment, name) for name in FRAME]


@transaction.atomic
def save_answer(
    *,
    assessment: Assessment,
    item_key: str,
    content: dict[str, str],
    seen_revision: int,
    key: UUID | None,
    by: User,
) -> Answer:
    """Save one answer of a draft and return it with its new revision.

    `content` holds `choice`, `reason` and `example`; an empty choice clears the answer. `seen_revision`
    is the revision on which the change was made (0: no answer yet); another one in the database raises
    `SeenOtherwise`. The same `key` sent again returns what it did the first time.
    """
    form = locked(assessment)
    answer = Answer.objects.filter(assessment=form, item_key=item_key).first()
    if answer is not None and key is not None and answer.last_key == key:
        return answer
    try:
        check_seen(answer, seen_revision or None)
    except SeenOtherwise:
        if answer is not None and all(getattr(answer, field) == content[field] for field in CONTENT):
            return answer
        raise
    answer = answer or Answer(assessment=form, item_key=item_key)
    for field in CONTENT:
        setattr(answer, field, content[field])
    answer.key_before_last, answer.last_key = answer.last_key, key
    answer.revision, answer.saved_at = seen_revision + 1, timezone.now()
    answer.written_by = by
    answer.save()
    save_next(form)
    record(EventType.ANSWER_SAVED, target=form, child_id=form.child_id, by=by)
    return answer


@transaction.atomic
def save_answers(
    *, assessment: Assessment, changes: Mapping[str, tuple[dict[str, str], int]], by: User
) -> dict[str, Answer | None]:
    """Save the changed answers of one page: content and seen revision by item key.

    What was changed elsewhere is not saved and is returned, with what stands there now; the rest is.
    """
    conflicts: dict[str, Answer | None] = {}
    for item_key, (content, seen_revision) in changes.items():
        try:
            save_answer(
                assessment=assessment,
                item_key=item_key,
                content=content,
                seen_revision=seen_revision,
                key=None,
                by=by,
            )
        except SeenOtherwise as changed:
            conflicts[item_key] = changed.current
    return conflicts


@transaction.atomic
def enter_answers(
    *,
    assessment: Assessment,
    answers: Mapping[str, dict[str, str]],
    at: datetime.datetime | None = None,
    by: User,
) -> Assessment:
    """Put all answers of a form in a draft at once, in place of those there; return it with its new revision.

    For importing older forms: `at` is when they were given, if not now. One event in the log.
    """
    form = locked(assessment)
    newest = form.answers.aggregate(newest=Max("revision"))["newest"] or 0
    form.answers.all().delete()
    kept = {"assessment": form, "revision": newest + 1, "saved_at": at or timezone.now(), "written_by": by}
    rows = [Answer(item_key=item, **kept, **content) for item, content in answers.items()]
    Answer.objects.bulk_create(rows)
    save_next(form)
    record(EventType.ANSWER_SAVED, target=form, child_id=form.child_id, by=by)
    return form


@transaction.atomic
def start_with_answers(
    *, assessment: Assessment, answers: Mapping[str, dict[str, str]], by: User
) -> Assessment:
    """Start a draft with answers that came from a file; `DraftExists` when there is one, and nothing changes."""
    draft = start_assessment(assessment=assessment, by=by)
    if draft.pk != assessment.pk:
        raise DraftExists(draft)
    record(EventType.ASSESSMENT_IMPORTED, target=draft, child_id=draft.child_id, by=by)
    return enter_answers(assessment=draft, answers=answers, by=by)


@transaction.atomic
def export_response(*, assessment: Assessment, with_words: bool, by: User) -> dict[str, Any]:
    """Return a signed form as a FHIR QuestionnaireResponse; the child is a number that says nothing."""
    record(EventType.ASSESSMENT_EXPORTED, target=assessment, child_id=assessment.child_id, by=by)
    return response_of(
        form_of(assessment.instrument_version_id),
        assessment.document or {},
        with_words=with_words,
        child_reference=str(assessment.child_id),
        is_practice=assessment.child.is_practice,
    )


@transaction.atomic
def sign_assessment(
    *,
    assessment: Assessment,
    seen_revision: int,
    at: datetime.datetime | None = None,
    wants_to_talk: bool = False,
    by: User,
) -> Assessment:
    """Pack the answers, store the scores and close the form for ever: what was seen is what is signed.

    `wants_to_talk`: who answered for themselves asks to talk about something. For importing older forms: `at` is
    when the form was signed, if not now.
    """
    form = locked(assessment)
    check_seen(form, seen_revision)
    definition = form.form
    answers = {
        answer.item_key: answer
        for answer in form.answers.select_related("written_by")
        if answer.item_key in definition.items_asked
    }
    if not any(answer.choice for item, answer in answers.items() if item in definition.items):
        raise Incomplete(list(definition.items))
    if unexplained := [item for item, answer in answers.items() if answer.lacks_reason]:
        raise Incomplete(unexplained)
    form.signed_at = at or timezone.now()
    form.document = pack(form, definition, list(answers.values()), wants_to_talk=wants_to_talk)
    form.digest = digest_of(form.document)
    form.scores = scores_of(definition, choices_of(form.document))
    form.answers.all().delete()
    form.save(update_fields=["signed_at", "document", "digest", "scores"])
    record(EventType.ASSESSMENT_SIGNED, target=form, child_id=form.child_id, by=by)
    answer_request(form, by)
    return form


def scores_of(definition: Form, choices: Mapping[str, Choice]) -> dict[str, Any]:
    """Return what is stored as the outcome of a form: scores, or the signs as they were answered."""
    if isinstance(definition, OutcomeDefinition):
        return signs_to_json(choices)
    return scores_to_json(score_form(definition, choices))


@transaction.atomic
def discard_draft(*, assessment: Assessment, seen_revision: int, by: User) -> None:
    """Throw a draft away, as it was seen; the log keeps that it was there."""
    form = locked(assessment)
    check_seen(form, seen_revision)
    record(EventType.ASSESSMENT_DISCARDED, target=form, child_id=form.child_id, by=by)
    form.delete()


@transaction.atomic
def stop_at_no(*, assessment: Assessment, by: User) -> MissedMoment:
    """Throw away what a child or a parent said who then wanted to stop; only that they did not want to is kept.

    It asks for no revision: whatever was answered meanwhile, a no takes all of it away.
    """
    form = locked(assessment)
    reason = MissedMoment.Reason.CHILD_DECLINED if form.is_by_child else MissedMoment.Reason.FAMILY_DECLINED
    about = {"observer_role": form.observer_role, "setting": form.setting, "reason": reason}
    moment = MissedMoment(child_id=form.child_id, expected_on=timezone.localdate(), **about)
    add_missed_moment(moment=moment, by=by)
    record(EventType.ASSESSMENT_DISCARDED, target=form, child_id=form.child_id, by=by)
    form.delete()
    return moment
