"""Files with answers for tests: a QuestionnaireResponse as another system would send it."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from audit.models import AuditEvent
from children.models import Child
from portfolio.exchange.fhir.response import response_of
from portfolio.queries.instruments import form_of
from tests.support.audit_log import at_noon
from tests.support.build import version_of
from tests.support.days import days_ago
from tests.support.pages import Reply


def frame_fields() -> dict[str, str]:
    """Return the frame of a form about last weeks, seen at school."""
    return {
        "observer_role": "youth_professional",
        "setting": "school",
        "period_from": str(days_ago(20)),
        "period_to": str(days_ago(2)),
        "hours_seen": "12",
    }


def a_response(
    choices: Mapping[str, str], key: str = "professional-quick", child_reference: str = ""
) -> dict[str, Any]:
    """Return answers to the published version of a form."""
    answers = {
        item: {"choice": choice, "reason": "", "example": "Elders gezien."}
        for item, choice in choices.items()
    }
    form = {"answers": answers, "signed_at": at_noon(days_ago(2)).isoformat(), "observer": {}}
    response = response_of(
        form_of(version_of(key).pk), form, with_words=True, child_reference=child_reference
    )
    loose: dict[str, Any] = json.loads(json.dumps(response))
    return loose


def a_file(content: Any) -> SimpleUploadedFile:
    """Return a file to send; what is no bytes is written as JSON."""
    if isinstance(content, SimpleUploadedFile):
        return content
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return SimpleUploadedFile("antwoorden.json", body, content_type="application/fhir+json")


def take(client: Client, child: Child, content: Any, **changes: str) -> Reply:
    """Send a file with a good frame, but for the changes."""
    url = reverse("assessment-import", args=[child.pk])
    return client.post(url, {**frame_fields(), **changes, "file": a_file(content)})


def errors(response: Reply) -> dict[str, list[str]]:
    """Return what was said at the fields; a refusal answers 400, writes nothing and starts nothing."""
    assert response.status_code == 400
    assert not Assessment.objects.drafts().exists()
    assert not AuditEvent.objects.filter(event__in=["assessment_started", "answer_saved"]).exists()
    return {
        field: [str(error) for error in found] for field, found in response.context["form"].errors.items()
    }
