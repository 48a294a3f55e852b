"""Starting a new version of a signed form."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments.actions.assessments import CONTENT, FRAME
from assessments.exceptions import AlreadyCorrected, AlreadyWithdrawn, SentByLink, StillHeld
from assessments.models import Answer, Assessment
from assessments.rules.documents import all_answers, writer_of
from audit.actions import record
from audit.rules.events import EventType


@transaction.atomic
def start_correction(*, assessment: Assessment, reason: str, by: User) -> Assessment:
    """Start a new version of a signed form, with its answers; the old one stays as it is.

    An open correction is returned as it stands. `AlreadyCorrected` when a signed one exists.
    `AlreadyWithdrawn` when it was taken back, `SentByLink` when someone else sent it, `StillHeld` while it waits
    for that of a colleague.
    """
    signed = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not signed.is_signed or signed.is_replaced:
        raise AlreadyCorrected
    if hasattr(signed, "withdrawal") or signed.sent_by:
        raise SentByLink if signed.sent_by else AlreadyWithdrawn
    if signed.is_held:
        raise StillHeld
    if hasattr(signed, "correction"):
        return signed.correction
    draft = Assessment(corrects=signed, correction_reason=reason, observer=by)
    for field in ["child_id", "instrument_version_id", *FRAME]:
        setattr(draft, field, getattr(signed, field))
    draft.save(force_insert=True)
    Answer.objects.bulk_create(answers_of(signed.document or {}, draft))
    record(EventType.CORRECTION_STARTED, target=draft, child_id=draft.child_id, by=by)
    return draft


def answers_of(document: dict[str, Any], draft: Assessment) -> list[Answer]:
    """Unpack the answers of a signed form into rows of a draft."""
    kept = {"assessment": draft, "revision": 1, "saved_at": timezone.now()}
    return [
        Answer(item_key=item, written_by_id=writer_of(row), **kept, **{f: row[f] for f in CONTENT})
        for item, row in all_answers(document).items()
    ]
