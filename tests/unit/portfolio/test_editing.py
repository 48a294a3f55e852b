"""Editing makes a new document and never a new meaning for an old key."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.rules.domains import Text
from portfolio.rules.editing import (
    Head,
    ItemWords,
    NewItem,
    as_copy,
    as_next,
    free_key,
    next_version,
    own_key,
    slug,
    with_comparable,
    with_head,
    with_new_page,
    with_page,
    with_pages,
    words_in,
)
from portfolio.rules.reading import read_definition
from portfolio.rules.rows import KEY
from tests.support.documents import a_document, both

PAGE, ITEM = "page_regulatory_internal", "regulatory_internal_0"
NEW = NewItem("regulatory_internal", Text("nieuw", "new"), Text("tip", "hint"))
TITLE = Text("titel", "title")


def page_of(document: dict[str, Any], key: str = PAGE) -> dict[str, Any]:
    page: dict[str, Any] = next(page for page in document["pages"] if page["key"] == key)
    return page


def test_head_changes_what_stands_around_the_items_only() -> None:
    before = a_document()
    head = Head("1.1", TITLE, TITLE, 7, 0.5, 1.5)
    after = with_head(before, head)
    definition = read_definition(after)
    assert (definition.version, definition.minutes, definition.title) == ("1.1", 7, TITLE)
    assert (definition.scoring.min_answered_share, definition.scoring.present_from) == (0.5, 1.5)
    assert after["pages"] == before["pages"]
    assert before == a_document()


def test_pages_come_in_the_order_asked_for_and_the_others_go() -> None:
    keys = ["page_meaning_internal", PAGE, "unknown"]
    assert [page["key"] for page in with_pages(a_document(), keys)["pages"]] == keys[:2]


def test_page_keeps_the_items_asked_for_in_their_order_with_their_words() -> None:
    document = a_document()
    document["pages"][0]["items"][2] |= {
        "pictogram": "sun",
        "wordings": [{"ages": [8, 9], "text": both("young"), "hint": both("young")}],
    }
    rows = page_of(document)["items"]
    kept = words_in(rows[2])
    assert kept.wordings == [(Text("young (nl)", "young (en)"), Text("young (nl)", "young (en)"))]
    first = ItemWords(ITEM, Text("anders", "other"), Text("tip", "hint"))
    third = ItemWords(kept.key, kept.text, kept.hint, [(Text("jong", "young"), Text("tip", "hint"))])
    after = page_of(with_page(document, PAGE, title=TITLE, items=[third, first]))
    assert [row["key"] for row in after["items"]] == ["regulatory_internal_2", ITEM]
    assert after["items"][0]["pictogram"] == "sun"
    assert after["items"][0]["wordings"][0]["text"] == {"nl": "jong", "en": "young"}
    assert after["items"][1]["text"] == {"nl": "anders", "en": "other"}
    assert after["title"] == {"nl": "titel", "en": "title"}


def test_added_item_gets_a_key_that_nothing_ever_had() -> None:
    taken = {"regulatory_internal_3", "regulatory_internal_4"}
    after = with_page(a_document(), PAGE, title=TITLE, items=[], added=NEW, taken=taken)
    (row,) = page_of(after)["items"]
    assert (row["key"], row["element"]) == ("regulatory_internal_5", "regulatory_internal")
    assert "regulatory_internal_5" in read_definition(after).items


def test_added_page_has_a_key_of_its_own_and_its_first_item() -> None:
    document = with_new_page(a_document(), title=Text("Vrienden", "Friends!"), domain="regulatory", first=NEW)
    document = with_new_page(document, title=Text("Vrienden", "Friends?"), domain="regulatory", first=NEW)
    document = with_new_page(document, title=Text("…", "…"), domain="regulatory", first=NEW)
    assert [page["key"] for page in document["pages"][-3:]] == ["friends", "friends_2", "page"]
    assert len(read_definition(document).items) == 27


def test_copy_has_its_own_key_and_title_and_nothing_to_compare_with() -> None:
    document = with_comparable(a_document(), ["small 0.9"])
    copy = as_copy(document, key="wilg-small", version="1.0", owner="De Wilg")
    assert (copy["key"], copy["version"], copy["title"]["nl"]) == (
        "wilg-small",
        "1.0",
        "title (nl) (De Wilg)",
    )
    assert "comparable_with" not in copy
    assert {**copy, "key": "small", "title": document["title"]} == a_document()


def test_next_version_takes_a_number_that_is_free() -> None:
    following = as_next(with_comparable(a_document(), ["small 0.9"]), taken={"1.0", "1.1"})
    assert (following["version"], "comparable_with" in following) == ("1.2", False)


@pytest.mark.parametrize(
    ("version", "expected"),
    [("1.0", "1.1"), ("1.9", "1.10"), ("2026", "2027"), ("concept", "concept.1"), ("1.0-a", "1.0-a.1")],
)
def test_number_after_another(version: str, expected: str) -> None:
    assert next_version(version, {version}) == expected
    assert next_version(version, {version, expected}) != expected


def test_comparable_versions_take_the_place_of_those_that_were_named() -> None:
    document = with_comparable(a_document(), ["small 0.9", "other 1.0"])
    assert read_definition(document).comparable_with == ("small 0.9", "other 1.0")
    assert with_comparable(document, []) == a_document()


@pytest.mark.parametrize(
    ("owner", "key", "expected"),
    [
        ("De Wilg", "small", "de-wilg-small"),
        ("De Wilg", "de-wilg-small", "de-wilg-small_2"),
        ("Één & twee", "small", "een-twee-small"),
        ("日本", "small", "copy-small"),
        ("A" * 60, "k" * 60, f"{'a' * 24}-{'k' * 30}"),
    ],
)
def test_copy_is_named_after_its_organisation(owner: str, key: str, expected: str) -> None:
    assert own_key(owner, key, {key}) == expected
    assert KEY.fullmatch(expected)


@given(st.text(max_size=80), st.sets(st.sampled_from(["a", "a_2", "a_3", "page"])))
def test_keys_that_are_made_are_keys_and_free(words: str, taken: set[str]) -> None:
    made = free_key(slug(words) or "page", taken)
    assert KEY.fullmatch(made)
    assert made not in taken


def test_nothing_changes_the_document_it_was_given() -> None:
    document = a_document()
    before = deepcopy(document)
    with_page(document, PAGE, title=TITLE, items=[words_in(page_of(document)["items"][0])], added=NEW)
    with_new_page(document, title=TITLE, domain="meaning", first=NEW)
    as_next(as_copy(document, key="x", version="2", owner="x"), taken=())
    assert document == before
