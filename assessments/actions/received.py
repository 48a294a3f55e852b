"""What someone sent by a link becomes a signed form, once a professional checked it."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from assessments.actions.assessments import CONTENT, scores_of
from assessments.actions.packing import pack
from assessments.models import Answer, Assessment
from assessments.rules.documents import choices_of
from audit.actions import record
from audit.rules.events import EventType
from children.models import Child
from portfolio.actions import digest_of


@transaction.atomic
def receive_assessment(
    *,
    assessment: Assessment,
    answers: Mapping[str, Mapping[str, str]],
    talk_about: Collection[str],
    sent_at: datetime.datetime,
    by: User,
) -> Assessment:
    """Sign what came by a link as it came; `assessment` is a new instance with its frame and who sent it.

    `answers` holds choice, reason and example by item key, `talk_about` the items that the sender wants to talk
    about. There is no draft: nobody changes what somebody else said.
    """
    Child.objects.select_for_update(no_key=True).get(pk=assessment.child_id)
    definition = assessment.form
    given = [
        Answer(assessment=assessment, item_key=key, saved_at=sent_at, **{f: row[f] for f in CONTENT})
        for key, row in answers.items()
        if key in definition.items_asked
    ]
    assessment.signed_at = timezone.now()
    document = pack(assessment, definition, given, wants_to_talk=bool(talk_about))
    assessment.document = marked(document, talk_about) | {"sent_at": sent_at.isoformat()}
    assessment.digest = digest_of(assessment.document)
    assessment.scores = scores_of(definition, choices_of(assessment.document))
    assessment.save(force_insert=True)
    record(EventType.ASSESSMENT_SIGNED, target=assessment, child_id=assessment.child_id, by=by)
    return assessment


def marked(document: dict[str, Any], talk_about: Collection[str]) -> dict[str, Any]:
    """Mark in a packed form which statements someone wants to talk about."""
    for part in ("answers", "apart"):
        for key, row in document.get(part, {}).items():
            if key in talk_about:
                row["talk"] = True
    return document
