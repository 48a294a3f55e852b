"""The figure that can be zoomed: one time axis, the marks of the drawings, and a sentence for every moment."""

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import plotly
import pytest

from portfolio.rules.domains import Text
from portfolio.rules.scoring import Choice
from reports.charts import svg
from reports.charts.figure import Figure
from reports.charts.observer_shapes import SHAPES
from reports.course.facts import CourseRecord
from reports.course.zoomable.figure import figure_json, observers_of
from reports.facts.bands import Band, Part
from reports.facts.life_course import Missed
from reports.facts.readings import Reading
from reports.facts.window import Window
from tests.unit.reports.scene import NOT_APPLICABLE, NOT_SEEN, band, day, definition, reading

VENDOR = Path(__file__).parents[4] / "static" / "vendor"
BUNDLE = VENDOR / "plotly" / "plotly-basic.min.js"
EVIL = "</script><b>x</b>"
Json = dict[str, Any]
DEFINITIONS = {"test-1.0": definition("a", "b")}
ROLES = (
    "youth_professional",
    "group_worker",
    "teacher",
    "therapist",
    "other",
    "child",
    "parent",
    "foster_care_worker",
)


def facts(*readings: Reading, **more: Any) -> CourseRecord:
    """Return a course of these forms, each on the strengths `a` and `b`."""
    return CourseRecord(readings=list(readings), definitions=DEFINITIONS, n_forms=len(readings), **more)


def seen(form: str, weeks: float, a: Choice = 2, b: Choice = 3, **more: Any) -> Reading:
    return reading(form, weeks, {"a": a, "b": b}, **{"role": "teacher", "setting": "school", **more})


def drawn(course: CourseRecord) -> Json:
    made: Json = json.loads(figure_json(course, Window(domain="regulatory"), day(57)))
    return made


def traces(made: Json, row: str) -> list[Json]:
    return [trace for trace in made["data"] if trace.get("meta") == {"row": row}]


def words(made: Json, row: str) -> list[str]:
    return [text for trace in traces(made, row) for text in trace["customdata"]]


THREE = (seen("1", 0, 1), seen("2", 5, 2), seen("3", 10, 3))


def test_lanes_and_all_domains_share_one_time_axis() -> None:
    layout = json.loads(figure_json(facts(*THREE), Window(), day(57)))["layout"]
    axes = [axis for name, axis in layout.items() if name.startswith("xaxis")]
    assert len(axes) == 1 + 4
    leading = [axis for axis in axes if "matches" not in axis]
    assert len(leading) == 1
    assert {axis["matches"] for axis in axes if "matches" in axis} == {"x5"}
    assert all(axis["range"] == [axis["minallowed"], axis["maxallowed"]] for axis in axes)
    values = [axis for name, axis in layout.items() if name.startswith("yaxis")]
    assert all(axis["fixedrange"] for axis in values)
    assert layout["showlegend"] is False  # it is a list of buttons in the page
    assert layout["template"] == {}


def test_values_are_those_of_the_forms_on_their_days() -> None:
    (trace,) = traces(drawn(facts(*THREE)), "regulatory")
    assert trace["x"] == [day(weeks).isoformat() for weeks in (0, 5, 10)]
    assert trace["y"] == [1, 2, 2]


def test_only_a_line_is_joined_and_never_two_people() -> None:
    (line,) = traces(drawn(facts(*THREE)), "regulatory")
    assert line["mode"] == "lines+markers"
    two = (*THREE[:2], seen("3", 10, observer="Bram"))
    anna, bram = traces(drawn(facts(*two)), "regulatory")
    assert (anna["mode"], bram["mode"]) == ("markers", "markers+text")
    assert bram["text"] == ["//"]
    assert anna["legendgroup"] == bram["legendgroup"]  # one button: the same role and setting
    assert "· Bram" in bram["customdata"][0]
    assert "Een ander keek." in bram["customdata"][0]


def test_observers_have_the_shapes_and_dashes_of_the_drawings_and_a_button_each() -> None:
    course = facts(*(seen(role, place, role=role) for place, role in enumerate(ROLES)))
    found = traces(drawn(course), "regulatory")
    symbols = [trace["marker"]["symbol"] for trace in found]
    assert symbols == [name.replace("triangle", "triangle-up") for name in SHAPES]
    assert len({trace["line"]["dash"] for trace in found}) == 8
    assert found[1]["line"]["dash"] == "7px,3px"
    buttons = observers_of(course)
    assert [str(button.number) for button in buttons] == [trace["legendgroup"] for trace in found]
    assert len({button.label for button in buttons}) == 8
    assert [trace["marker"]["size"] for trace in found][:4] == [12, 9, 10, 11]


def test_many_moments_have_small_marks() -> None:
    (trace,) = traces(drawn(facts(*(seen(str(week), week) for week in range(30)))), "regulatory")
    assert trace["marker"]["size"] == 6


def test_hover_says_who_when_and_how_many() -> None:
    said = words(drawn(facts(seen("1", 0, 1, 3))), "regulatory")
    who = "Regulerende krachten, 5 jan 2026. Leerkracht of schoolbegeleider, op school"
    assert said == [f"{who}: 1 van 2 beoordeelde krachten aanwezig."]
    (trace,) = traces(drawn(facts(seen("1", 0, 1, 3))), "regulatory")
    assert trace["hovertext"][0].replace("<br>", " ") == said[0]
    assert trace["hoverinfo"] == "text"
    assert all(len(line) <= 40 for line in trace["hovertext"][0].split("<br>"))


def test_four_kinds_of_no_score_stay_four() -> None:
    made = seen("1", 0, 0, NOT_SEEN)
    made.scores.elements["b"] = made.scores.elements["b"]._replace(
        n_items=6, n_not_seen=2, n_not_applicable=1
    )
    (said,) = words(drawn(facts(made)), "regulatory")
    assert "‘Nog niet’ (score 0): 1 kracht." in said
    assert "Zinnen zonder score: kon ik niet zien 2, past niet 1, opengelaten 3." in said


def test_a_child_that_does_not_know_is_not_told_as_someone_who_could_not_see() -> None:
    made = replace(seen("1", 0, 1, NOT_SEEN), role="child")
    (said,) = words(drawn(facts(made)), "regulatory")
    assert "Zinnen zonder score: dat weet ik niet 2." in said


@pytest.mark.parametrize(
    ("choice", "reason"), [(NOT_SEEN, "kon ik niet zien 4"), (NOT_APPLICABLE, "past niet 4")]
)
def test_form_without_a_score_is_a_hollow_mark_below_zero_and_no_zero(choice: Choice, reason: str) -> None:
    made = drawn(facts(seen("1", 0, 0, 0), seen("2", 5, choice, choice)))
    scored, unscored = traces(made, "regulatory")
    assert (scored["y"], scored["marker"]["symbol"]) == ([0], "circle")
    assert unscored["y"][0] < 0
    assert unscored["marker"]["symbol"] == "circle-open"
    assert unscored["legendgroup"] == scored["legendgroup"]
    assert f"niets beoordeeld. Zinnen zonder score: {reason}." in unscored["customdata"][0]


def test_whisker_goes_up_to_what_could_have_been() -> None:
    (trace,) = traces(drawn(facts(seen("1", 0, 2, NOT_SEEN))), "regulatory")
    assert (trace["error_y"]["array"], trace["error_y"]["arrayminus"]) == ([1], [0])
    assert "error_y" not in traces(drawn(facts(seen("1", 0))), "regulatory")[0]


def test_moment_that_judged_too_little_is_joined_to_no_other() -> None:
    def form(weeks: float, *choices: Choice) -> Reading:
        return reading(
            str(weeks), weeks, dict(zip("abc", choices, strict=True)), role="teacher", setting="school"
        )

    forms = [form(0, 2, 2, 2), form(9, 2, 2, 2), form(18, 3, NOT_SEEN, NOT_SEEN), form(27, 2, 2, 2)]
    known = replace(facts(*forms), definitions={"test-1.0": definition("a", "b", "c")})
    joined, apart = traces(drawn(known), "regulatory")
    assert (joined["mode"], joined["y"]) == ("lines+markers", [3, 3, 3])
    assert (apart["mode"], apart["y"]) == ("markers", [1])


def test_dip_after_an_adversity_bears_its_sign_and_is_said() -> None:
    course = facts(seen("1", 0), seen("2", 12, 1), bands=[band("adversity", 10, 10)])
    (trace,) = traces(drawn(course), "regulatory")
    assert trace["text"] == ["", "⌣"]
    assert "Kan bij herstel horen." in trace["customdata"][1]


def other_form(made: Reading) -> Reading:
    return replace(made, instrument="other-1.0", group="other")


def test_break_between_versions_stands_in_the_domain() -> None:
    forms = [replace(one, kin="test") for one in (seen("1", 0), seen("2", 5))]
    later = [replace(other_form(one), kin="test") for one in (seen("3", 13), seen("4", 16))]
    both = {**DEFINITIONS, "other-1.0": replace(definition("a", "b"), version="2.0")}
    made = drawn(replace(facts(*forms, *later), definitions=both))
    (line,) = made["layout"]["shapes"]
    assert (line["x0"], line["x1"], line["yref"]) == (day(9).isoformat(), day(9).isoformat(), "y2 domain")


def test_two_forms_of_one_observer_are_told_apart_by_their_names() -> None:
    both = {**DEFINITIONS, "other-1.0": replace(definition("a", "b"), title=Text("Langere", "Longer"))}
    course = replace(facts(seen("1", 0), other_form(seen("2", 5))), definitions=both)
    labels = [observer.label for observer in observers_of(course)]
    assert [label.partition(" · ")[2] for label in labels] == ["Test 1.0", "Langere 1.0"]
    assert "op school · Langere 1.0: 2 van 2" in words(drawn(course), "regulatory")[1]


def test_what_happened_stands_in_its_lane_with_words_and_behind_the_domains() -> None:
    bands = [
        band("adversity", 2, 2, "Val"),
        band("pressure", -9, None, "Schulden"),
        band("action", 3, 9, "Praten"),
    ]
    made = drawn(facts(seen("1", 0), bands=bands))
    assert words(made, "adversity") == ["Tegenslag: Val, 19 jan 2026."]
    assert words(made, "pressure") == ["Druk: Schulden, vanaf 3 nov 2025, duurt nog voort."]
    assert words(made, "action") == ["Acties: Praten, van 26 jan 2026 tot 9 mrt 2026."]
    (bar,) = traces(made, "action")
    assert (bar["base"], bar["x"]) == ([day(3).isoformat()], [(6 * 7 + 1) * 86_400_000])
    shapes = made["layout"]["shapes"]
    assert [(shape["type"], shape["x0"]) for shape in shapes] == [
        ("rect", day(-9).isoformat()),
        ("line", day(-9).isoformat()),
        ("line", day(2).isoformat()),
    ]
    assert {(shape["xref"], shape["yref"], shape["layer"]) for shape in shapes} == {
        ("x2", "y2 domain", "below")
    }
    assert shapes[1]["line"]["dash"] != shapes[2]["line"]["dash"]


def test_each_use_of_a_resource_has_its_look_and_its_sentence() -> None:
    parts = tuple(
        Part(day(10 * n), day(10 * n + 9) if n < 3 else None, use, "not_asked")
        for n, use in enumerate(("not_there", "unused", "used", "carries"))
    )
    resource = Band("support", "Oma", day(0), None, parts)
    made = drawn(facts(seen("1", 0), bands=[resource]))
    (bar,) = traces(made, "support")
    looks = zip(
        bar["marker"]["color"], bar["marker"]["pattern"]["shape"], bar["marker"]["line"]["width"], strict=True
    )
    assert len({*looks}) == 4
    assert len(set(words(made, "support"))) == 4


def test_missed_moment_is_hollow_and_says_why() -> None:
    course = facts(seen("1", 0), missed=[Missed(day(5), "parent", "home", "het kind was weg of ziek")])
    made = drawn(course)
    *_, missed = traces(made, "observation")
    assert missed["marker"]["symbol"] == "square-open"
    assert missed["customdata"] == [
        "Observaties, rond 9 feb 2026. Ouder of verzorger, thuis: ging niet door: het kind was weg of ziek."
    ]
    assert [observer.label for observer in observers_of(course)][1] == "ouder of verzorger, thuis"


def test_names_cannot_become_markup() -> None:
    made = drawn(facts(seen("1", 0), bands=[band("adversity", 3, 30, EVIL)]))
    shown = [trace.get(name) for trace in made["data"] for name in ("text", "hovertext", "name")]
    assert "&lt;b&gt;x&lt;/b&gt;" in json.dumps(shown)
    assert "<b>" not in json.dumps(shown)
    assert EVIL in words(made, "adversity")[0]  # is put into the page as text


def test_course_without_forms_in_the_choice_still_shows_its_lanes() -> None:
    made = drawn(facts(bands=[band("adversity", 2, 5)]))
    assert len(words(made, "adversity")) == 1
    assert not [name for name in made["layout"] if name.startswith("yaxis2")]


def test_a_figure_has_its_table_escaped() -> None:
    figure = Figure("a", EVIL, "regulatory", svg.Svg("<svg/>"), "Zin.", ("Dag", EVIL), ((EVIL, "1"),))
    assert EVIL not in figure.table_html
    table = ElementTree.fromstring(figure.table_html)
    assert [(cell.get("scope"), cell.text) for cell in table.iter("th")] == [
        ("col", "Dag"),
        ("col", EVIL),
        ("row", EVIL),
    ]
    assert [cell.text for cell in table.iter("td")] == ["1"]


def test_plotly_is_not_loaded_before_a_figure_is_asked_for() -> None:
    asked = "import django; django.setup(); import config.urls, sys; print(sorted({'plotly', 'reports'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['reports']"


def test_vendored_files_are_the_ones_listed() -> None:
    listed = re.findall(
        r"\| `([0-9a-f]{64})` \| (\S+) \|", (VENDOR / "VENDOR.md").read_text(encoding="utf-8")
    )
    found = [
        (hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(VENDOR).as_posix())
        for path in sorted(VENDOR.glob("*/*"))
    ]
    assert found == sorted(listed, key=lambda row: row[1])


def version_in(start: str) -> str:
    found = re.search(r"plotly\.js.*? v(\d+\.\d+\.\d+)", start)
    assert found is not None
    return found[1]


def test_vendored_plotly_is_the_version_that_the_package_writes_for() -> None:
    package = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    with package.open(encoding="utf-8") as ours, BUNDLE.open(encoding="utf-8") as vendored:
        assert version_in(ours.read(200)) == version_in(vendored.read(200))


def test_smallest_bundle_holds_all_that_is_drawn() -> None:
    bands = [band("adversity", 2, 2), band("pressure", -9, None)]
    made = drawn(facts(*THREE, bands=bands))
    assert {trace["type"] for trace in made["data"]} <= {"scatter", "bar", "pie"}  # the basic bundle
