"""A document that is no instrument is refused with the place of its fault."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from portfolio.rules.reading import DefinitionError, read_definition
from tests.support.documents import a_document, an_element

Fault = Callable[[dict[str, Any]], object]


def first_item(document: dict[str, Any]) -> dict[str, Any]:
    item: dict[str, Any] = document["pages"][0]["items"][0]
    return item


def first_element(document: dict[str, Any]) -> dict[str, Any]:
    element: dict[str, Any] = document["catalogue"]["elements"][0]
    return element


FAULTS: dict[str, tuple[Fault, str]] = {
    "no catalogue": (lambda d: d.pop("catalogue"), "catalogue"),
    "no pages": (lambda d: d.update(pages=[]), "pages"),
    "pages are no list": (lambda d: d.update(pages="one"), "pages"),
    "no key": (lambda d: d.update(key=" "), "key"),
    "version is a number": (lambda d: d.update(version=1.0), "version"),
    "minutes are words": (lambda d: d.update(minutes="five"), "minutes"),
    "minutes are true": (lambda d: d.update(minutes=True), "minutes"),
    "title without Dutch": (lambda d: d["title"].pop("nl"), "title.nl"),
    "introduction without English": (lambda d: d["introduction"].update(en=""), "introduction.en"),
    "no scoring": (lambda d: d.pop("scoring"), "scoring"),
    "share is nothing": (lambda d: d["scoring"].update(min_answered_share=0), "scoring.min_answered_share"),
    "share above all": (lambda d: d["scoring"].update(min_answered_share=1.1), "scoring.min_answered_share"),
    "present beyond scale": (lambda d: d["scoring"].update(present_from=3.5), "scoring.present_from"),
    "note is no text": (lambda d: d["catalogue"].update(note="x"), "catalogue.note"),
    "no scales": (lambda d: d["catalogue"].update(scales=[]), "catalogue.scales"),
    "level without label": (
        lambda d: d["catalogue"]["scales"][0]["levels"][1].pop("label"),
        "catalogue.scales.internal.levels.1.label",
    ),
    "level without value": (
        lambda d: d["catalogue"]["scales"][0]["levels"][1].pop("value"),
        "catalogue.scales.internal.levels.1.value",
    ),
    "scale without key": (lambda d: d["catalogue"]["scales"][0].pop("key"), "catalogue.scales.0.key"),
    "scale without levels": (
        lambda d: d["catalogue"]["scales"][0].pop("levels"),
        "catalogue.scales.internal.levels",
    ),
    "levels out of order": (
        lambda d: d["catalogue"]["scales"][1]["levels"].reverse(),
        "catalogue.scales.external.levels",
    ),
    "locus without scale": (lambda d: d["catalogue"]["scales"].pop(), "catalogue.scales"),
    "element in no domain": (
        lambda d: first_element(d).update(domain="x"),
        "catalogue.elements.regulatory_internal.domain",
    ),
    "element in no locus": (
        lambda d: first_element(d).update(locus="x"),
        "catalogue.elements.regulatory_internal.locus",
    ),
    "element level": (
        lambda d: first_element(d).update(level="x"),
        "catalogue.elements.regulatory_internal.level",
    ),
    "element perspective": (
        lambda d: first_element(d).pop("perspective"),
        "catalogue.elements.regulatory_internal.perspective",
    ),
    "element source": (
        lambda d: first_element(d).update(source=None),
        "catalogue.elements.regulatory_internal.source",
    ),
    "element name": (
        lambda d: first_element(d)["name"].update(nl=7),
        "catalogue.elements.regulatory_internal.name.nl",
    ),
    "element level is a list": (
        lambda d: first_element(d).update(level=["x"]),
        "catalogue.elements.regulatory_internal.level",
    ),
    "element key is a list": (lambda d: first_element(d).update(key=["x"]), "catalogue.elements.0.key"),
    "element without key": (lambda d: first_element(d).pop("key"), "catalogue.elements.0.key"),
    "element twice": (
        lambda d: d["catalogue"]["elements"].append(an_element("regulatory_internal", "meaning", "internal")),
        "catalogue.elements.8.key",
    ),
    "page in no domain": (lambda d: d["pages"][0].update(domain=""), "pages.page_regulatory_internal.domain"),
    "page without title": (lambda d: d["pages"][0].pop("title"), "pages.page_regulatory_internal.title"),
    "page without items": (lambda d: d["pages"][0].update(items=[]), "pages.page_regulatory_internal.items"),
    "page twice": (
        lambda d: d["pages"].append(copy.deepcopy(d["pages"][0])),
        "pages.8.items.regulatory_internal_0.key",
    ),
    "page key twice": (lambda d: d["pages"][1].update(key="page_regulatory_internal"), "pages.1.key"),
    "item of an unknown element": (
        lambda d: first_item(d).update(element="luck"),
        "pages.page_regulatory_internal.items.regulatory_internal_0.element",
    ),
    "item without element": (
        lambda d: first_item(d).pop("element"),
        "pages.page_regulatory_internal.items.regulatory_internal_0.element",
    ),
    "item with a list as element": (
        lambda d: first_item(d).update(element=["x"]),
        "pages.page_regulatory_internal.items.regulatory_internal_0.element",
    ),
    "item without text": (
        lambda d: first_item(d).pop("text"),
        "pages.page_regulatory_internal.items.regulatory_internal_0.text",
    ),
    "item without hint": (
        lambda d: first_item(d)["hint"].pop("en"),
        "pages.page_regulatory_internal.items.regulatory_internal_0.hint.en",
    ),
    "item is no mapping": (
        lambda d: d["pages"][0]["items"].append("x"),
        "pages.page_regulatory_internal.items.3",
    ),
    "item key with a blank": (
        lambda d: first_item(d).update(key="a b"),
        "pages.page_regulatory_internal.items.0.key",
    ),
    "page key that is a number": (lambda d: d["pages"][1].update(key="7", domain="x"), "pages.1.domain"),
    "version with a blank": (lambda d: d.update(version="1 0"), "version"),
    "key that is too long": (lambda d: d.update(key="k" * 61), "key"),
    "other words without ages": (
        lambda d: first_item(d).update(wordings=[{"text": {}, "hint": {}}]),
        "pages.page_regulatory_internal.items.regulatory_internal_0.wordings.0.ages",
    ),
    "other words for ages the wrong way round": (
        lambda d: first_item(d).update(wordings=[{"ages": [9, 8]}]),
        "pages.page_regulatory_internal.items.regulatory_internal_0.wordings.0.ages",
    ),
    "comparable with no version": (
        lambda d: d.update(comparable_with=[{"key": "small"}]),
        "comparable_with.small.version",
    ),
    "item key twice": (
        lambda d: d["pages"][1]["items"][0].update(key="regulatory_internal_0"),
        "pages.page_regulatory_external.items.regulatory_internal_0.key",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_in_a_definition_names_its_place(name: str) -> None:
    spoil, place = FAULTS[name]
    document = copy.deepcopy(a_document())
    spoil(document)
    with pytest.raises(DefinitionError) as refused:
        read_definition(document)
    assert refused.value.place == place
    assert str(refused.value) == f"{refused.value.place}: {refused.value.rule}"


def test_whole_definition_is_read() -> None:
    definition = read_definition(a_document(items_per_element=2))
    assert len(definition.items) == 16
    assert definition.items_of["meaning_external"] == ("meaning_external_0", "meaning_external_1")
    assert [level.value for level in definition.levels_of(definition.items["meaning_external_0"])] == [
        0,
        1,
        2,
        3,
    ]
    assert [element.key for element in definition.elements_in("meaning", "external")] == ["meaning_external"]
    assert len(list(definition.elements_in("meaning"))) == 2


def test_element_that_no_item_uses_is_left_out() -> None:
    document = a_document()
    document["catalogue"]["elements"].append(an_element("spare", "meaning", "internal"))
    assert "spare" not in {element.key for element in read_definition(document).elements}
