"""The rows of an export: four kinds of no figure, one row for each question, nothing that may not go along."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.rules.codebook import codebook
from exports.rules.columns import ANSWERS, CODEBOOK, STRENGTHS, names_in
from exports.rules.contents import Contents, Kind, Naming
from exports.rules.forms import ExportedChild, ExportedForm
from exports.rules.rows import answers_of, scores_of
from paper.tables import Cell, Row
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.outcomes import read_form
from portfolio.rules.scoring import Choice, NoScore, score_form
from tests.unit.portfolio.exchange.samples import shipped

DEFINITION = read_form(shipped())
CHILD = ExportedChild("c0ffee", "Sam", "DW-1", "7ea0", "Noord", "2016-05")
NAMING_COLUMNS = {"voornaam", "nummer", "teamnaam", "periode_van", "periode_tot", "ondertekend_op"}
WORDS = {"reden", "voorbeeld"}
TABLES = {"antwoorden": ANSWERS, "krachten": STRENGTHS}
DAY = datetime.date(2026, 4, 7)


def a_form(answers: Mapping[str, Mapping[str, str]], **changes: Any) -> ExportedForm:
    """Return a signed form with these answers, scored as at signing."""
    assert isinstance(DEFINITION, InstrumentDefinition)
    choices: dict[str, Choice] = {
        key: int(row["choice"]) if row["choice"].isdecimal() else NoScore(row["choice"])
        for key, row in answers.items()
        if row.get("choice")
    }
    form = ExportedForm(
        id="f0",
        child=CHILD,
        version_id="v",
        definition=DEFINITION,
        role="youth_professional",
        setting="home",
        person="anna",
        with_teacher=False,
        by_link=False,
        period_from=DAY,
        period_to=DAY,
        day=0,
        hours_seen=4,
        signed_on=DAY,
        is_correction=False,
        age=9,
        document={},
        answers=answers,
        scores=score_form(DEFINITION, choices),
    )
    return replace(form, **changes)


def named(rows: Any, table: str, contents: Contents) -> list[dict[str, Cell]]:
    """Return rows with the names of their columns."""
    names = names_in(TABLES[table], contents)
    return [dict(zip(names, row, strict=True)) for row in rows]


def answer_to(form: ExportedForm, item: str, contents: Contents = Contents.WORDS) -> dict[str, Cell]:
    """Return the row of one question."""
    rows = named(answers_of(form, Naming(contents)), "antwoorden", contents)
    [found] = [row for row in rows if row["vraag"] == item]
    return found


ITEMS = list(DEFINITION.items)


@pytest.mark.parametrize(
    ("choice", "value", "why"),
    [
        ("0", 0, ""),
        ("3", 3, ""),
        ("not_seen", None, "not_seen"),
        ("not_applicable", None, "not_applicable"),
        ("", None, "skipped"),
    ],
)
def test_zero_is_a_value_and_three_kinds_of_no_value_stay_apart(choice: str, value: object, why: str) -> None:
    row = answer_to(a_form({ITEMS[0]: {"choice": choice, "reason": "", "example": ""}}), ITEMS[0])
    assert (row["antwoord"], row["waarde"], row["geen_waarde"]) == (choice, value, why)


def test_each_question_that_was_asked_has_one_row_whether_answered_or_not() -> None:
    rows = named(answers_of(a_form({}), Naming(Contents.PSEUDONYM)), "antwoorden", Contents.PSEUDONYM)
    assert [row["vraag"] for row in rows] == [
        key for key, item in DEFINITION.items_asked.items() if item.kind != "words"
    ]
    assert {row["geen_waarde"] for row in rows} == {"skipped"}


def test_strength_has_its_score_or_why_there_is_none_and_nothing_is_added_up() -> None:
    form = a_form({item: {"choice": "2" if n % 2 else "not_applicable"} for n, item in enumerate(ITEMS)})
    rows = named(scores_of(form, Naming(Contents.PSEUDONYM)), "krachten", Contents.PSEUDONYM)
    assert form.scores is not None
    assert [row["kracht"] for row in rows] == list(form.scores.elements)
    for row in rows:
        assert (row["score"] is None) == (row["status"] != "scored")
        assert (row["aanwezig"] == "") == (row["score"] is None)
    assert not {name for table in TABLES.values() for name in names_in(table, Contents.WORDS)} & {
        "totaal",
        "gemiddelde",
        "total",
    }


def test_columns_with_names_days_and_words_go_along_only_when_chosen() -> None:
    for columns in TABLES.values():
        by_contents = {contents: set(names_in(columns, contents)) for contents in Contents}
        assert not by_contents[Contents.PSEUDONYM] & (NAMING_COLUMNS | WORDS)
        assert by_contents[Contents.NAMED] - by_contents[Contents.PSEUDONYM] == NAMING_COLUMNS
        assert by_contents[Contents.WORDS] - by_contents[Contents.NAMED] <= WORDS


MARK = "kanarie"  # in no text of a form
TOLD = st.text().map(lambda text: f"{MARK}{text}")


@settings(max_examples=60)
@given(
    first_name=TOLD,
    reference=TOLD,
    team=TOLD,
    reason=TOLD,
    example=TOLD,
    person=TOLD,
    born=TOLD,
    contents=st.sampled_from(Contents),
)
def test_nothing_that_may_not_go_along_stands_in_any_cell(
    contents: Contents, reason: str, example: str, person: str, **child: Any
) -> None:
    told = replace(CHILD, id=MARK, team_id=f"{MARK}-team", **child)
    answers = {item: {"choice": "not_applicable", "reason": reason, "example": example} for item in ITEMS}
    form = a_form(
        answers, id=f"{MARK}-form", child=told, person=person, document={"observer": {"name": person}}
    )
    naming = Naming(contents)
    for table, rows in (("antwoorden", answers_of(form, naming)), ("krachten", scores_of(form, naming))):
        for row in named(rows, table, contents):
            held = {name for name, cell in row.items() if isinstance(cell, str) and MARK in cell}
            allowed = {
                Contents.PSEUDONYM: set(),
                Contents.NAMED: {"voornaam", "nummer", "teamnaam"},
                Contents.WORDS: {"voornaam", "nummer", "teamnaam", *WORDS},
            }
            assert held <= allowed[contents]


def test_code_is_the_same_in_one_export_and_another_in_the_next() -> None:
    one, other = Naming(Contents.PSEUDONYM), Naming(Contents.PSEUDONYM)
    assert one.code(Kind.CHILD, "x") == one.code(Kind.CHILD, "x")
    assert one.code(Kind.CHILD, "x") != other.code(Kind.CHILD, "x")
    assert one.code(Kind.CHILD, "x")[2:] != one.code(Kind.TEAM, "x")[2:]
    assert one.uuid(Kind.CHILD, "x") == one.uuid(Kind.CHILD, "x") != "x"
    assert str(one.key) not in repr(one)


def test_small_team_has_no_code() -> None:
    naming = Naming(Contents.PSEUDONYM, unnamed=frozenset({CHILD.team_id}))
    assert {
        row["team"] for row in named(answers_of(a_form({}), naming), "antwoorden", Contents.PSEUDONYM)
    } == {""}


def entries(contents: Contents = Contents.PSEUDONYM, **how: bool) -> list[dict[str, Cell]]:
    """Return the lines of a codebook."""
    rows: list[Row] = codebook([DEFINITION], contents, {}, {}, **how)
    return [dict(zip(CODEBOOK, row, strict=True)) for row in rows]


def test_codebook_explains_every_column_question_and_code() -> None:
    found = {(str(entry["soort"]), str(entry["sleutel"])) for entry in entries(Contents.WORDS)}
    for columns in TABLES.values():
        assert {("kolom", name) for name in names_in(columns, Contents.WORDS)} <= found
    assert {("vraag", item) for item in DEFINITION.items_asked} <= found
    assert {("geen_waarde", why) for why in ("not_seen", "not_applicable", "skipped")} <= found
    assert {("antwoord", choice) for choice in ("0", "1", "2", "3", "not_seen", "not_applicable")} <= found


def test_codebook_names_the_child_in_no_question() -> None:
    assert not [entry for entry in entries() if "{child}" in f"{entry['betekenis']}{entry['meaning']}"]
    assert [entry for entry in entries() if "het kind" in str(entry["betekenis"]).lower()]


def test_codebook_says_that_a_child_is_there_to_practise_on() -> None:
    assert "oefenkind" in str(entries(to_practise=True)[0]["betekenis"])
    assert "oefenkind" not in str(entries())
