"""Every change between two versions is named, with the words before and after."""

import json
from copy import deepcopy
from typing import Any

from portfolio.rules.differences import Change, ChangeKind, differences
from portfolio.rules.domains import Text
from portfolio.rules.reading import read_definition
from tests.support.documents import a_document, an_item, both

ITEM = "regulatory_internal_0"


def changes(**changed: Any) -> list[Change]:
    """Return what differs after some fields of the document were replaced."""
    before = a_document()
    return differences(read_definition(before), read_definition({**deepcopy(before), **changed}))


def edited(edit: Any) -> list[Change]:
    """Return what differs after a function changed the document."""
    document = json.loads(json.dumps(a_document()))  # so that the two scales share nothing
    edit(document)
    return differences(read_definition(a_document()), read_definition(document))


def test_same_document_has_no_differences() -> None:
    assert changes() == []
    assert changes(version="2.0", key="other") == []


def test_added_and_removed_items_are_named_with_their_words() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["pages"][0]["items"][0] = an_item("regulatory_internal", 9)

    assert edited(edit) == [
        Change(ChangeKind.ITEM_ADDED, "regulatory_internal_9", after=Text("{child} (nl)", "{child} (en)")),
        Change(ChangeKind.ITEM_REMOVED, ITEM, before=Text("{child} (nl)", "{child} (en)")),
    ]


def test_changed_words_stand_before_and_after() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["pages"][0]["items"][0] |= {"text": {"nl": "anders", "en": "{child} (en)"}}
        document["pages"][0]["items"][1] |= {"hint": both("other")}

    words, hint = edited(edit)
    assert (words.kind, words.subject, words.is_weighty) == (ChangeKind.ITEM_WORDS, ITEM, True)
    assert (words.before.nl, words.after.nl, words.after.en) == ("{child} (nl)", "anders", "{child} (en)")
    assert (hint.kind, hint.is_weighty) == (ChangeKind.ITEM_HINT, False)


def test_item_that_moves_to_another_strength_and_page_is_named() -> None:
    def edit(document: dict[str, Any]) -> None:
        item = document["pages"][0]["items"].pop(0)
        document["pages"][1]["items"].append({**item, "element": "regulatory_external"})

    element, page = edited(edit)
    assert (element.kind, element.before.nl) == (ChangeKind.ITEM_ELEMENT, "regulatory_internal (nl)")
    assert element.after.nl == "regulatory_external (nl)"
    assert (page.kind, page.before.en, page.after.en) == (
        ChangeKind.ITEM_MOVED,
        "regulatory_internal (en)",
        "regulatory_external (en)",
    )


def test_words_and_drawing_for_ages_are_one_change() -> None:
    def edit(document: dict[str, Any]) -> None:
        other = {"ages": [8, 9], "text": both("young"), "hint": both("hint")}
        document["pages"][0]["items"][0] |= {"wordings": [other], "pictogram": "sun"}

    (change,) = edited(edit)
    assert (change.kind, change.after.nl, change.before.nl) == (ChangeKind.ITEM_AGES, "8-9: young (nl)", "")


def test_answers_and_rules_of_scoring_bear_on_the_score() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["catalogue"]["scales"][1]["levels"][2]["label"]["nl"] = "benut"
        document["scoring"] |= {"present_from": 1.5}

    scale, scoring = edited(edit)
    assert (scale.kind, scale.before.nl, scale.after.nl) == (ChangeKind.SCALE, "2 niveau 2", "2 benut")
    assert (scoring.kind, scoring.subject, scoring.before.nl, scoring.after.nl) == (
        *(ChangeKind.SCORING, "present_from", "2", "1.5"),
    )
    assert scale.is_weighty
    assert scoring.is_weighty


def test_strength_explained_otherwise_and_words_around_come_last() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["title"] = both("new title")
        document["minutes"] = 3
        document["catalogue"]["elements"][0]["explanation"] = both("better")
        document["pages"][0]["items"].append(an_item("regulatory_internal", 9))

    found = edited(edit)
    assert [(change.kind, change.subject) for change in found] == [
        (ChangeKind.ITEM_ADDED, "regulatory_internal_9"),
        (ChangeKind.ELEMENT_WORDS, "regulatory_internal"),
        (ChangeKind.FORM_WORDS, "title"),
        (ChangeKind.FORM_WORDS, "minutes"),
    ]


def test_strength_in_one_version_only_shows_by_its_items() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["pages"].pop()

    assert {change.kind for change in edited(edit)} == {ChangeKind.ITEM_REMOVED}
    document = a_document()
    edit(document)
    added = differences(read_definition(document), read_definition(a_document()))
    assert {change.kind for change in added} == {ChangeKind.ITEM_ADDED}
