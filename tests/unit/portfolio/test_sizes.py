"""A form holds no more than its pages can send back and a person gets through."""

from copy import deepcopy
from typing import Any

import pytest

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.exchange.yaml_text import TextFault, document_in
from portfolio.exchange.yaml_writer import yaml_of
from portfolio.rules.form_limits import MOST_IN_FORM, MOST_ON_PAGE, MOST_SENT, MOST_WORDINGS
from portfolio.rules.outcomes import read_outcome
from portfolio.rules.reading import DefinitionError, read_definition
from tests.support.documents import a_document, an_item, both

ELEMENT = "regulatory_internal"


def of_pages(*numbers: int) -> dict[str, Any]:
    """Return an instrument with so many statements on its pages."""
    document = a_document()
    title = both("title")
    document["pages"] = [
        {
            "key": f"page_{place}",
            "title": title,
            "domain": "regulatory",
            "items": [an_item(ELEMENT, 1000 * place + number) for number in range(n)],
        }
        for place, n in enumerate(numbers)
    ]
    return document


def with_words(document: dict[str, Any], **words: Any) -> dict[str, Any]:
    document["pages"][0]["items"][0] |= words
    return document


def wordings(n: int) -> list[dict[str, Any]]:
    return [{"ages": [age, age], "text": both("text"), "hint": both("hint")} for age in range(n)]


def words_of_size(size: int, unit: str = "a") -> dict[str, str]:
    """Return a text that takes so many bytes more than none at all."""
    return {"nl": unit * size, "en": "a"}


def test_form_at_the_bounds_is_read() -> None:
    document = of_pages(
        *(MOST_ON_PAGE for _ in range(MOST_IN_FORM // MOST_ON_PAGE)), MOST_IN_FORM % MOST_ON_PAGE
    )
    definition = read_definition(with_words(document, wordings=wordings(MOST_WORDINGS)))
    assert len(definition.items) == MOST_IN_FORM


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (
            of_pages(3, MOST_ON_PAGE + 1),
            "pages.page_1.items: holds 37 statements; at most 36 fit on one page",
        ),
        (
            of_pages(*[1] * (MOST_IN_FORM + 1)),
            "pages: holds 101 statements; a form has at most 100",
        ),
        (
            with_words(of_pages(1), wordings=wordings(MOST_WORDINGS + 1)),
            f"pages.page_0.items.{ELEMENT}_0.wordings: holds 5 other wordings; a statement has at most 4",
        ),
    ],
)
def test_what_is_too_much_is_named(document: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DefinitionError) as fault:
        read_definition(document)
    assert str(fault.value) == sentence


@pytest.mark.parametrize(
    ("unit", "bytes_each"), [("a", 1), (" b", 2), ("é", 6), ("“", 9), ("😀", 12), ("a\nb", 8)]
)
def test_words_of_a_page_count_as_they_are_sent(unit: str, bytes_each: int) -> None:
    room = (MOST_SENT - 1000) // bytes_each
    read_definition(with_words(of_pages(1), text=words_of_size(room, unit)))
    with pytest.raises(
        DefinitionError, match=r"pages\.page_0\.items: holds more words than one page can send"
    ):
        read_definition(with_words(of_pages(1), text=words_of_size(room + 1000, unit)))


def test_text_names_the_line_of_the_page() -> None:
    text = yaml_of(of_pages(3, MOST_ON_PAGE + 1))
    with pytest.raises(TextFault) as fault:
        document_in(text)
    lines = text.splitlines()
    assert fault.value.line == lines.index("    items:", lines.index("  - key: page_1")) + 1
    assert fault.value.place == "pages.page_1.items"


def test_strip_stays_one_page() -> None:
    document = deepcopy(read_document(FOLDER / "outcome-1.0.yaml"))
    first = document["signs"][0]
    document["signs"] = [{**first, "key": f"sign_{number}"} for number in range(MOST_ON_PAGE)]
    assert len(read_outcome(document).signs) == MOST_ON_PAGE
    document["signs"].append({**first, "key": "one_more"})
    with pytest.raises(DefinitionError, match="signs: holds 37 questions; at most 36 fit on one page"):
        read_outcome(document)
