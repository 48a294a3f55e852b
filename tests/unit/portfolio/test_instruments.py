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
    "professional-full": (45, 55),
    "professional-quick": (8, 14),
    "professional-supplement": (24, 30),
    "child-4-7": (10, 16),
    "child-8-11": (16, 24),
    "youth-12-17": (20, 30),
    "young-adult-18-23": (20, 32),
    "parent": (20, 32),
    "teacher": (16, 28),
}
OF_PROFESSIONALS = ("professional-full", "professional-supplement")
SOURCE = re.compile(r"(article §|Trimbos|supplement: )")
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
    assert ("" in named) != definition.key.startswith("child-")


def test_other_wordings_lie_within_the_ages_of_the_form(definition: InstrumentDefinition) -> None:
    for item in definition.items.values():
        ages = [age for other in item.wordings for age in range(other.ages[0], other.ages[1] + 1)]
        assert len(ages) == len(set(ages)), item.key
        assert all(definition.ages[0] <= age <= definition.ages[1] for age in ages), item.key


def test_form_has_as_many_items_as_promised(definition: InstrumentDefinition) -> None:
    least, most = SIZES[definition.key]
    assert least <= len(definition.items)
    assert len(definition.items_asked) <= most


def test_every_cell_is_covered(definition: InstrumentDefinition) -> None:
    is_whole = definition.cells_asked == set(CELLS)
    assert is_whole != (definition.key == "professional-supplement")
    assert all(definition.items_of[element.key] for element in definition.elements)


def test_a_professional_can_score_every_strength_and_the_supplement_repeats_none_of_the_full_form() -> None:
    full, supplement = (
        {element.key for element in read_definition(read_document(FOLDER / f"{key}-2.0.yaml")).elements}
        for key in OF_PROFESSIONALS
    )
    catalogue = read_yaml(FOLDER / "catalogue-2.0.yaml")
    assert full | supplement == {element["key"] for element in catalogue["elements"]}
    assert not full & supplement


def test_whatever_the_age_a_whole_form_has_all_cells_and_a_short_one_at_most_fourteen_questions(
    definition: InstrumentDefinition,
) -> None:
    for age in range(definition.ages[0], definition.ages[1] + 1):
        asked = definition.at_age(age)
        if definition.key != "professional-supplement":
            assert asked.cells_asked == set(CELLS), age
        if definition.stands_alone == "short":
            assert len(asked.items_asked) <= 14, age


def test_a_level_is_called_the_same_for_everybody_unless_the_form_stands_alone(
    definition: InstrumentDefinition,
) -> None:
    document = read_document(FOLDER / f"{definition.name.replace(' ', '-')}.yaml")
    assert ("scales" in document) == (definition.stands_alone == "scale")


def test_every_question_says_where_it_comes_from_and_why_it_can_be_observed(
    definition: InstrumentDefinition,
) -> None:
    for item in definition.items_asked.values():
        assert SOURCE.match(item.source), item.key
        assert item.observable is not None, item.key


def test_safety_of_the_home_and_the_own_story_are_no_strengths(definition: InstrumentDefinition) -> None:
    apart = {item.key: item.kind for item in definition.apart.items} if definition.apart else {}
    assert not apart.keys() & definition.items.keys()
    if definition.key == "professional-full":
        assert apart == {"home_safe_now": "fact", "home_can_stay": "fact", "own_story": "words"}


def test_what_is_a_fact_stands_on_a_page_of_its_own_in_the_supplement() -> None:
    form = read_definition(read_document(FOLDER / "professional-supplement-2.0.yaml"))
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
    assert all(element.seed_section for element in definition.elements)


def test_quick_form_asks_what_the_full_form_asks() -> None:
    paths = [path for key in ("quick", "full") for path in FOLDER.glob(f"professional-{key}-*.yaml")]
    quick, full = (read_definition(read_document(path)) for path in paths)
    assert {e.key for e in quick.elements} <= {e.key for e in full.elements}
    assert {item.text for item in quick.items.values()} <= {item.text for item in full.items.values()}
