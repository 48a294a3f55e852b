"""YAML: what is written reads back the same, and people can read it."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.exchange.fields import in_order
from portfolio.exchange.instrument_files import read_instrument
from portfolio.exchange.yaml_files import parse_yaml
from portfolio.exchange.yaml_writer import yaml_of
from portfolio.rules.outcomes import read_form
from portfolio.rules.reading import DefinitionError
from tests.unit.portfolio.exchange.samples import SHIPPED, documents, shipped


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_form_reads_back_the_same(path: Path, tmp_path: Path) -> None:
    document = read_document(path)
    written = tmp_path / "form.yaml"
    written.write_text(yaml_of(document), encoding="utf-8")
    assert read_instrument(written) == document
    assert yaml.safe_load(yaml_of(document)) == document


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_form_is_read_as_the_loader_reads_it(path: Path) -> None:
    assert read_instrument(path) == read_document(path)


@settings(max_examples=30)
@given(documents())
def test_whatever_a_form_says_reads_back(document: dict[str, Any]) -> None:
    again = parse_yaml("form.yaml", yaml_of(document))
    assert again == document
    assert read_form(again) == read_form(document)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\n", "\t", "\xa0", "\ufeff", "\u202e"])
@pytest.mark.parametrize("text", ["a{}b", "{}a", "a{}", "lange woorden " * 10 + "{}b"])
def test_rare_sign_reads_back_the_same(sign: str, text: str) -> None:
    document = {**shipped(), "key": text.format(sign)}
    assert parse_yaml("form.yaml", yaml_of(document)) == document


def test_text_is_for_people() -> None:
    lines = yaml_of(shipped()).splitlines()
    assert lines[:3] == ["key: professional-quick", "version: '2.1'", "catalogue:"]
    assert max(map(len, lines)) <= 120
    assert "    - key: regulating" not in lines
    assert "  - key: regulating" in lines
    assert "    title:" in lines
    assert "      nl: Gevoelens en volhouden" in lines
    assert "      en: Feelings and persevering" in lines
    assert not any(mark in line for line in lines for mark in ("&id", "*id", "!!", "\\u"))


def test_fields_are_written_in_the_order_for_readers() -> None:
    document = shipped()
    shuffled = {name: document[name] for name in sorted(document, reverse=True)}
    assert yaml_of(shuffled) == yaml_of(document)
    assert list(in_order(shuffled))[:2] == ["key", "version"]


def test_text_that_no_yaml_can_hold_is_refused() -> None:
    document = shipped()
    document["title"]["nl"] = "a\ud800"
    with pytest.raises(DefinitionError, match=r"professional-quick 2\.1: cannot be written as YAML"):
        yaml_of(document)


def test_words_without_quotes_stand_for_themselves() -> None:
    read = parse_yaml("a.yaml", "a: no\nb: 2026-05-01\nc: 1:30\nd: 010\ne: 3\nf: 0.6\ng: true\nh:\ni: 1e3\n")
    values = ["no", "2026-05-01", "1:30", "010", 3, 0.6, True, None, "1e3"]
    assert list(read.values()) == values


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("colour", {"colour": "red"}),
        ("title.de", {"title": {"nl": "a", "en": "b", "de": "c"}}),
        ("catalogue.elements.0", {"catalogue": {"elements": [{"strength": 1}]}}),
        ("pages.0.items.a.hnt", {"pages": [{"items": [{"key": "a", "hnt": 1}]}]}),
        ("scales.internal.levels.0.label.fr", {"scales": [{"key": "internal", "levels": [{"label": {"fr": ""}}]}]}),
        ("catalogue", {"catalogue": []}),
        ("pages", {"pages": "x"}),
        ("pages.0", {"pages": ["x"]}),
    ],
)  # fmt: skip
def test_unknown_field_is_named_with_its_place(tmp_path: Path, place: str, change: dict[str, Any]) -> None:
    path = tmp_path / "form.yaml"
    path.write_text(yaml.safe_dump({**shipped(), **change}), encoding="utf-8")
    with pytest.raises(DefinitionError) as refused:
        read_instrument(path)
    assert refused.value.place.startswith(f"form.yaml, {place}")


def test_catalogue_beside_the_form_goes_before_ours(tmp_path: Path) -> None:
    named = {**shipped(), "catalogue": {"key": "resilience-portfolio", "version": "2.0"}}
    form = tmp_path / "form.yaml"
    form.write_text(yaml.safe_dump(named), encoding="utf-8")
    assert read_instrument(form) == shipped()
    own = copy.deepcopy(yaml.safe_load((FOLDER / "catalogue-2.0.yaml").read_text(encoding="utf-8")))
    own["note"]["nl"] = "Van ons"
    (tmp_path / "catalogue-own.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
    assert read_instrument(form)["catalogue"]["note"]["nl"] == "Van ons"
