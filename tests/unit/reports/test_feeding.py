"""What feeds what, and what is core, points at strengths that the catalogue knows, and at the right half of them."""

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.reading import read_definition
from reports.facts.life_course import Around
from reports.profile.helping import Helping, helping
from reports.profile.strengths_map import map_columns
from reports.rules.feeding import CORE, FED_BY
from reports.rules.profiles import strength_map
from reports.words.named_once import Words
from tests.unit.reports.scene import reading

DOCUMENT = read_document(FOLDER / "professional-full-2.0.yaml")
FULL = read_definition(DOCUMENT)
CATALOGUE = {row["key"]: row for row in DOCUMENT["catalogue"]["elements"]}


def helped(form: InstrumentDefinition, scores: dict[str, int]) -> Helping:
    """Return what feeds and carries by one form of the full list."""
    seen = reading("1", 0, scores, instrument=form.name)
    shown = strength_map(form.about(seen.scores.elements), seen, None)
    return helping(Around(), map_columns(shown, form, Words()), form.elements)


def test_inner_strengths_are_fed_by_outer_ones_that_exist() -> None:
    for inner, outer in FED_BY.items():
        assert CATALOGUE[inner]["locus"] == "internal"
        assert {CATALOGUE[key]["locus"] for key in outer} == {"external"}


def test_core_strengths_are_in_the_child_and_mostly_on_the_full_form() -> None:
    assert {CATALOGUE[key]["locus"] for key in CORE} == {"internal"}
    on_full_form = CORE & {element.key for element in FULL.elements}
    assert CORE - on_full_form == {"something_bigger", "strength_from_experience"}  # asked in other forms


def test_a_strength_stands_with_what_feeds_it_as_the_form_has_it() -> None:
    found = helped(FULL, {"self_efficacy": 1, "positive_feedback": 3, "perseverance": 2, "humour": 2})
    by = [fed for domain in found.domains for fed in domain.named]
    assert by == [("Geloof in eigen kunnen (deels)", ["Horen wat goed gaat (aanwezig)"])]
    assert found.core == ["Volhouden"]
