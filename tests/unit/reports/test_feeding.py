"""What feeds what, and what is core, points at strengths that the catalogue knows, and at the right half of them."""

from collections.abc import Mapping

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.reading import read_definition
from portfolio.rules.scoring import Choice
from reports.facts.life_course import Around
from reports.profile.helping import Helping, helping
from reports.profile.strengths_map import map_columns
from reports.rules.feeding import CORE, FED_BY
from reports.rules.profiles import strength_map
from reports.words.named_once import Words
from tests.unit.reports.scene import NOT_APPLICABLE, NOT_SEEN, reading

DOCUMENT = read_document(FOLDER / "professional-full-2.0.yaml")
FULL = read_definition(DOCUMENT)
CATALOGUE = {row["key"]: row for row in DOCUMENT["catalogue"]["elements"]}


def helped(form: InstrumentDefinition, scores: Mapping[str, Choice]) -> Helping:
    """Return what feeds and carries by one form of the full list."""
    seen = reading("1", 0, scores, instrument=form.name)
    shown = strength_map(form.about(seen.scores.elements), seen, None)
    return helping(Around(), map_columns(shown, form, Words(), "Sam"), form.elements, "Sam")


def test_inner_strengths_are_fed_by_outer_ones_that_exist() -> None:
    for inner, outer in FED_BY.items():
        assert CATALOGUE[inner]["locus"] == "internal"
        assert {CATALOGUE[key]["locus"] for key in outer} == {"external"}


def test_core_strengths_are_in_the_child_and_mostly_on_the_full_form() -> None:
    assert {CATALOGUE[key]["locus"] for key in CORE} == {"internal"}
    on_full_form = CORE & {element.key for element in FULL.elements}
    assert CORE - on_full_form == {"something_bigger", "strength_from_experience"}  # asked in other forms


def test_core_is_what_the_article_names_and_no_more() -> None:
    regulating = {key for key, row in CATALOGUE.items() if row.get("seed_section") == "§3.2"} & CORE
    assert regulating == {"feeling_awareness", "feeling_expression"}
    assert {
        "hope",
        "optimism",
        "purpose",
        "something_bigger",
    } <= CORE  # named as ways of giving meaning (§3.7)
    assert not {"values", "own_role"} & CORE  # on values meaning depends; a role is no word of the article


def test_nothing_feeds_what_the_article_only_lists_beside_it() -> None:
    assert "something_bigger" not in FED_BY  # traditions and belonging are other ways of giving meaning


def test_a_strength_stands_with_what_feeds_it_as_the_form_has_it() -> None:
    found = helped(FULL, {"self_efficacy": 1, "positive_feedback": 3, "perseverance": 2, "humour": 2})
    by = [fed for domain in found.domains for fed in domain.named]
    assert by == [("Geloof in eigen kunnen (deels)", "Horen wat goed gaat (aanwezig)")]
    assert found.core == ["Volhouden"]


def test_strengths_that_the_same_ones_feed_stand_together() -> None:
    scores: dict[str, Choice] = {
        "feeling_awareness": 2,
        "feeling_expression": 1,
        "calming_adult": 3,
        "caregiver_support": NOT_SEEN,
    }
    [fed] = [fed for domain in helped(FULL, scores).domains for fed in domain.named]
    assert fed.name == "Gevoelens herkennen (aanwezig); Gevoelens laten zien (deels)"
    assert (
        fed.by
        == "Volwassene die helpt kalmeren (aanwezig); Steun van ouders of verzorgers (te weinig gezien)"
    )


def test_where_no_strength_stands_it_says_why() -> None:
    """A half of which nobody could judge anything and one in which nothing is present both read ‘–’."""
    some = dict.fromkeys(("quiet_place", "gets_around"), 0)
    found = {domain.key: domain for domain in helped(FULL, {**some, "knows_where_help_is": NOT_SEEN}).domains}
    assert found["environment"].no_inner == "nog niets aanwezig; van 1 is niets bekend"
    assert found["environment"].no_outer == "niet gevraagd"
    seen = {
        domain.key: domain for domain in helped(FULL, {"hope": NOT_SEEN, "humour": 2, "belonging": 0}).domains
    }
    assert (seen["meaning"].no_inner, seen["meaning"].no_outer) == ("nog niet bekend", "nog niets aanwezig")
    assert (seen["regulatory"].inner, seen["regulatory"].no_inner) == (["Humor"], "")
    fits = {domain.key: domain for domain in helped(FULL, {"hope": NOT_APPLICABLE}).domains}
    assert fits["meaning"].no_inner == "past niet"
