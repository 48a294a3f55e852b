"""A draft as YAML, typed or from a file: an error names the line and the rule, and keeps what was typed."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portfolio.exchange.yaml_text import MOST_BYTES, text_of
from portfolio.exchange.yaml_writer import yaml_of
from portfolio.models import Instrument, InstrumentVersion
from tests.support.build import People
from tests.support.documents import a_document
from tests.support.instruments import an_own_version, edit, reworded
from tests.support.pages import Page
from tests.unit.portfolio.exchange.samples import as_questionnaire

SMALL = yaml_of(a_document())

ENDS_OTHERWISE = "Kies een bestand waarvan de naam eindigt op: yaml, yml, json."


def now(draft: InstrumentVersion) -> InstrumentVersion:
    return InstrumentVersion.objects.get(pk=draft.pk)


def send(client: Client, draft: InstrumentVersion, **data: Any) -> Any:
    return client.post(reverse("instrument-text", args=[draft.pk]), {"seen": draft.digest, **data})


def text_form(response: Any) -> dict[str, str]:
    """Return what the form with the text would send as it stands."""
    return next(form.fields for form in Page(response).forms if "text" in form.fields)


def upload(content: bytes | str, name: str = "form.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def test_text_as_it_stands_changes_nothing(ada: Client, draft: InstrumentVersion) -> None:
    url = reverse("instrument-text", args=[draft.pk])
    fields = text_form(ada.get(url))
    assert fields["text"] == text_of(draft.document)
    windows = {**fields, "text": fields["text"].replace("\n", "\r\n")}
    assert ada.post(url, windows).headers["Location"] == reverse("instrument-read", args=[draft.pk])
    assert now(draft).digest == draft.digest


@pytest.mark.parametrize("is_file", [False, True])
def test_changed_text_is_what_stands_there(ada: Client, draft: InstrumentVersion, is_file: bool) -> None:
    mine = reworded({**draft.document, "version": "2.0"}, "help_ask", "{child} vraagt hulp")
    text = text_of(mine)
    response = send(ada, draft, **({"file": upload(text)} if is_file else {"text": text}))
    assert response.status_code == 302
    assert (now(draft).document, now(draft).version) == (mine, "2.0")


@pytest.mark.parametrize("is_file", [False, True])
def test_error_names_line_and_rule_in_the_language_of_the_page(
    ada: Client, draft: InstrumentVersion, is_file: bool
) -> None:
    text = text_of(draft.document).replace("element: help_seeking", "element: luck")
    line = text.splitlines().index("        element: luck") + 1
    response = send(ada, draft, **({"file": upload(text)} if is_file else {"text": text}))
    page = Page(response)
    assert response.status_code == 400
    sentence = (
        f"Regel {line}: pages.connecting.items.help_ask.element noemt luck, dat niet in de catalogus staat."
    )
    assert sentence in page.words
    assert f"{line} element: luck" in page.words  # the line itself, with its neighbours
    assert text_form(response)["text"].rstrip() == text.rstrip()
    assert now(draft).digest == draft.digest


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("key: [", "Regel 2 heeft een tekst die met een teken begint: zet gewone aanhalingstekens"),
        ("key: &a x", "Regel 1 gebruikt een anker of een alias; schrijf het uit."),
        ("key: x\nkey: y", "Regel 2"),
        ("- a", "moet uit velden met waarden bestaan."),
        (SMALL, "key moet de-wilg-professional-quick blijven."),
        (SMALL.replace("minutes: 2", "minutes: veel"), "minutes moet een getal zijn."),
        (SMALL.replace("minutes: 2", "minuten: 2"), "minuten is geen veld van een formulier."),
    ],
)
def test_text_that_is_no_instrument_of_this_draft_is_refused(
    ada: Client, draft: InstrumentVersion, text: str, sentence: str
) -> None:
    response = send(ada, draft, text=text)
    assert response.status_code == 400
    assert sentence in Page(response).words.replace("key: moet", "key moet")
    assert now(draft).digest == draft.digest


def test_comparable_version_that_is_not_here_is_refused_at_its_line(
    ada: Client, draft: InstrumentVersion
) -> None:
    there = {"key": "professional-quick", "version": "2.1"}
    mine = {**draft.document, "comparable_with": [there, {"key": "elders", "version": "9.9"}]}
    text = text_of(mine)
    line = next(n for n, words in enumerate(text.splitlines(), start=1) if "'9.9'" in words)
    response = send(ada, draft, text=text)
    assert response.status_code == 400
    assert (
        f"Regel {line}: comparable_with.elders.version noemt een versie die hier niet is."
        in Page(response).words
    )
    assert now(draft).digest == draft.digest
    assert send(ada, draft, text=text_of({**mine, "comparable_with": [there]})).status_code == 302
    assert now(draft).document["comparable_with"] == [there]


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (None, "Kies een bestand van hoogstens 256 kB (YAML) of 1 MB (JSON)."),
        (upload(b""), "In dit bestand staat niets."),
        (upload(b"#" * (MOST_BYTES + 1)), "Kies een bestand van hoogstens 256 kB (YAML) of 1 MB (JSON)."),
        (upload(b"#" * 2_000_000), "Kies een bestand van hoogstens 256 kB (YAML) of 1 MB (JSON)."),
        (
            upload(b"key: x\ntitle: \xff"),
            "Regel 2 is niet in UTF-8 geschreven: bewaar het bestand opnieuw als UTF-8.",
        ),
        (upload(b"key: \x00"), "niet toegestaan"),
        (upload(b"key: x", "form.exe"), ENDS_OTHERWISE),
        (upload(b"key: x", "form.yaml.html"), ENDS_OTHERWISE),
    ],
)
def test_file_that_is_none_of_ours_is_refused(
    ada: Client, draft: InstrumentVersion, file: SimpleUploadedFile | None, sentence: str
) -> None:
    if file is not None:
        file.seek(0)
    response = send(ada, draft, **({"file": file} if file else {}))
    assert response.status_code == 400
    assert sentence in Page(response).words
    assert now(draft).digest == draft.digest


def test_second_person_is_told_what_saving_would_change(
    people: People, ada: Client, draft: InstrumentVersion
) -> None:
    theirs = reworded(draft.document, "help_ask", "{child} van de ander")
    edit(draft, theirs, people.ada)
    mine = text_of(reworded(draft.document, "help_ask", "{child} van mij"))
    response = send(ada, draft, text=mine)
    page = Page(response)
    assert response.status_code == 409
    assert "{child} van de ander" in page.words
    assert text_form(response)["text"].strip() == mine.strip()
    assert now(draft).document == theirs
    assert send(ada, draft, **text_form(response)).status_code == 302
    assert "van mij" in str(now(draft).document)


def test_published_version_is_no_text_to_change(people: People, ada: Client) -> None:
    version = an_own_version(people)
    assert send(ada, version, text=text_of(version.document)).status_code == 302
    assert now(version).document == version.document


def add(client: Client, **data: Any) -> Any:
    return client.post(reverse("instrument-add"), data)


def test_new_instrument_from_yaml_is_a_draft_with_its_source(people: People, ada: Client) -> None:
    assert ada.get(reverse("instrument-add")).status_code == 200
    response = add(ada, text=SMALL, source="Eigen woorden")
    instrument = Instrument.objects.get(key="small")
    version = instrument.versions.get()
    assert response.headers["Location"] == reverse("instrument-read", args=[version.pk])
    assert (instrument.organisation, instrument.source) == (people.north.organisation, "Eigen woorden")
    assert (version.status, version.document) == ("draft", a_document())
    assert add(ada, file=upload(SMALL.replace("version: '1.0'", "version: '2.0'", 1))).status_code == 302
    assert instrument.versions.count() == 2


def test_new_instrument_that_is_there_already_is_refused(ada: Client) -> None:
    add(ada, text=SMALL)
    response = add(ada, text=SMALL.replace("minutes: 2", "minutes: 9"))
    assert response.status_code == 400
    assert "is het nummer van een concept dat er al is" in Page(response).words
    shared = add(ada, text=SMALL.replace("key: small\n", "key: professional-quick\n", 1))
    assert "hoort bij een gedeeld formulier" in Page(shared).words
    assert add(ada, text="x: 1").status_code == add(ada).status_code == 400
    assert Instrument.objects.get(key="small").versions.get().document["minutes"] == 2


def test_form_in_fhir_is_taken_in_by_browser_as_it_went_out(people: People, ada: Client) -> None:
    document = a_document()
    questionnaire = as_questionnaire(document) | {"publisher": "Elders"}
    response = add(ada, file=upload(json.dumps(questionnaire), "form.json"))
    draft = Instrument.objects.get(key="small").versions.get()
    assert response.headers["Location"] == reverse("instrument-read", args=[draft.pk])
    assert (draft.status, draft.document) == ("draft", document)
    page = Page(ada.get(response.headers["Location"]))
    assert "omdat een formulier hier er geen plek voor heeft: publisher." in page.words


def test_form_in_fhir_with_more_than_ours_have_is_refused_with_every_place(ada: Client) -> None:
    questionnaire = as_questionnaire(a_document())
    for page in questionnaire["item"]:
        page["repeats"] = True
    questionnaire["language"] = "fr"
    response = add(ada, file=upload(json.dumps(questionnaire), "form.json"))
    words = Page(response).words
    assert response.status_code == 400
    assert "Van dit bestand is niets overgenomen. De lijst op deze pagina zegt waarom." in words
    assert f"{', '.join(page['linkId'] for page in questionnaire['item'])} : repeats" in words
    assert "taal fr; een formulier is in het Nederlands, met Engels ernaast" in words
    assert not Instrument.objects.filter(key="small").exists()
    broken = add(ada, file=upload('{\n"item": [', "form.json"))
    assert "Regel 2 is geen JSON." in Page(broken).words


def test_a_file_is_read_as_what_is_in_it_whatever_its_name_says(ada: Client) -> None:
    """A FHIR form named .yaml got thirteen faults on line 1, and a form in YAML named .json was no JSON."""
    questionnaire = json.dumps(as_questionnaire(a_document()))
    assert add(ada, file=upload(questionnaire, "form.yaml")).status_code == 302
    other = SMALL.replace("version: '1.0'", "version: '2.0'", 1)
    assert add(ada, file=upload(other, "form.json")).status_code == 302
    assert Instrument.objects.get(key="small").versions.count() == 2
