"""A child or a parent is one voice, whoever sat beside it: nowhere is a voice set against itself."""

import datetime
import uuid
from pathlib import Path

import pytest

from reports.facts.readings import Reading
from reports.facts.signs import SignReading, latest_of_each
from reports.rules import comparing, differing, profiles
from reports.rules.course import before_and_since
from tests.unit.reports.scene import day, element, reading


def beside_two(role: str) -> tuple[Reading, Reading]:
    """Return two forms in one own voice: the first beside Anna, the second beside Bram."""
    return (
        reading("1", 0, {"a": 3}, observer="Anna", role=role),
        reading("2", 9, {"a": 0}, observer="Bram", role=role),
    )


@pytest.mark.parametrize(("role", "n"), [("child", 1), ("parent", 1), ("practitioner", 2)])
def test_views_are_of_voices(role: str, n: int) -> None:
    first, second = beside_two(role)
    views = profiles.views_until([first, second], second)
    assert len(views) == n
    assert len(profiles.newest_of_each(views)) == n
    assert (views[0].earlier == first) is (n == 1)


@pytest.mark.parametrize(("role", "n"), [("child", 0), ("parent", 0), ("practitioner", 1)])
def test_nobody_differs_from_themselves(role: str, n: int) -> None:
    first, second = beside_two(role)
    views = profiles.views_until([first, second], second)
    assert len(differing.where_differ([element("a")], views)) == n


@pytest.mark.parametrize(("role", "pairs"), [("child", [(0, 1)]), ("parent", [(0, 1)]), ("practitioner", [])])
def test_steps_in_time_are_of_one_voice(role: str, pairs: list[tuple[int, int]]) -> None:
    assert comparing.pairs_in_time(beside_two(role)) == pairs


@pytest.mark.parametrize(("role", "n"), [("child", 1), ("parent", 1), ("practitioner", 2)])
def test_before_and_since_are_of_one_voice(role: str, n: int) -> None:
    assert len(before_and_since.around(beside_two(role), day(5))) == n


@pytest.mark.parametrize(("role", "n"), [("child", 1), ("parent", 1), ("teacher", 2)])
def test_the_strip_shows_the_latest_answer_of_each_voice(role: str, n: int) -> None:
    def strip(weeks: float, observer: str) -> SignReading:
        at = datetime.datetime.combine(day(weeks), datetime.time(), datetime.UTC)
        return SignReading(observer, observer, observer, role, "home", uuid.UUID(int=1), day(weeks), at, {})

    latest = latest_of_each([strip(0, "Anna"), strip(9, "Bram")])
    assert len(latest) == n
    assert latest[0].observer == "Bram"


def test_no_rule_or_page_groups_by_the_person_signed_in() -> None:
    """Ids of observers are read into facts; who belongs together is asked of `children.rules.voices`."""
    reports = Path(__file__).parents[3] / "reports"
    pages = [
        path for path in reports.rglob("*.py") if path.parts[len(reports.parts)] not in ("facts", "queries")
    ]
    assert [str(path) for path in pages if ".observer_id" in path.read_text()] == []
    assert len(pages) > 50
