"""Where something is wrong in a FHIR file, in the language of the page."""

import pytest
from django.utils.translation import override

from portfolio.exchange.fhir.shapes import shape_findings
from portfolio.words import finding_rows, place_in_words


@pytest.mark.parametrize(
    ("place", "dutch", "english"),
    [
        ("questionnaire", "het hele bestand", "the whole file"),
        ("response", "het hele bestand", "the whole file"),
        ("questionnaire, item 2", "onderdeel 2", "item 2"),
        ("response, item 2, item 13", "onderdeel 2, onderdeel 13", "item 2, item 13"),
        ("regulating, item 3", "regulating, onderdeel 3", "regulating, item 3"),
        ("regulating", "regulating", "regulating"),
    ],
)
def test_place_is_named_in_the_language_of_the_page(place: str, dutch: str, english: str) -> None:
    assert place_in_words(place) == dutch
    with override("en"):
        assert place_in_words(place) == english


def test_item_without_a_link_id_is_named_by_its_number() -> None:
    form = {"resourceType": "Questionnaire", "item": [{"linkId": "a"}, {"text": "b"}]}
    assert finding_rows(shape_findings("Questionnaire", form, "questionnaire")) == [
        ("onderdeel 2", "linkId ontbreekt")
    ]
