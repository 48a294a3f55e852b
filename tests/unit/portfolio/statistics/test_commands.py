"""The commands print strict JSON, or one sentence and exit status 2."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from portfolio.exchange.catalogue_files import FOLDER

ROOT = Path(__file__).resolve().parents[4]
COUPLE = ("--sd=7.5", "--reliability=0.8", "--before=32.5", "--after=47.5")
QUICK = str(FOLDER / "professional-quick-2.1.yaml")


def printed(*words: str) -> dict[str, Any]:
    """Return what a command prints; NaN and infinities would not be JSON."""
    out = StringIO()
    call_command(*words, stdout=out)
    report: dict[str, Any] = json.loads(out.getvalue(), parse_constant=pytest.fail)
    return report


def refused(*words: str) -> str:
    """Return the sentence of a command that refuses with exit status 2."""
    with pytest.raises(CommandError) as stopped:
        call_command(*words)
    assert stopped.value.returncode == 2
    return str(stopped.value)


@pytest.fixture
def judges(tmp_path: Path) -> str:
    path = tmp_path / "judges.csv"
    path.write_text(
        "target;A;B;C;D\n1;9;2;5;8\n2;6;1;3;2\n3;8;4;6;8\n4;7;1;2;6\n5;10;5;6;9\n6;6;2;4;7\n7;1;;1;1\n"
    )
    return str(path)


def test_icc_prints_six_forms(judges: str) -> None:
    report = printed("reliability", judges, "--statistic=icc")
    assert (report["file"], report["columns"], report["missing"]) == ("judges.csv", [*"ABCD"], "listwise")
    assert (report["n"], report["n_rows"], report["n_minimum"], report["is_enough"]) == (6, 7, 30, False)
    assert round(report["forms"]["ICC(2,1)"]["icc"], 4) == 0.2898
    assert round(report["mean_squares"]["between_raters"], 2) == 32.49


def test_alpha_is_pairwise_unless_asked_otherwise(judges: str) -> None:
    pairwise, listwise = (
        printed("reliability", judges, "--statistic=alpha", *more) for more in ((), ("--missing=listwise",))
    )
    assert (pairwise["missing"], pairwise["n"], pairwise["n_least"]) == ("pairwise", 7, 6)
    assert (listwise["missing"], listwise["n"], listwise["n_least"]) == ("listwise", 6, 6)
    assert round(listwise["alpha"], 4) == 0.9093  # equals ICC(3,k)
    assert pairwise["alpha"] != listwise["alpha"]


def test_omega_prints_its_loadings(judges: str) -> None:
    report = printed("reliability", judges, "--statistic=omega")
    assert [one["item"] for one in report["loadings"]] == [*"ABCD"]
    assert 0 < report["omega"] <= 1


def test_reliable_change_prints_every_figure() -> None:
    report = printed("reliable-change", *COUPLE, "--mean=40", "--functional-mean=60", "--n=40")
    assert (round(report["sem"], 3), round(report["sdiff"], 3), round(report["rc"], 3)) == (
        3.354,
        4.743,
        3.162,
    )
    assert report["regression_to_the_mean"]["expected_second"] == 34.0
    assert report["cut_offs"] == {"a": 55.0, "b": 45.0, "c": 50.0}
    assert (report["is_reliable"], report["is_enough"], report["n_minimum"]) == (True, True, 30)


def test_reliable_change_after_maassen_takes_a_decimal_comma() -> None:
    report = printed("reliable-change", *COUPLE, "--method=maassen", "--sd-after=7,5")
    assert round(report["rc"], 3) == 3.162
    assert report["regression_to_the_mean"] is report["cut_offs"] is None


def test_score_reads_an_instrument_from_a_file(tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text("{}")
    report = printed("score", QUICK, str(answers), "--version=2.1")
    assert report["instrument"] == "professional-quick"
    assert report["strengths"]["present"] == 0
    answers.write_text('{"nothing": 1}')
    assert refused("score", QUICK, str(answers)).startswith("answers.json, key 'nothing', is no item of")
    assert refused("score", QUICK, str(tmp_path / "none.json")) == "none.json is not a file."
    wrong = refused("score", QUICK, str(answers), "--version=9")
    assert wrong == "professional-quick-2.1.yaml holds version 2.1, not 9."
    assert refused("score", "none.yaml", str(answers)) == "none.yaml: does not exist."
    empty = tmp_path / "empty.yaml"
    empty.write_text("[]")
    assert refused("score", str(empty), str(answers)).startswith("empty.yaml: ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--statistic=beta"],
            "Argument --statistic: invalid choice: 'beta' (choose from 'alpha', 'omega', 'icc').",
        ),
        (["--statistic=alpha", "--missing=mean"], "Argument --missing: invalid choice: 'mean' "),
        (["--statistic=icc", "--missing=pairwise"], "--missing pairwise does not go with icc: "),
        ([], "The following arguments are required: --statistic."),
    ],
)
def test_reliability_refuses_what_it_cannot_do(judges: str, words: list[str], sentence: str) -> None:
    said = refused("reliability", judges, *words)
    assert said.replace("'", "").startswith(
        sentence.replace("'", "")
    )  # Python 3.12 quotes choices, 3.13 does not


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--sd=nan"], "Argument --sd: 'nan' is not a number."),
        (["--before=inf"], "Argument --before: 'inf' is not a number."),
        (["--sd=0"], "--sd is 0; it must lie above 0 to 1e+09."),
        (["--reliability=1.2"], "--reliability is 1.2; it must lie from 0 to 1."),
        (["--method=maassen"], "--sd-after is missing; "),
        (["--sd-after=3"], "--sd-after goes with the method maassen only."),
        (["--functional-mean=60"], "--functional-mean needs the mean of the clinical group as well."),
        (["--functional-sd=6"], "--functional-sd needs the functional mean as well."),
        (["--n=1"], "--n is 1; it must be at least 2."),
        (["--n=x"], "Argument --n: invalid int value: 'x'."),
    ],
)
def test_reliable_change_names_the_option(words: list[str], sentence: str) -> None:
    assert refused("reliable-change", *COUPLE, *words).startswith(sentence)


@pytest.mark.parametrize(
    "words", [["reliable-change", "--sd"], ["reliability", "none.csv", "--statistic=alpha"]]
)
def test_exit_status_is_2_and_the_error_one_line(words: list[str]) -> None:
    stopped = subprocess.run(
        [sys.executable, "manage.py", *words],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (stopped.returncode, stopped.stdout) == (2, "")
    assert len(stopped.stderr.strip().splitlines()) == 1
    assert stopped.stderr.startswith("CommandError: ")
