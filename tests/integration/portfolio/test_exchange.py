"""The commands `import_instrument` and `export_instrument`."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.translation import override

from accounts.actions import set_up_organisation
from assessments import words
from assessments.models import Answer
from audit.models import AuditEvent
from portfolio.actions import publish_definition
from portfolio.exchange.fhir.codes import WAYS_OUT
from portfolio.exchange.yaml_writer import yaml_of
from portfolio.models import InstrumentVersion
from portfolio.rules.form_limits import MOST_ON_PAGE
from tests.support.days import today
from tests.support.documents import a_document

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def refused(*words: str) -> str:
    with pytest.raises(CommandError) as stopped:
        call_command(*words)
    assert stopped.value.returncode == 2
    return str(stopped.value)


def export(notation: str, *more: str) -> str:
    return run("export_instrument", "small", "--version", "1.0", "--format", notation, *more)


@pytest.fixture
def published(db: None) -> InstrumentVersion:
    version, _ = publish_definition(document=a_document())
    return version


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


@pytest.mark.parametrize(("notation", "name"), [("yaml", "form.yaml"), ("fhir", "form.json")])
def test_what_is_exported_is_known_when_it_comes_back(
    published: InstrumentVersion, tmp_path: Path, notation: str, name: str
) -> None:
    path = written(tmp_path, name, export(notation))
    assert run("import_instrument", path, "--publish") == "small 1.0: already there\n"


@pytest.mark.parametrize(("notation", "name"), [("yaml", "form.yml"), ("fhir", "form.json")])
def test_draft_comes_in_and_is_published_later(
    published: InstrumentVersion, tmp_path: Path, notation: str, name: str
) -> None:
    path = written(tmp_path, name, export(notation).replace("1.0", "1.1"))
    assert run("import_instrument", path) == "small 1.1: draft\n"
    assert run("import_instrument", path) == "small 1.1: draft\n"
    assert run("export_instrument", "small", "--version=1.1", "--format=fhir").count('"status": "draft"') == 1
    assert run("import_instrument", path, "--publish") == "small 1.1: published\n"
    assert InstrumentVersion.objects.get(instrument__key="small", version="1.0").status == "retired"


def test_organisation_gets_an_instrument_of_its_own(tmp_path: Path) -> None:
    set_up_organisation(name="De Wilg", teams=["Noord"])
    publish_definition(document=a_document())
    path = written(tmp_path, "own.yaml", export("yaml").replace("key: small\n", "key: wilg\n"))
    own = ("--organisation", "De Wilg")
    assert run("import_instrument", path, *own) == "wilg 1.0: draft\n"
    assert refused("import_instrument", path, *own) == (
        "own.yaml, version: is the number of a draft that is there already."
    )
    assert refused("export_instrument", "wilg") == "There is no shared instrument wilg."
    assert refused("export_instrument", "wilg", *own) == "wilg has no published version; there is 1.0."
    assert run("export_instrument", "wilg", "--version=1.0", *own).startswith("key: wilg\n")
    second = written(tmp_path, "second.yaml", export("yaml").replace("key: small\n", "key: wilg-2\n"))
    assert run("import_instrument", second, "--publish", *own) == "wilg-2 1.0: published\n"
    assert run("export_instrument", "wilg-2", *own, "--format=fhir").count('"status": "active"') == 1


def test_published_version_is_exported_unless_another_is_named(published: InstrumentVersion) -> None:
    publish_definition(document={**a_document(), "version": "2.0"})
    assert "version: '2.0'" in run("export_instrument", "small")
    questionnaire = json.loads(export("fhir"))
    assert (questionnaire["version"], questionnaire["status"]) == ("1.0", "retired")
    assert questionnaire["date"] == str(today())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["luck"], "There is no shared instrument luck."),
        (["small", "--version", "9"], "small has no version 9; there is 1.0."),
        (["small", "--organisation", "Luck"], "There is no organisation Luck."),
        (["small", "--format", "xml"], "Argument --format: invalid choice: 'xml' (choose from 'yaml', 'fhir')."),
    ],
)  # fmt: skip
def test_wrong_words_are_answered_with_a_sentence(
    published: InstrumentVersion, words: list[str], sentence: str
) -> None:
    said = refused("export_instrument", *words)
    assert said.replace("'", "") == sentence.replace("'", "")  # Python 3.12 quotes choices, 3.13 does not


def test_version_that_cannot_travel_is_named(published: InstrumentVersion) -> None:
    document: dict[str, Any] = {**a_document(), "version": "3.0", "colour": "red"}
    publish_definition(document=document)
    assert refused("export_instrument", "small", "--format=fhir") == (
        "small 3.0: colour: is no field of an instrument."
    )


def test_refused_file_changes_nothing_and_is_explained(published: InstrumentVersion, tmp_path: Path) -> None:
    counts = InstrumentVersion.objects.count(), AuditEvent.objects.count()
    changed = written(tmp_path, "changed.yaml", export("yaml").replace("title (nl)", "anders"))
    assert refused("import_instrument", changed, "--publish") == (
        "changed.yaml, small 1.0: is published and cannot change; give it a new version."
    )
    foreign = written(tmp_path, "foreign.json", '{"resourceType": "Questionnaire", "language": "en"}')
    lines = refused("import_instrument", foreign).splitlines()
    assert lines[0] == f"foreign.json: is refused, {len(lines) - 1} things are not supported:"
    assert lines[1] == "- questionnaire: language en; an instrument is in Dutch, with English beside it"
    assert refused("import_instrument", str(tmp_path / "gone.yaml")) == "gone.yaml: does not exist."
    assert counts == (InstrumentVersion.objects.count(), AuditEvent.objects.count())


def test_form_that_nobody_can_send_back_is_refused_by_name(tmp_path: Path) -> None:
    document = a_document(items_per_element=MOST_ON_PAGE + 1)
    path = written(tmp_path, "large.yaml", yaml_of(document))
    place = f"pages.{document['pages'][0]['key']}.items"
    assert refused("import_instrument", path) == (
        f"large.yaml, {place}: holds 37 statements; at most 36 fit on one page."
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_of_the_ways_out_are_those_of_the_screens(language: str) -> None:
    with override(language):
        shown = {code: str(Answer.Choice(code).label) for code in WAYS_OUT["about_child"]}
    assert shown == {code: text.in_language(language) for code, text in WAYS_OUT["about_child"].items()}


def test_child_gets_ways_out_in_the_order_and_words_of_its_own_screens() -> None:
    with override("en"):
        shown = {way.value: str(words) for way, words in words.WAYS_OUT.items()}
    assert list(shown.items()) == [(code, text.en) for code, text in WAYS_OUT["to_child"].items()]
