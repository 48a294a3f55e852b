"""What stands apart on a form, facts and words, is in no figure, whatever is answered; and what is asked at which age."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.documents import all_answers, choices_of
from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.definition_errors import DefinitionError
from portfolio.rules.definitions import FACT_ANSWERS, InstrumentDefinition
from portfolio.rules.reading import read_definition
from portfolio.rules.scoring import score_form, scores_to_json
from tests.support.documents import a_document, both

FACTS = ("safe", "stays")
LEVELS = ["", "0", "1", "2", "3", "not_seen", "not_applicable"]
Document = dict[str, Any]


def with_apart(document: Document) -> Document:
    """Return a document with two facts and room for words."""
    rows = [*((key, "fact") for key in FACTS), ("story", "words")]
    items = [{"key": key, "kind": kind, "text": both("{child}"), "hint": both("hint")} for key, kind in rows]
    return {**document, "apart": {"title": both("apart"), "items": items}}


FORM = read_definition(with_apart(a_document(items_per_element=2)))
answered = st.fixed_dictionaries({key: st.sampled_from(LEVELS) for key in FORM.items})
facts = st.fixed_dictionaries({key: st.sampled_from(["", *FACT_ANSWERS]) for key in FACTS})


def packed(choices: dict[str, str], apart: dict[str, str], words: str) -> Document:
    """Return what is packed at signing, as far as figures are made of it."""

    def rows(given_: dict[str, str], example: str) -> Document:
        return {key: {"choice": choice, "reason": "", "example": example} for key, choice in given_.items()}

    return {"answers": rows(choices, ""), "apart": {**rows(apart, words), **rows({"story": ""}, words)}}


@given(answered, facts, st.text(max_size=20))
def test_facts_and_words_change_no_count_no_mean_no_spread_and_no_map(
    choices: dict[str, str], apart: dict[str, str], words: str
) -> None:
    scored = scores_to_json(score_form(FORM, choices_of(packed(choices, apart, words))))
    assert scored == scores_to_json(score_form(FORM, choices_of(packed(choices, {}, ""))))
    assert scored["elements"].keys() == {element.key for element in FORM.elements}


def test_what_stands_apart_is_filled_in_and_read_with_the_rest() -> None:
    assert list(FORM.items_asked) == [*FORM.items, *FACTS, "story"]
    assert [page.domain for page in FORM.pages_asked][-1] == ""
    assert FORM.levels_of(FORM.items_asked["safe"]) == ()
    document = packed({"x": "1"}, {"safe": "no"}, "told")
    assert {key: row["choice"] for key, row in all_answers(document).items()} == {
        "x": "1",
        "safe": "no",
        "story": "",
    }
    assert all_answers({"answers": {}}) == {}


def with_ages(**ages: list[int]) -> Document:
    """Return a document whose strengths are asked from certain ages on, by the key of the strength."""
    document = a_document()
    for page in document["pages"]:
        for row in page["items"]:
            if row["element"] in ages:
                row["ages"] = ages[row["element"]]
    return document


def test_only_what_can_be_seen_at_an_age_is_asked_and_scored() -> None:
    form = read_definition(with_ages(meaning_internal=[8, 23], meaning_external=[4, 23]))
    young, older = form.at_age(5), form.at_age(8)
    assert set(older.items) == set(form.items)
    assert set(form.items) - set(young.items) == set(form.items_of["meaning_internal"])
    assert "meaning_internal" not in score_form(young, dict.fromkeys(form.items, 3)).elements
    assert {page.key for page in form.pages} - {page.key for page in form.at_age(2).pages} == {
        "page_meaning_internal",
        "page_meaning_external",
    }
    assert form.about(["meaning_internal"]).items.keys() == set(form.items_of["meaning_internal"])


def one_item(document: Document) -> Document:
    document["pages"][0]["items"][0]["ages"] = [8, 23]
    return document


def nothing_at_three(document: Document) -> Document:
    for page in document["pages"]:
        for row in page["items"]:
            row["ages"] = [4, 23]
    return {**document, "ages": [3, 17]}


def own_anchors(document: Document) -> Document:
    levels = [{"value": value, "label": both(f"own {value}")} for value in range(4)]
    return {**document, "scales": [{"key": "internal", "levels": levels}]}


def bad_kind(document: Document) -> Document:
    document = with_apart(document)
    document["apart"]["items"][0]["kind"] = "strength"
    return document


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (one_item, "pages"),
        (nothing_at_three, "ages"),
        (own_anchors, "scales"),
        (bad_kind, "apart.items.safe.kind"),
        (lambda d: {**d, "stands_alone": "because"}, "stands_alone"),
    ],
)
def test_form_that_would_mislead_is_refused(change: Callable[[Document], Document], place: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        read_definition(change(a_document()))
    assert refused.value.place == place


def test_own_anchors_are_fine_in_a_form_that_stands_alone() -> None:
    form = read_definition({**own_anchors(a_document()), "stands_alone": "scale"})
    assert [level.label.nl for level in form.scales["internal"]][1] == "own 1 (nl)"


@pytest.mark.parametrize(("path", "age"), list(product(sorted(FOLDER.glob("*-2.*.yaml")), (2, 6, 9, 14, 20))))
def test_shipped_forms_ask_the_same_of_a_strength_at_every_age(path: Any, age: int) -> None:
    if path.stem.startswith("catalogue"):
        return
    whole: InstrumentDefinition = read_definition(read_document(path))
    asked = whole.at_age(age)
    assert all(asked.items_of[element.key] == whole.items_of[element.key] for element in asked.elements)
