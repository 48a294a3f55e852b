"""What looks like a mistake in a table is said beside its figures."""

import json
import math
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from portfolio.statistics.covariances import Missing
from portfolio.statistics.doubts import codes_for_missing, doubts_about_items
from portfolio.statistics.files import InputError
from portfolio.statistics.tables import FloatArray, Table, on_scale, table_of, without_columns

NAMES = ("a", "b", "c")
ANSWERS = np.array([[0, 0, 1], [1, 1, 1], [2, 2, 2], [3, 3, 3], [3, 2, 3], [0, 1, 0]] * 2, dtype=float)


def table(values: FloatArray = ANSWERS, names: tuple[str, ...] = NAMES) -> Table:
    return table_of(values, names)


def test_good_table_raises_no_doubt() -> None:
    assert doubts_about_items(table(), Missing.PAIRWISE) == ()


def test_column_that_numbers_the_persons_is_noticed() -> None:
    numbered = table(np.column_stack([np.arange(1000, 1012), ANSWERS]), ("volgnummer", *NAMES))
    (doubt,) = doubts_about_items(numbered, Missing.PAIRWISE)
    assert "use --without volgnummer" in doubt
    assert without_columns(numbered, ["volgnummer"]).columns == NAMES


def test_reversed_item_is_noticed_and_can_be_turned_round() -> None:
    turned = ANSWERS * [1, 1, -1] + [0, 0, 3]
    (doubt,) = [
        found for found in doubts_about_items(table(turned), Missing.PAIRWISE) if "--reversed c" in found
    ]
    assert "correlate -0." in doubt
    assert (on_scale(table(turned), 0, 3, ["c"]).values == ANSWERS).all()


def test_item_that_hangs_loosely_is_noticed() -> None:
    loose = np.column_stack([ANSWERS, [0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3]])
    assert any(
        found.startswith("d and the sum of the others")
        for found in doubts_about_items(table(loose, (*NAMES, "d")), Missing.PAIRWISE)
    )


@pytest.mark.parametrize("code", [9, 99, 999, -9, -99])
def test_code_for_a_missing_answer_is_noticed(code: int) -> None:
    coded = ANSWERS.copy()
    coded[2, 1] = code
    assert list(codes_for_missing(table(coded))) == [
        f"b holds {code} (1 times): if that means missing, leave those cells empty"
    ]


@pytest.mark.parametrize("values", [[[9, 10], [8, 7]], [[-1, 0], [1, 0]], [[math.nan, 9], [9, 9]]])
def test_answer_that_lies_among_the_others_is_no_code(values: list[list[float]]) -> None:
    assert list(codes_for_missing(table(np.array(values), ("a", "b")))) == []


def test_answer_outside_the_range_and_unknown_columns_are_refused() -> None:
    with pytest.raises(InputError, match="Column a holds 3, outside the scale from 0 to 2"):
        on_scale(table(), 0, 2)
    with pytest.raises(InputError, match="has no column 'z'"):
        on_scale(table(), 0, 3, ["z"])
    with pytest.raises(InputError, match="has no column 'z'"):
        without_columns(table(), ["z"])


def test_command_leaves_out_turns_round_and_says_what_it_doubts(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    turned = ANSWERS * [1, 1, -1] + [0, 0, 3]
    rows = [f"{9000 + place};{a:g};{b:g};{c:g}" for place, (a, b, c) in enumerate(turned)]
    path.write_text("\n".join(["a_first;volg;b;c", *rows]))
    words = ["reliability", str(path), "--statistic=alpha"]

    def report(*more: str) -> dict[str, object]:
        out = StringIO()
        call_command(*words, *more, stdout=out)
        found: dict[str, object] = json.loads(out.getvalue())
        return found

    assert "--without a_first" in str(report()["doubts"])
    good = report("--without", "a_first", "--range", "0", "3", "--reversed", "c")
    assert good["doubts"] == []
    assert good["columns"] == ["volg", "b", "c"]
    with pytest.raises(CommandError, match="--reversed needs --range"):
        call_command(*words, "--reversed", "c")
