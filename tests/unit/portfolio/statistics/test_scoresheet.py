"""A filled-in form as JSON: what is read, what is refused, and what the scores say."""

import json
from typing import Any

import pytest

from portfolio.exchange.scoresheet import read_choices, score_report
from portfolio.rules.reading import read_definition
from portfolio.rules.scoring import NoScore
from portfolio.statistics.files import InputError
from tests.support.documents import a_document

SMALL = read_definition(a_document())


def scored(answers: dict[str, Any]) -> dict[str, Any]:
    return score_report(SMALL, read_choices("answers.json", json.dumps(answers), SMALL))


def of_element(element: str, *answers: Any) -> dict[str, Any]:
    return dict(zip(SMALL.items_of[element], answers, strict=True))


def test_each_missing_score_says_why() -> None:
    report = scored(
        of_element("regulatory_internal", 3, 2, None)
        | of_element("regulatory_external", "not_applicable", "not_applicable", "not_applicable")
        | of_element("meaning_internal", 3, "not_seen", None)
        | of_element("meaning_external", 0, 0, 0)
    )
    told = {key: (one["score"], one["status"], one["reason"]) for key, one in report["elements"].items()}
    assert told["regulatory_internal"] == (2.5, "scored", None)
    assert told["regulatory_external"] == (None, "not_applicable", "none of the 3 items fits this child")
    few = "1 of 3 items answered; at least 2 (60%) are needed"
    assert told["meaning_internal"] == (None, "too_little_seen", few)
    assert told["meaning_external"] == (0.0, "scored", None)
    counts = report["elements"]["meaning_internal"]
    assert (counts["n_items"], counts["n_answered"], counts["n_not_seen"], counts["n_skipped"]) == (
        3,
        1,
        1,
        1,
    )


def test_strengths_have_bounds_and_cells_are_named() -> None:
    report = scored(of_element("regulatory_internal", 3, 3, 3) | of_element("meaning_external", 1, 1, 1))
    assert report["strengths"] == {
        "present": 1,
        "lower": 1,
        "upper": 7,
        "judged": 2,
        "elements": 8,
        "which": ["regulatory_internal"],
    }
    assert report["cells"] == {
        "present": 1,
        "of": 8,
        "which": [{"domain": "regulatory", "locus": "internal"}],
    }
    assert (report["instrument"], report["version"]) == ("small", "1.0")


def test_skipped_and_left_out_are_the_same() -> None:
    assert scored(dict.fromkeys(SMALL.items)) == scored({})


def test_ways_out_are_read() -> None:
    key = next(iter(SMALL.items))
    assert read_choices("a", f'{{"{key}": "not_seen"}}', SMALL) == {key: NoScore.NOT_SEEN}


KEY = "regulatory_internal_0"
ALLOWED = "must be one of 0, 1, 2, 3, not_seen, not_applicable, or null when it was skipped."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "answers.json, line 1, column 1, is not JSON: Expecting value."),
        ('{\n"a": }', "answers.json, line 2, column 6, is not JSON: Expecting value."),
        ("[]", "answers.json must hold one object with the key of each item and its answer."),
        ('{"luck": 3}', "answers.json, key 'luck', is no item of small 1.0."),
        (f'{{"{KEY}": 4}}', f"answers.json, key '{KEY}', {ALLOWED}"),
        (f'{{"{KEY}": -1}}', f"answers.json, key '{KEY}', {ALLOWED}"),
        (f'{{"{KEY}": 2.0}}', f"answers.json, key '{KEY}', {ALLOWED}"),
        (f'{{"{KEY}": true}}', f"answers.json, key '{KEY}', {ALLOWED}"),
        (f'{{"{KEY}": "2"}}', f"answers.json, key '{KEY}', {ALLOWED}"),
        (f'{{"{KEY}": [1]}}', f"answers.json, key '{KEY}', {ALLOWED}"),
        (f'{{"{KEY}": 1, "{KEY}": 2}}', f"answers.json, key '{KEY}', stands there twice."),
        (f'{{"{KEY}": NaN}}', "answers.json is not JSON with answers."),
        (f'{{"{KEY}": {"9" * 5000}}}', "answers.json is not JSON with answers."),
        ("[" * 100_000, "answers.json is not JSON with answers."),
    ],
    ids=lambda value: ascii(value[:24]),
)
def test_fault_names_file_and_key(text: str, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        read_choices("answers.json", text, SMALL)
    assert str(refused.value) == sentence
