"""What no sentence may ever say, how long it may be, and that every sentence can be traced."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.utils.translation import override

from children.models import ObserverRole, Setting
from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.reading import read_definition
from reports.plain_words import phrases
from reports.plain_words.figure_names import FIGURES
from reports.plain_words.page import plain_words_in
from reports.plain_words.rules.every_rule import ALWAYS, FIRST, MOST, RULES, chosen, findings_in
from reports.plain_words.rules.findings import Strengths, Value, Who, found
from reports.plain_words.wording import Sentence, listed, sentence_of
from tests.unit.reports.plain_words.cases import CASES
from tests.unit.reports.plain_words.every_finding import EVERY

NEVER = re.compile(
    r"veerkracht|resilien|gemiddeld|average|\bscores?\b|totaal|\btotal\b|zwak|\bweak|tekort|deficit|normaal|\bnormal\b",
    re.IGNORECASE,
)
FIXED = {
    "Er is geen tegenslag genoteerd; dan zegt dit niets over veerkracht.",
    "No adversity is noted; then this says nothing about resilience.",
}
LONGEST = 25


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with override(request.param):
        yield request.param


def sentences() -> Iterator[Sentence]:
    """Yield every sentence there is, and all of the golden cases."""
    yield from map(sentence_of, EVERY)
    for case in CASES.values():
        yield from map(sentence_of, findings_in(case()))


def test_no_sentence_judges_adds_up_or_compares(language: str) -> None:
    found = [s.text for s in sentences() if NEVER.search(s.text) and s.text not in FIXED]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    ["Sam is veerkrachtig.", "A resilient child", "Total score: 12", "De zwakke kant", "een tekort"],
)
def test_planted_word_is_found(planted: str) -> None:
    assert NEVER.search(planted)


def test_sentences_are_short(language: str) -> None:
    long = {
        part for s in sentences() for part in re.split(r"(?<=[.?!])\s", s.text) if len(part.split()) > LONGEST
    }
    assert long == set()


def test_every_sentence_names_its_rule_and_all_its_figures(language: str) -> None:
    for finding in EVERY:
        shown = sentence_of(finding)
        assert (shown.rule, shown.name) == (finding.rule, str(phrases.RULES[finding.rule].name))
        assert shown.why
        assert len(shown.figures) == len(finding.figures)
        assert all(name and value not in ("", "None") and "%(" not in value for name, value in shown.figures)
        assert "%(" not in shown.text
        assert shown.text[0] == shown.text[0].upper()


def test_every_sentence_is_tried_and_every_figure_is_used() -> None:
    assert {finding.said for finding in EVERY} == set(phrases.SENTENCES)
    assert {name for finding in EVERY for name, _ in finding.figures} == set(FIGURES)
    assert {finding.rule for finding in EVERY} == set(phrases.RULES)
    assert len(phrases.RULES) == len(RULES)


def test_every_golden_sentence_is_one_of_those_tried() -> None:
    made = {finding.said for case in CASES.values() for finding in findings_in(case())}
    assert made <= {finding.said for finding in EVERY}


@pytest.mark.parametrize(
    "catalogue", sorted(FOLDER.glob("professional-full-*.yaml")), ids=lambda path: path.stem
)
def test_sentences_stay_short_with_the_longest_names(catalogue: object, language: str) -> None:
    elements = read_definition(read_document(catalogue)).elements  # type: ignore[arg-type]
    longest = sorted((e.name for e in elements), key=lambda name: -len((name.nl + name.en).split()))[:8]
    whos = [Who(role, setting) for role in ObserverRole.values for setting in Setting.values]

    def stretched(value: Value, who: Who) -> Value:
        if isinstance(value, Who):
            return who
        if isinstance(value, Strengths):
            return Strengths(tuple(longest))
        return value

    for who in whos:
        for finding in EVERY:
            longer = tuple((name, stretched(value, who)) for name, value in finding.figures)
            text = sentence_of(replace(finding, figures=longer)).text
            assert all(len(part.split()) <= LONGEST for part in re.split(r"(?<=[.?!])\s", text)), text


def test_names_that_do_not_fit_become_a_number() -> None:
    assert listed(["een twee drie", "vier vijf zes", "zeven"]) == "een twee drie, vier vijf zes, zeven"
    assert listed(["een twee drie"] * 4) == "een twee drie, een twee drie en nog 2"
    assert listed(["a b c d e f g h i"]) == "a b c d e f g"
    assert listed(["a b c d e f g h", "k l m n"]) == "a b c d e f g en nog 1"


def test_at_most_seven_sentences_and_no_template_more_than_twice() -> None:
    """Twelve sentences stood there, and ‘31 more’; ‘can be chance’ 21 times on one page (T19)."""
    for case in CASES.values():
        findings = chosen(findings_in(case()))
        assert len(findings) <= MOST == 7
        assert max(Counter(finding.said for finding in findings).values()) <= 2
        assert {finding.rule for finding in findings_in(case())} & {"R1", "R16"} <= {f.rule for f in findings}
        page = plain_words_in(case())
        told = " ".join([*[sentence.text for sentence in page.sentences], page.chance])
        assert told.count("toeval") <= 1


def test_what_changed_and_what_differs_is_told_before_the_rest() -> None:
    findings = [found("R1", "adversity", n=1), *[found("R13", "signs")] * 9, found("R7", "differing")]
    findings += [found("R5", "gone"), found("R5", "new"), found("R3", "seen"), found("R16", "safety")]
    assert [finding.said for finding in chosen(findings)] == [
        "adversity",
        "signs",
        "differing",
        "gone",
        "new",
        "seen",
        "safety",
    ]


def test_every_sentence_has_a_place_in_the_choice() -> None:
    known = {*ALWAYS, *FIRST}
    assert known <= set(phrases.SENTENCES)
    assert known >= phrases.DIFFERENCES


def test_chance_is_said_where_a_difference_is_told() -> None:
    assert plain_words_in(CASES["two_moments"]()).chance
    assert plain_words_in(CASES["one_moment"]()).chance == ""
