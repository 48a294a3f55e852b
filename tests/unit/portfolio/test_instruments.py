"""The instruments that are shipped keep the promises made of them."""

import re
from pathlib import Path

import pytest

from portfolio.exchange.catalogue_files import FOLDER, read_document, read_yaml
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.domains import CELLS, Text
from portfolio.rules.reading import read_definition

FORMS = sorted(path for path in FOLDER.glob("*.yaml") if not path.name.startswith(("catalogue-", "outcome-")))
PICTOGRAMS = {path.stem for path in (FOLDER.parent.parent / "static" / "pictograms").glob("*.svg")}
SIZES = {
    "professional-full": (40, 48),
    "professional-quick": (8, 12),
    "professional-supplement": (18, 18),
    "child-8-11": (16, 20),
    "youth-12-17": (20, 28),
    "parent": (20, 28),
    "teacher": (16, 24),
}
# A child is a boy, a girl, both or neither; the first name stands in every text instead.
GENDERED = {
    "nl": r"\b(hij|zij|hem|haar|zijn (?:eigen|moeder|vader)|jongen|meisje)\b",
    "en": r"\b(he|she|him|her|his|hers|boy|girl)\b",
}
CONDITION = r"\b(?:als|ook als|when|if)\b.*"  # ‘asks for help when it cannot be done alone’ is positive
NEGATIVE = {
    "nl": r"\b(niet|geen|nooit|nauwelijks|zelden|weigert|zonder)\b",
    "en": r"\b(not|no|never|hardly|rarely|refuses|without|cannot|\w+n['’]t)\b",
}


@pytest.fixture(params=FORMS, ids=lambda path: path.stem)
def definition(request: pytest.FixtureRequest) -> InstrumentDefinition:
    path: Path = request.param
    return read_definition(read_document(path))


def in_both(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}


def test_all_forms_are_shipped() -> None:
    assert {read_definition(read_document(path)).key for path in FORMS} == set(SIZES)


def test_pictograms_exist_and_stand_beside_every_statement_of_young_children(
    definition: InstrumentDefinition,
) -> None:
    named = {item.pictogram for item in definition.items.values()}
    assert named - {""} <= PICTOGRAMS
    assert ("" in named) != (definition.key == "child-8-11")


def test_other_wordings_lie_within_the_ages_of_the_form(definition: InstrumentDefinition) -> None:
    for item in definition.items.values():
        ages = [age for other in item.wordings for age in range(other.ages[0], other.ages[1] + 1)]
        assert len(ages) == len(set(ages)), item.key
        assert all(definition.ages[0] <= age <= definition.ages[1] for age in ages), item.key


def test_form_has_as_many_items_as_promised(definition: InstrumentDefinition) -> None:
    least, most = SIZES[definition.key]
    assert least <= len(definition.items) <= most


def test_every_cell_is_covered(definition: InstrumentDefinition) -> None:
    is_whole = definition.cells_asked == set(CELLS)
    assert is_whole != (definition.key == "professional-supplement")
    assert all(definition.items_of[element.key] for element in definition.elements)


def test_every_strength_of_the_catalogue_is_asked_and_the_supplement_repeats_none() -> None:
    forms = {form.key: form for form in (read_definition(read_document(path)) for path in FORMS)}
    asked = {key: {element.key for element in form.elements} for key, form in forms.items()}
    catalogue = read_yaml(FOLDER / "catalogue-1.1.yaml")
    assert set().union(*asked.values()) == {element["key"] for element in catalogue["elements"]}
    supplement = asked.pop("professional-supplement")
    assert not supplement & set().union(*asked.values())
    assert len(supplement) == 9
    assert {len(keys) for keys in forms["professional-supplement"].items_of.values()} == {2}


def test_what_is_a_fact_stands_on_a_page_of_its_own_in_the_supplement() -> None:
    form = read_definition(read_document(FOLDER / "professional-supplement-1.0.yaml"))
    for page in form.pages:
        assert len({form.element(item.element).perspective for item in page.items}) == 1, page.key


def test_each_page_asks_about_its_own_domain(definition: InstrumentDefinition) -> None:
    strays = [
        item.key
        for page in definition.pages
        for item in page.items
        if definition.element(item.element).domain != page.domain
    ]
    assert strays == []


def test_texts_stand_in_two_languages(definition: InstrumentDefinition) -> None:
    same = [item.key for item in definition.items.values() if item.text.nl == item.text.en]
    same += [
        element.key for element in definition.elements if element.explanation.nl == element.explanation.en
    ]
    assert same == []


def test_every_statement_names_the_child_or_speaks_to_it(definition: InstrumentDefinition) -> None:
    for item in definition.items.values():
        counts = [language.count("{child}") for language in in_both(item.text).values()]
        is_named = definition.voice == "about_child"
        assert (min(counts) >= 1) == is_named, item.key
    texts = [
        text for item in definition.items.values() for t in (item.text, item.hint) for text in (t.nl, t.en)
    ]
    placeholders = {name for text in texts for name in re.findall(r"\{(\w*)\}", text)}
    assert placeholders <= {"child"}


def test_statements_speak_of_no_gender(definition: InstrumentDefinition) -> None:
    found = [
        (item.key, match.group())
        for item in definition.items.values()
        for text in (item.text, item.hint)
        for language, words in in_both(text).items()
        if (match := re.search(GENDERED[language], words, re.IGNORECASE))
    ]
    assert found == []


def test_statements_are_worded_positively(definition: InstrumentDefinition) -> None:
    found = [
        (item.key, match.group())
        for item in definition.items.values()
        for language, words in in_both(item.text).items()
        if (match := re.search(NEGATIVE[language], re.sub(CONDITION, "", words), re.IGNORECASE))
    ]
    assert found == []


def test_elements_say_whether_they_come_from_the_sources(definition: InstrumentDefinition) -> None:
    assert {element.source for element in definition.elements} <= {"seed", "supplement"}
    assert all(element.seed_section for element in definition.elements if element.source == "seed")


def test_quick_form_asks_what_the_full_form_asks() -> None:
    quick, full = (
        read_definition(read_document(FOLDER / f"professional-{k}-1.0.yaml")) for k in ("quick", "full")
    )
    assert {e.key for e in quick.elements} <= {e.key for e in full.elements}
    assert {item.text for item in quick.items.values()} <= {item.text for item in full.items.values()}
