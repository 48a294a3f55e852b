"""All that is wrong with a form is said at once, with the remedy; the guide's example is right."""

import re
from pathlib import Path
from typing import Any

import pytest

from portfolio.exchange.yaml_files import parse_yaml
from portfolio.exchange.yaml_text import TextFault, document_in
from portfolio.exchange.yaml_writer import yaml_of
from portfolio.rules.faults import Faults, check_definition
from portfolio.rules.reading import DefinitionError, read_definition
from tests.support.documents import a_document

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "instrument" / "eigen-formulier.md"


def faults(document: dict[str, Any]) -> list[str]:
    with pytest.raises(Faults) as refused:
        check_definition(document)
    return [str(fault) for fault in refused.value.faults]


def test_example_of_the_guide_is_a_form() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL)
    definition = read_definition(document_in(example))
    assert (definition.key, len(definition.items)) == ("samen-buiten", 2)


def test_all_parts_that_are_wrong_are_named_at_once() -> None:
    document = a_document() | {"audience": "ouder", "minutes": 999_999_999, "title": {"nl": "x"}}
    page = document["pages"][0]
    first, second = page["items"][0], document["pages"][1]["items"][0]
    first["text"] = {"nl": "{kind} speelt", "en": "{child} plays"}
    second["element"] = "luck"
    at = f"pages.{document['pages'][1]['key']}"
    assert faults(document) == [
        "audience: must be one of professional, teacher, parent, youth, child",
        "minutes: must lie above 0 and at most at 120",
        "title.en: must be a text",
        f"pages.{page['key']}.items.{first['key']}.text.nl: has {{kind}}; only {{child}} is filled in",
        f"{at}.items.{second['key']}.element: names luck, which the catalogue does not have",
    ]


def test_element_of_another_domain_is_refused() -> None:
    document = a_document()
    one = document["pages"][0]
    other = next(page for page in document["pages"] if page["domain"] != one["domain"])
    one["items"][0]["element"] = other["items"][0]["element"]
    (fault,) = faults(document)
    assert f"of the domain {other['domain']} on a page of the domain {one['domain']}" in fault


def test_right_document_has_no_faults() -> None:
    check_definition(a_document())


def test_what_parts_have_to_do_with_each_other_is_judged_last() -> None:
    document = a_document()
    document["pages"].append(document["pages"][0])
    assert any("stands here twice" in fault for fault in faults(document))


def test_text_names_the_line_of_each_fault_from_top_to_bottom_and_a_stray_field_hides_none() -> None:
    text = yaml_of(a_document() | {"audience": "ouder", "minutes": 0}).replace("licence:", "licens:", 1)
    with pytest.raises(TextFault) as refused:
        document_in(text)
    assert {fault.place for fault in refused.value.all} == {"licens", "licence", "audience", "minutes"}
    with pytest.raises(TextFault) as refused:
        document_in(text.replace("licens:", "licence:", 1))
    lines = [fault.line for fault in refused.value.all]
    assert len(lines) == 2
    assert lines == sorted(lines, key=lambda line: line or 0)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("nl: {child} speelt", "begins with a sign"),
        ("nl: Bijvoorbeeld: een park", "with a colon in it"),
        ("nl: “{child} zegt: stop”", "as a word processor makes them"),
        ("\tnl: x", "begins with a tab"),
        ("nl: 'x", "look at the indentation"),
    ],
)
def test_line_that_is_no_yaml_comes_with_its_remedy(line: str, rule: str) -> None:
    with pytest.raises(DefinitionError, match=rule) as refused:
        parse_yaml("form.yaml", f"title:\n  {line}\n  en: y\n" if line[0] != "\t" else f"title:\n{line}\n")
    assert "line" in refused.value.place


def test_every_line_that_is_no_yaml_is_named_at_once() -> None:
    text = "key: x\ntitle:\n  nl: {child} speelt\n\ten: y\nintroduction:\n  nl: Bijvoorbeeld: een park\n  en: y\n"
    with pytest.raises(TextFault) as refused:
        document_in(text)
    rules = [fault.template.split(":")[0] for fault in refused.value.all]
    assert rules == [
        "has a text that begins with a sign",
        "begins with a tab",
        "has a text with a colon in it",
    ]
    assert [fault.line for fault in refused.value.all] == [3, 4, 6]
