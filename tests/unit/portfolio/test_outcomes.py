"""The outcome strip: read on its own, kept apart from the strengths."""

from copy import deepcopy
from typing import Any

import pytest

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.outcomes import OutcomeDefinition, kind_of, read_form, read_outcome, signs_to_json
from portfolio.rules.reading import DefinitionError, read_definition
from portfolio.rules.scoring import NoScore

DOCUMENT = read_document(FOLDER / "outcome-1.0.yaml")
STRIP = read_outcome(DOCUMENT)


def changed(**fields: Any) -> dict[str, Any]:
    return {**deepcopy(DOCUMENT), **fields}


def test_strip_has_the_five_signs_in_their_order() -> None:
    assert list(STRIP.items) == ["wellbeing", "taking_part", "school", "play", "home"]
    assert [level.value for level in STRIP.levels_of(STRIP.items["play"])] == [0, 1, 2, 3]
    assert STRIP.name == "outcome 1.0"


def test_strip_is_one_page_without_a_domain() -> None:
    (page,) = STRIP.pages
    assert (page.domain, page.items) == ("", tuple(STRIP.items.values()))


def test_every_question_names_the_child_unless_it_is_asked() -> None:
    for sign in STRIP.signs:
        for language in ("nl", "en"):
            assert "{child}" in sign.item.text.in_language(language)
            assert "{child}" not in sign.text_child.in_language(language)
        assert STRIP.items_for_child[sign.item.key] == sign.text_child


def test_form_is_read_by_its_kind() -> None:
    full = read_document(FOLDER / "professional-full-2.0.yaml")
    assert isinstance(read_form(DOCUMENT), OutcomeDefinition)
    assert read_form(full).kind == kind_of(full) == "strengths"


def test_strip_is_no_form_on_strengths() -> None:
    with pytest.raises(DefinitionError, match="kind: is not that of a form on strengths"):
        read_definition(DOCUMENT)
    assert not hasattr(STRIP, "elements")
    assert not hasattr(STRIP, "scoring")


@pytest.mark.parametrize(
    ("document", "place"),
    [
        (changed(kind="mood"), "kind"),
        (changed(scale={"levels": DOCUMENT["scale"]["levels"][:3]}), "scale.levels"),
        (changed(signs=[*DOCUMENT["signs"], DOCUMENT["signs"][0]]), "signs"),
        (changed(signs=[]), "signs"),
        (changed(introduction_child=None), "introduction_child"),
    ],
)
def test_fault_is_named(document: dict[str, Any], place: str) -> None:
    with pytest.raises(DefinitionError) as fault:
        read_form(document)
    assert fault.value.place == place


def test_answers_are_stored_as_they_were_given() -> None:
    stored = signs_to_json({"play": 3, "home": NoScore.NOT_SEEN})
    assert stored == {"kind": "outcome", "signs": {"play": 3, "home": "not_seen"}}
