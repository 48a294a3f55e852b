"""The command `score` with an instrument from the database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from portfolio.actions import publish_definition
from tests.support.documents import a_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def answers(tmp_path: Path) -> str:
    path = tmp_path / "answers.json"
    path.write_text('{"regulatory_internal_0": 3, "regulatory_internal_1": 2}')
    return str(path)


@pytest.fixture
def versions(db: None) -> None:
    """Publish version 1.0, and then 2.0, which retires it."""
    for version in ("1.0", "2.0"):
        publish_definition(document={**a_document(), "version": version})


def refused(*words: str) -> str:
    with pytest.raises(CommandError) as stopped:
        call_command("score", *words)
    assert stopped.value.returncode == 2
    return str(stopped.value)


@pytest.mark.parametrize(
    ("words", "version"), [([], "2.0"), (["--version=1.0"], "1.0"), (["--version", "2.0"], "2.0")]
)
def test_published_version_is_used_unless_another_is_named(
    versions: None, answers: str, words: list[str], version: str
) -> None:
    out = StringIO()
    call_command("score", "small", answers, *words, stdout=out)
    report = json.loads(out.getvalue())
    assert (report["instrument"], report["version"]) == ("small", version)
    assert report["elements"]["regulatory_internal"]["score"] == 2.5


def test_unknown_instrument_and_version_are_named(versions: None, answers: str) -> None:
    assert refused("luck", answers) == "Instrument luck is not among the published instruments."
    assert refused("small", answers, "--organisation=Elders") == "There is no organisation Elders."
    known = "there is 1.0, 2.0."
    assert refused("small", answers, "--version=3") == (
        f"Instrument small has no published or retired version 3; {known}"
    )
