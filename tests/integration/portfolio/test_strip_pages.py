"""The outcome strip among the instruments: apart from the forms on strengths, to be read and never changed."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from accounts.actions import set_up_organisation
from portfolio.exchange.yaml_writer import yaml_of
from portfolio.models import Instrument, InstrumentVersion
from portfolio.queries.instruments import form_of
from portfolio.rules.outcomes import OutcomeDefinition
from tests.support.build import version_of
from tests.support.pages import Page

FIXED = "kunnen niet gekopieerd of gewijzigd worden"


@pytest.fixture
def strip(db: None) -> InstrumentVersion:
    """Give the strip that is shipped."""
    return version_of("outcome")


def signs_of(version: InstrumentVersion) -> Any:
    definition = form_of(version.pk)
    assert isinstance(definition, OutcomeDefinition)
    return definition.signs


def test_list_shows_the_strip_under_a_heading_of_its_own(ada: Client) -> None:
    response = ada.get(reverse("instrument-list"))
    assert [row.key for row in response.context["strips"]] == ["outcome"]
    assert "outcome" not in [row.key for row in response.context["shared"]]
    words = Page(response).words
    heading = f"{gettext('Signs of healthy development')} {gettext('how things are going, apart from the strengths')}"
    assert words.index("Observatie krachten") < words.index(heading) < words.index("Hoe gaat het?")


def test_strip_is_read_in_full_without_buttons_to_change_it(ada: Client, strip: InstrumentVersion) -> None:
    page = Page(ada.get(reverse("instrument-read", args=[strip.pk])))
    for sign in signs_of(strip):
        for text in (sign.name, sign.text_child, sign.item.hint):
            assert text.nl in page.words
        assert sign.item.text.nl.replace("{child}", "het kind") in page.words
    for text in ("niet zo goed", "5, ongeveer 1 minuut", FIXED):
        assert text in page.words
    addresses = [form.action for form in page.forms]
    assert not [address for address in addresses if address.startswith("/instrumenten/")]


@pytest.mark.parametrize("asked", ["", "kind", "x"])
def test_preview_shows_the_strip_in_the_words_of_who_answers(
    ada: Client, strip: InstrumentVersion, asked: str
) -> None:
    response = ada.get(reverse("instrument-preview", args=[strip.pk, 1]), {"wie": asked})
    page = Page(response)
    is_child = asked == "kind"
    assert ("form-to-child" in page.classes) is is_child
    for sign in signs_of(strip):
        about, to_child = sign.item.text.nl.replace("{child}", "Sam"), sign.text_child.nl
        assert (about in page.words, to_child in page.words) == (not is_child, is_child)
    assert gettext("anyone around the child") in page.words
    assert "leeftijd" not in response.content.decode()


def test_form_on_strengths_is_not_asked_who_answers(ada: Client) -> None:
    page = Page(ada.get(reverse("instrument-preview", args=[version_of().pk, 1]), {"wie": "kind"}))
    assert "form-to-child" not in page.classes
    assert gettext("anyone around the child") not in page.words


def exported(folder: Path, notation: str, name: str) -> Path:
    """Write the strip to a file as the command prints it."""
    with (folder / name).open("w", encoding="utf-8") as file:
        call_command("export_instrument", "outcome", format=notation, stdout=file)
    return folder / name


@pytest.mark.parametrize(("notation", "name"), [("yaml", "strip.yaml"), ("fhir", "strip.json")])
def test_strip_travels_and_its_next_version_comes_in_as_a_draft(
    strip: InstrumentVersion, tmp_path: Path, capsys: pytest.CaptureFixture[str], notation: str, name: str
) -> None:
    file = exported(tmp_path, notation, name)
    call_command("import_instrument", str(file), "--publish")
    text = file.read_text(encoding="utf-8")
    for old in ("'1.0'", '"1.0"', '/1.0"'):  # of the form, and of the code system of its answers
        text = text.replace(old, old.replace("1.0", "1.1"))
    file.write_text(text, encoding="utf-8")
    call_command("import_instrument", str(file))
    assert capsys.readouterr().out == "outcome 1.0: already there\noutcome 1.1: draft\n"
    assert InstrumentVersion.objects.get(instrument=strip.instrument, version="1.1").status == "draft"


def test_organisation_gets_no_strip_of_its_own(strip: InstrumentVersion, tmp_path: Path) -> None:
    set_up_organisation(name="De Es", teams=["Oost"])
    file = tmp_path / "own.yaml"
    file.write_text(yaml_of({**strip.document, "key": "es-outcome"}), encoding="utf-8")
    with pytest.raises(
        CommandError, match=r"own.yaml, kind: must be strengths; the outcome strip is the same"
    ):
        call_command("import_instrument", str(file), organisation="De Es")
    assert not Instrument.objects.filter(key="es-outcome").exists()


def test_strip_as_text_is_no_form_to_add(ada: Client, strip: InstrumentVersion) -> None:
    response = ada.post(reverse("instrument-add"), {"text": yaml_of({**strip.document, "key": "ons"})})
    assert response.status_code == 400
    line = yaml_of(strip.document).splitlines().index("kind: outcome") + 1
    assert f"Regel {line}: kind is niet dat van een formulier over krachten." in Page(response).words
