"""Versions that are comparable share a line; where another begins, it breaks for everyone to see."""

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from paper.dates_and_numbers import short_day
from portfolio.rules.domains import Text
from reports.charts import svg
from reports.course.words import chart_sentence, phrases
from reports.facts.readings import Reading, by_series
from reports.rules.course.trajectories import Break, Drawn, breaks_of, lines_of
from reports.words.series_names import form_names, is_broken, labels_of, legend_of
from tests.unit.reports.scene import AXIS, NOT_SEEN, chart, day, definition, element, reading

DEFINITIONS = {
    "v1": replace(definition("a", "b"), version="1.0"),
    "v2": replace(definition("a", "c"), version="1.1"),
    "v3": replace(definition("a"), version="2.0"),
}


def form(
    number: int, weeks: float, version: str, group: str, role: str = "teacher", score: int = 2
) -> Reading:
    made = reading(str(number), weeks, {"a": score}, role=role, instrument=version)
    return replace(made, group=group, kin="test")


SHARED = [form(1, 0, "v1", "v1"), form(2, 5, "v1", "v1"), form(3, 10, "v2", "v1")]
BROKEN = [form(1, 0, "v1", "v1"), form(2, 5, "v1", "v1"), form(3, 13, "v3", "v3"), form(4, 16, "v3", "v3")]


def drawn(forms: list[Reading]) -> tuple[list[list[Reading]], tuple[Break, ...]]:
    groups = list(by_series(forms).values())
    return groups, breaks_of(groups, lines_of(groups, ["x"] * len(groups), [element("a")], as_count=False))


def test_comparable_versions_stand_on_one_line() -> None:
    groups, breaks = drawn(SHARED)
    assert [[r.id for r in group] for group in groups] == [["1", "2", "3"]]
    (line,) = lines_of(groups, ["x"], [element("a")], as_count=False)
    assert (line.drawn, breaks) == (Drawn.LINE, ())


def test_versions_that_are_not_comparable_break_the_line_between_their_days() -> None:
    groups, breaks = drawn(BROKEN)
    assert [[r.id for r in group] for group in groups] == [["1", "2"], ["3", "4"]]
    assert breaks == (Break(day(5), day(13)),)
    assert breaks[0].on == day(9)


def test_forms_that_alternate_break_every_time() -> None:
    forms = [form(1, 0, "v1", "v1"), form(2, 4, "v3", "v3"), form(3, 8, "v1", "v1")]
    assert drawn(forms)[1] == (Break(day(0), day(4)), Break(day(4), day(8)))


def test_other_roles_and_other_forms_break_nothing() -> None:
    other_role = form(3, 12, "v3", "v3", role="parent")
    other_form = replace(form(4, 14, "full", "full"), kin="full")
    assert drawn([*BROKEN[:2], other_role, other_form])[1] == ()


def test_strength_without_scores_on_one_side_has_no_break() -> None:
    unseen = replace(
        reading("5", 20, {"a": NOT_SEEN}, role="teacher", instrument="v3"), group="v3", kin="test"
    )
    assert drawn([BROKEN[0], unseen])[1] == ()


def test_strength_in_one_version_only_is_drawn_for_that_version() -> None:
    forms = [
        replace(reading("1", 0, {"a": 2, "b": 3}, instrument="v1"), group="v1", kin="test"),
        replace(reading("2", 5, {"a": 2, "c": 1}, instrument="v2"), group="v1", kin="test"),
    ]
    groups = list(by_series(forms).values())
    for key, scores in (("a", [2, 2]), ("b", [3]), ("c", [1]), ("d", [])):
        lines = lines_of(groups, ["x"], [element(key)], as_count=False)
        assert [point.value for line in lines for point in line.points] == scores
    (counted,) = lines_of(groups, ["x"], [element(key) for key in "abc"], as_count=True)
    assert [(point.value, point.basis) for point in counted.points] == [(1, (1, 1)), (1, (1, 1))]


def test_break_is_drawn_in_svg_and_said_in_words() -> None:
    groups, breaks = drawn(BROKEN)
    lines = lines_of(groups, ["een", "twee"], [element("a")], as_count=False)
    shown = replace(chart(*lines), breaks=breaks)
    picture = svg.trajectory(shown, svg.stage([], AXIS), "label")
    assert picture.count("chart-break") == 1
    assert "chart-break" not in svg.trajectory(chart(*lines), svg.stage([], AXIS), "label")
    days = {point.on: short_day(point.on) for line in lines for point in line.points}
    assert "9 feb 2026" in (sentence := chart_sentence(shown, days, phrases(), is_count=False))
    assert "6 apr 2026" in sentence
    assert "chart-break" in svg.break_mark()


def test_legend_names_form_and_versions() -> None:
    grouped = by_series(SHARED)
    assert [entry.instrument for entry in legend_of(grouped, DEFINITIONS)] == ["Test 1.0, 1.1"]
    renamed = {
        **DEFINITIONS,
        "v2": replace(DEFINITIONS["v2"], title=replace(DEFINITIONS["v2"].title, nl="Kopie")),
    }
    assert form_names(SHARED, renamed) == "Test 1.0; Kopie 1.1"
    assert not is_broken(grouped)


def test_series_on_both_sides_of_a_break_have_names_of_their_own() -> None:
    grouped = by_series([*BROKEN, form(9, 20, "v1", "v1", role="parent")])
    labels = labels_of(grouped, DEFINITIONS)
    assert [label.endswith(("(versie 1.0)", "(versie 2.0)")) for label in labels] == [True, True, False]
    assert len(set(labels)) == 3
    renamed = {**DEFINITIONS, "v3": replace(DEFINITIONS["v3"], title=Text("Kopie", "Copy"))}
    assert [label.split("(")[-1] for label in labels_of(grouped, renamed)[:2]] == ["Test 1.0)", "Kopie 2.0)"]
    assert is_broken(grouped)


def test_two_forms_in_one_role_and_setting_never_have_one_name() -> None:
    """The sentences of the charts named both alike, and the figure that can be zoomed told them apart."""
    other = {**DEFINITIONS, "v3": replace(DEFINITIONS["v3"], title=Text("Kort", "Short"))}
    grouped = by_series([form(0, 0, "v1", "v1"), replace(form(1, 5, "v3", "v3"), kin="v3")])
    labels = labels_of(grouped, other)
    assert len(set(labels)) == 2
    assert [label.split(" · ")[1] for label in labels] == ["Test 1.0", "Kort 2.0"]
    assert not any(" · " in entry.label for entry in legend_of(grouped, other))  # the form stands beside it


weeks = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["v1", "v2", "v3"])), max_size=10)


@given(weeks)
def test_points_are_joined_or_broken_and_nothing_gets_lost(rows: list[tuple[int, str]]) -> None:
    groups_of = {"v1": "v1", "v2": "v1", "v3": "v3"}
    forms = [form(n, week, version, groups_of[version]) for n, (week, version) in enumerate(rows)]
    groups, breaks = drawn(forms)
    assert sum(map(len, groups)) == len(forms)
    assert all(len({r.group for r in group}) == 1 for group in groups)
    assert len(breaks) <= max(0, len(forms) - 1)
    assert all(
        isinstance(place.on, datetime.date) and place.after <= place.on <= place.before for place in breaks
    )
    assert bool(breaks) == (len(groups) > 1)
