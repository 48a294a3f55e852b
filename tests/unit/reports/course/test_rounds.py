"""Circles per moment: every drawn circle and sign equals a slow reckoning from the answers, and no line joins them."""

import datetime
import re
from collections import Counter
from itertools import pairwise

import pytest
from django.utils.translation import override
from hypothesis import given, settings

from children.models import ObserverRole, Setting
from portfolio.rules.domains import DOMAINS
from reports.charts.svg import rounds as drawing
from reports.charts.svg.rounds import Head, places_of, rounds_chart, wrapped
from reports.facts.readings import by_series
from reports.rules.course.rounds import MOST_MOMENTS, MOST_VOICES, Rounds, rounds_of
from reports.rules.course.trajectories import TimeAxis
from reports.rules.levels import Level
from tests.unit.reports.reckoning import NOT_APPLICABLE, NOT_SEEN, OPEN, Record, as_seen
from tests.unit.reports.scene import AXIS, day, element
from tests.unit.reports.scene import reading as simple_reading
from tests.unit.reports.test_everything_said_is_true import AXIS as LONG_AXIS
from tests.unit.reports.test_everything_said_is_true import ELEMENTS, reading, records

SIGNS = {NOT_SEEN: "?", OPEN: "…", NOT_APPLICABLE: "–"}


def drawn(rows: list[Rounds], axis: TimeAxis = LONG_AXIS) -> str:
    counts = [[f"{moment.n_present} van {moment.n_judged}" for moment in row.moments] for row in rows]
    heads = [(Head("Anna", "thuis"), row) for row in rows]
    return rounds_chart(heads, axis, [], counts, "regulatory", "x")


def n_circles(picture: str, kind: str) -> int:
    paths = re.findall(rf'class="{kind}" d="([^"]*)"', picture)
    heights = [float(height) for path in paths for height in re.findall(r"v-([0-9.]+)", path)]
    return sum(int(height / drawing.PITCH) + 1 for height in heights)


@settings(max_examples=60, deadline=None)
@given(records())
def test_every_circle_is_a_strength_as_it_was_answered(record: Record) -> None:
    grouped = by_series([reading(form) for form in record.forms])
    for domain in DOMAINS:
        own = [one for one in ELEMENTS if one.domain == domain.key]
        keys = {one.key for one in own}
        rows, n_more = rounds_of(list(grouped.values()), ["x"] * len(grouped), own)
        assert n_more == 0
        by_day = {form.on: form for form in record.forms if keys & set(form.answers)}
        moments = {moment.reading.period_to: moment for row in rows for moment in row.moments}
        assert set(moments) == set(by_day)
        looks: Counter[str] = Counter()
        for on, form in by_day.items():
            found = Counter(as_seen(form, key) for key in keys & set(form.answers))
            assert moments[on].n_present == found["present"] == len(form.present() & keys)
            assert moments[on].n_judged == len(form.judged() & keys)
            looks += found
        for row in rows:
            voices = {by_day[moment.reading.period_to].voice for moment in row.moments}
            assert len(voices) == 1
        picture = drawn(rows)
        assert n_circles(picture, "round") == looks["present"]
        assert n_circles(picture, "round-edge") == looks["growing"] + looks["not yet"]
        assert n_circles(picture, "round-hole") == looks["growing"] + looks["not yet"]
        signs = Counter("".join(re.findall(r'round-sign"[^>]*>([^<]*)<', picture)))
        assert signs == Counter({SIGNS[why]: looks[why] for why in SIGNS if looks[why]})
        assert "chart-line" not in picture


def test_one_strength_is_one_circle_of_one_size_in_every_chart() -> None:
    few = rounds_of([[simple_reading("1", 0, {"a": 3})]], ["x"], [element("a")])[0]
    many = rounds_of(
        [[simple_reading("1", 0, dict.fromkeys("abcdefghij", 3))]],
        ["x"],
        [element(key) for key in "abcdefghij"],
    )[0]
    widths = {
        re.search(r'class="round"[^>]*stroke-width="([^"]*)"', drawn(rows, AXIS)) for rows in (few, many)
    }
    assert {found[1] for found in widths if found} == {f"{drawing.ROUND:g}"}
    assert n_circles(drawn(many, AXIS), "round") == 10


def test_two_moments_on_neighbouring_days_do_not_lie_on_each_other() -> None:
    forms = [simple_reading(str(n), n / 7, {"a": 2}) for n in range(12)]
    [row] = rounds_of([forms], ["x"], [element("a")])[0]
    places = places_of(row.moments, AXIS)
    assert all(other - one >= drawing.ASIDE - 0.2 for one, other in pairwise(places))
    assert places[0] >= drawing.LEFT
    assert places[-1] <= drawing.RIGHT


def test_many_moments_and_many_voices_are_bounded_and_counted() -> None:
    one = [simple_reading(f"a{n}", n, {"a": 2}) for n in range(40)]
    groups = [
        one,
        *[[simple_reading(f"b{n}", n, {"a": 2}, observer=f"P{n}", setting="school")] for n in range(30)],
    ]
    rows, n_more = rounds_of(groups, ["x"] * len(groups), [element("a")])
    assert (len(rows), n_more) == (MOST_VOICES, 31 - MOST_VOICES)
    assert rows[0].n_earlier == 40 - MOST_MOMENTS
    assert rows[0].moments[-1].reading.period_to == day(39)
    wide = TimeAxis(day(0), day(0) + datetime.timedelta(weeks=40), ())
    assert places_of(rows[0].moments, wide)[0] >= drawing.LEFT


def test_what_was_not_asked_has_no_sign() -> None:
    [row] = rounds_of([[simple_reading("1", 0, {"a": 0})]], ["x"], [element("a"), element("b")])[0]
    assert [moment.levels for moment in row.moments] == [(Level.NOT_YET,)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_whose_row_it_is_fits_before_the_axis_without_being_cut(language: str) -> None:
    with override(language):
        places = [str(one.label) for one in (*Setting, *ObserverRole)]
    titles = (
        "Korte observatie",
        "Wat helpt mij?",
        "Waar ik op kan bouwen",
        "Krachten op school",
        "Wat gaat goed bij uw kind?",
    )
    for text in (*places, *titles):
        assert "…" not in "".join(wrapped(text))
        assert len(wrapped(text)) <= drawing.MOST_LINES
    assert wrapped("jeugd- en gezinsprofessional") == ["jeugd- en", "gezins-", "professional"]
    assert wrapped("een naam die veel te lang is voor de plek " * 3)[-1].endswith("…")
