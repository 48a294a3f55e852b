"""The forms of one child as a FHIR R4 Bundle: the child, what was asked, what was answered."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from children.rules.voices import is_own_voice
from exports.rules.contents import Kind, Naming
from exports.rules.forms import ExportedChild, ExportedForm
from portfolio.exchange.fhir.codes import BASE, CHILDREN, OWN
from portfolio.exchange.fhir.questionnaire import questionnaire_of
from portfolio.exchange.fhir.response import TEST_DATA, response_of
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import form_of
from portfolio.queries.notations import STATUSES

Json = dict[str, Any]
OBSERVERS = f"{BASE}/NamingSystem/observer"


def bundle_of(
    child: ExportedChild, forms: Sequence[ExportedForm], naming: Naming, at: datetime.datetime
) -> Json:
    """Return everything that was observed of a child; under a code without a name, a birth date or any day."""
    child_id = naming.uuid(Kind.CHILD, child.id)
    entries = [
        entry_of(child_id, patient_of(child, child_id, naming)),
        *(entry_of(name, questionnaire) for name, questionnaire in questionnaires_of(forms)),
        *(entry_of(naming.uuid(Kind.FORM, form.id), answers_of(form, child_id, naming)) for form in forms),
    ]
    label = {"meta": {"security": [TEST_DATA]}} if child.is_practice else {}
    return {
        "resourceType": "Bundle",
        **label,
        "type": "collection",
        "timestamp": at.isoformat(timespec="seconds"),
        "entry": entries,
    }


def entry_of(key: str, resource: Json) -> Json:
    """Return a resource under an id of its own."""
    kind, rest = resource["resourceType"], {key: resource[key] for key in resource if key != "resourceType"}
    return {"fullUrl": f"urn:uuid:{key}", "resource": {"resourceType": kind, "id": key, **rest}}


def patient_of(child: ExportedChild, child_id: str, naming: Naming) -> Json:
    """Return the child; who it is only where it is named."""
    named = {"name": [{"use": "usual", "given": [child.first_name]}], "birthDate": child.born}
    return {
        "resourceType": "Patient",
        "identifier": [{"system": CHILDREN, "value": child_id}],
        **(named if naming.is_named else {}),
    }


def questionnaires_of(forms: Iterable[ExportedForm]) -> Iterable[tuple[str, Json]]:
    """Yield what was asked, each version once with an id that follows from its name; one query."""
    versions = InstrumentVersion.objects.filter(pk__in={form.version_id for form in forms})
    for version in versions.select_related("instrument").order_by("instrument__key", "version"):
        published = timezone.localdate(version.published_at) if version.published_at else None
        definition, status = form_of(version.pk), STATUSES[version.status]
        questionnaire = questionnaire_of(definition, version.document, status, published)
        yield str(uuid5(NAMESPACE_URL, f"{questionnaire['url']}|{definition.version}")), questionnaire


def answers_of(form: ExportedForm, child_id: str, naming: Naming) -> Json:
    """Return a form, with who looked in which role, where and when; a professional, a parent and a place have no name."""
    response = response_of(
        form_of(form.version_id),
        form.document,
        with_words=naming.has_words,
        child_reference=child_id,
        is_practice=form.child.is_practice,
    )
    response["subject"]["reference"] = f"urn:uuid:{child_id}"
    if not naming.is_named:
        del response["authored"]
    frame = [*response.get("extension", []), *frame_of(form, naming)]
    return {**response, "extension": frame, "source": source_of(form, child_id, naming)}


def frame_of(form: ExportedForm, naming: Naming) -> Iterable[Json]:
    """Yield where and over which period was looked; under a code only how long after the first form."""
    yield {"url": f"{OWN}/response-setting", "valueCode": form.setting}
    yield {"url": f"{OWN}/response-role", "valueCode": form.role}
    yield {"url": f"{OWN}/response-day", "valueInteger": form.day}
    if naming.is_named:
        period = {"start": form.period_from.isoformat(), "end": form.period_to.isoformat()}
        yield {"url": f"{OWN}/response-period", "valuePeriod": period}


def source_of(form: ExportedForm, child_id: str, naming: Naming) -> Mapping[str, Any]:
    """Return who answered: the child itself, a person around it or a professional, each by a code."""
    code = {"identifier": {"system": OBSERVERS, "value": naming.code(Kind.PERSON, form.person)}}
    if form.role == "child":
        return {"reference": f"urn:uuid:{child_id}", "type": "Patient"}
    is_near = is_own_voice(form.role) or form.by_link
    return {"type": "RelatedPerson" if is_near else "PractitionerRole", **code}
