"""Packing a signed form and its answers into one document, readable without any other row."""

from collections.abc import Iterable
from typing import Any

from assessments.models import Answer, Assessment
from portfolio.rules.outcomes import Form

SCHEMA = 1

SPOKEN = ("sent_by", "seen_in", "spoken_by")  # who answered and in which language, where that is known


def pack(
    form: Assessment, asked: Form, answers: Iterable[Answer], *, wants_to_talk: bool = False
) -> dict[str, Any]:
    """Pack a form and its answers into plain JSON values, readable without any other row.

    `asked` is the form as it is asked at the child's age; an answer to something else is left behind. That a
    child or a parent `wants_to_talk` about something stands in it only where they said so.
    """
    given = {answer.item_key: packed(answer, form) for answer in answers}
    apart = {key: row for key, row in given.items() if key in asked.items_asked.keys() - asked.items.keys()}
    version = form.instrument_version
    return {
        "schema": SCHEMA,
        "assessment": str(form.pk),
        "child": str(form.child_id),
        "corrects": str(form.corrects_id or ""),
        "instrument": {"key": version.instrument.key, "version": version.version, "digest": version.digest},
        "observer": {
            "id": str(form.observer_id),
            "name": form.observer.full_name,
            "role": form.observer_role,
            **{name: value for name in SPOKEN if (value := getattr(form, name))},
            **({"with_teacher": True} if form.with_teacher else {}),
        },
        "setting": form.setting,
        "age": form.age,
        "period": [form.period_from.isoformat(), form.period_to.isoformat()],
        "hours_seen": form.hours_seen,
        "signed_at": form.signed_at.isoformat() if form.signed_at else "",
        "answers": {key: row for key, row in given.items() if key in asked.items},
        **({"apart": apart} if apart else {}),
        **({"wants_to_talk": True} if wants_to_talk and (form.is_own_voice or form.sent_by) else {}),
    }


def packed(answer: Answer, form: Assessment) -> dict[str, Any]:
    """Pack one answer; with who wrote it, when that was someone before the observer."""
    writer = answer.written_by if answer.written_by_id != form.observer_id else None
    return {
        "choice": answer.choice,
        "reason": answer.reason,
        "example": answer.example,
        "saved_at": answer.saved_at.isoformat(),
        **({"by": {"id": str(writer.pk), "name": writer.full_name}} if writer else {}),
    }
