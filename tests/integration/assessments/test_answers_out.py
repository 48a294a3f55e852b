"""Downloading a signed form as FHIR: what is in the file, what is not, and what the log keeps."""

import json
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from assessments.models import Assessment
from audit.models import AuditEvent
from children.models import Child
from tests.support.build import People, a_signed_form
from tests.support.days import today
from tests.support.pages import Page, Reply
from tests.support.scenes import corrected


def export(client: Client, form: Assessment, **given: str) -> Reply:
    url = reverse("assessment-export", kwargs={"child_id": form.child_id, "assessment_id": form.pk})
    return client.get(url, given)


def exported(client: Client, form: Assessment, **given: str) -> Any:
    return json.loads(export(client, form, **given).content)


def exports() -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(event="assessment_exported"))


def test_file_is_fhir_that_no_cache_keeps(people: People, anna: Client, child: Child) -> None:
    response = export(anna, a_signed_form(child, people.anna))
    assert response.headers["Content-Type"] == "application/fhir+json"
    assert response.headers["Cache-Control"] == "no-store, private"
    name = f'attachment; filename="antwoorden-professional-quick-{today()}.json"'
    assert response.headers["Content-Disposition"] == name


def test_file_names_nobody(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna, example="Zag ik zelf.")
    born = str(child.birth_year)
    told = json.dumps(exported(anna, form))
    assert [word for word in ("Sam", "DW-001", born, "Anna", '"home"', "Zag ik zelf.") if word in told] == []
    assert exported(anna, form)["subject"]["identifier"]["value"] == str(child.pk)


def test_words_go_along_when_asked_for(people: People, anna: Client, child: Child) -> None:
    choices = {"help_ask": "not_applicable"}
    form = a_signed_form(child, people.anna, choices=choices, example="Zag ik zelf.")
    told = json.dumps(exported(anna, form, woorden="ja"))
    assert told.count("Zag ik zelf.") == 12
    assert told.count("past hier niet") == 1


def test_export_is_in_the_log_with_the_form(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.bram)
    export(anna, form)
    (event,) = exports()
    assert (event.actor_id, event.child_id) == (str(people.anna.pk), str(child.pk))
    assert (event.object_type, event.object_id) == ("assessment", str(form.pk))


def test_page_of_a_form_offers_the_file_to_who_may_export(
    people: People, client: Client, child: Child
) -> None:
    form = a_signed_form(child, people.bram)
    url = reverse("assessment-read", args=[child.pk, form.pk])
    address = reverse("assessment-export", args=[child.pk, form.pk])
    for user, is_offered in ((people.anna, True), (people.bram, False)):
        client.force_login(user)
        offered = [found.action for found in Page(client.get(url)).forms if found.action == address]
        assert bool(offered) is is_offered
    assert export(client, form).status_code == 403
    assert exports() == []


def test_corrected_form_is_sent_in_its_corrected_version_only(
    people: People, anna: Client, child: Child
) -> None:
    form = a_signed_form(child, people.anna)
    newest = corrected(form, people.anna, help_ask="0")
    response = export(anna, form)
    assert response.headers["Location"] == reverse("assessment-read", args=[child.pk, form.pk])
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == [gettext("This form was corrected. Download the corrected version.")]
    assert exports() == []
    assert (
        reverse("assessment-export", args=[child.pk, form.pk])
        not in Page(anna.get(reverse("assessment-read", args=[child.pk, form.pk]))).words
    )
    assert exported(anna, newest)["status"] == "amended"
