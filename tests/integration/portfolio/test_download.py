"""A version as a file: what the command prints, for who may read the page."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from audit.models import AuditEvent
from portfolio.actions import publish_definition
from portfolio.models import InstrumentVersion
from tests.support.build import People, version_of
from tests.support.documents import a_document
from tests.support.instruments import an_own_version
from tests.support.pages import Page

FILES = {"yaml": (".yaml", "application/yaml"), "fhir": (".json", "application/fhir+json")}


def download(client: Client, version: InstrumentVersion, notation: str) -> Any:
    return client.get(reverse("instrument-download", args=[version.pk, notation]))


def printed(*words: str) -> str:
    out = StringIO()
    call_command("export_instrument", *words, stdout=out)
    return out.getvalue().rstrip("\n")


@pytest.mark.parametrize("notation", FILES)
@pytest.mark.parametrize("key", ["professional-quick", "child-8-11", "outcome"])
def test_file_is_what_the_command_prints(anna: Client, notation: str, key: str) -> None:
    suffix, kind = FILES[notation]
    response = download(anna, version_of(key), notation)
    assert response.content.decode().rstrip("\n") == printed(key, f"--format={notation}")
    assert response.headers["Content-Type"] == f"{kind}; charset=utf-8"
    assert (
        response.headers["Content-Disposition"]
        == f'attachment; filename="{key}-{version_of(key).version}{suffix}"'
    )
    event = AuditEvent.objects.get(event="instruments_read")
    assert (event.object_id, event.actor_name) == (str(version_of(key).pk), "Anna de Wit")


@pytest.mark.parametrize("notation", FILES)
def test_draft_is_a_file_for_who_manages_it(ada: Client, draft: InstrumentVersion, notation: str) -> None:
    own = ("--version=1.0", "--organisation=De Wilg", f"--format={notation}")
    text = download(ada, draft, notation).content.decode().rstrip("\n")
    assert text == printed(draft.instrument.key, *own)


@pytest.mark.parametrize("key", ["professional-full", "outcome"])
def test_page_of_a_version_has_both_files(anna: Client, key: str) -> None:
    version = version_of(key)
    response = anna.get(reverse("instrument-read", args=[version.pk]))
    for notation, label in (("yaml", "Download YAML"), ("fhir", "Download FHIR")):
        assert gettext(label) in Page(response).words
        assert reverse("instrument-download", args=[version.pk, notation]) in response.content.decode()


def test_other_notation_is_not_there(people: People, ada: Client) -> None:
    assert download(ada, an_own_version(people), "pdf").status_code == 404


def test_version_that_would_lose_something_is_not_sent(anna: Client) -> None:
    version, _ = publish_definition(document={**a_document(), "colour": "red"})
    response = download(anna, version, "fhir")
    assert response.headers["Location"] == reverse("instrument-read", args=[version.pk])
    words = Page(anna.get(response.headers["Location"])).words
    assert "colour: is geen veld van een formulier." in words
    assert AuditEvent.objects.filter(event="instruments_read").count() == 1  # of the page only
