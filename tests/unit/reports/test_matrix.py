"""The matrix: every cell equals a slow reckoning from the answers, and one bounded table holds any number of voices."""

import datetime
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from children.models import Child
from portfolio.rules.scoring import Choice, NoScore
from reports.charts import svg
from reports.facts.readings import Reading
from reports.profile.page import ProfilePage, profile_page
from reports.rules.levels import Level
from reports.rules.matrix import MOST_COLUMNS, Columns, columns_of, matrix, seen_apart
from reports.rules.profiles import View, first_to_show
from tests.unit.reports import reckoning
from tests.unit.reports.reckoning import NOT_APPLICABLE, NOT_SEEN, OPEN, Filled, Record
from tests.unit.reports.scene import definition, element
from tests.unit.reports.scene import reading as scene_reading
from tests.unit.reports.test_everything_said_is_true import ELEMENTS, LISTS, reading, records

LOOKS = {
    "present": Level.PRESENT,
    "growing": Level.GROWING,
    "not yet": Level.NOT_YET,
    NOT_SEEN: Level.TOO_LITTLE_SEEN,
    NOT_APPLICABLE: Level.NOT_APPLICABLE,
    OPEN: Level.LEFT_OPEN,
}


@settings(max_examples=80, deadline=None)
@given(records(), st.integers(0, 8))
def test_every_cell_is_what_was_answered(record: Record, place: int) -> None:
    readings = [reading(form) for form in record.forms]
    chosen = readings[min(place, len(readings) - 1)]
    is_past = chosen is not first_to_show(readings, LISTS)
    columns = columns_of(readings, chosen, is_past=is_past)
    by_day = {form.on.isoformat(): form for form in record.forms}
    forms = [by_day[view.latest.id] for view in columns.views]
    check_columns(columns, forms, record, by_day[chosen.id], is_past=is_past)
    rows = {row.element.key: row for row in matrix(ELEMENTS, columns.views)}
    assert set(rows) == {key for form in forms for key in form.answers}
    for key, row in rows.items():
        framed = reckoning.framed(forms, key)
        for form, cell in zip(forms, row.cells, strict=True):
            assert (cell is None) == (key not in form.answers)
            if cell is None:
                continue
            assert cell.level is LOOKS[reckoning.as_seen(form, key)]
            assert cell.is_apart == (form.on in framed)
            risen, fallen = (
                reckoning.turned(before, form) if (before := last_before(form, record)) else ((), ())
            )
            assert (cell.is_new, cell.is_less) == (key in risen, key in fallen)


def last_before(form: Filled, record: Record) -> Filled | None:
    """Return the form before this one of the same voice with the same list."""
    same = [one for one in record.forms if (one.voice, one.list_used) == (form.voice, form.list_used)]
    return max((one for one in same if one.on < form.on), key=lambda one: one.on, default=None)


def check_columns(
    columns: Columns, forms: Sequence[Filled], record: Record, chosen: Filled, *, is_past: bool
) -> None:
    """Check who has a column, in which order, and that nobody is left out without being counted."""
    later = [
        one
        for one in record.forms
        if (one.voice, one.list_used) == (chosen.voice, chosen.list_used) and one.on > chosen.on
    ]
    until = [one for one in record.forms if one not in later and (not is_past or one.on <= chosen.on)]
    newest = {(one.voice, one.list_used): one for one in until}
    last = max(one.on for one in newest.values())
    near = {one.on for one in newest.values() if (last - one.on).days <= 7 * 26} | {chosen.on}
    assert chosen in forms
    assert {form.on for form in forms} <= near
    assert len(forms) + columns.n_left == len(near)
    assert len(forms) == min(len(near), MOST_COLUMNS)
    assert {view.latest.id for view in columns.older} == {
        one.on.isoformat() for one in newest.values() if one.on not in near
    }
    order = [(form.role != "child", -form.on.toordinal()) for form in forms]
    assert order == sorted(order)


def simple_reading(form: str, weeks: float, scores: dict[str, Choice], **how: str) -> Reading:
    return scene_reading(form, weeks, scores, **{"role": "youth_professional", **how})  # type: ignore[arg-type]


def views(*forms: Reading) -> list[View]:
    return [View(form, None) for form in forms]


def seen(observer: str, choice: Choice, **how: str) -> Reading:
    return simple_reading(observer, 0, {"a": choice}, observer=observer, **how)


@pytest.mark.parametrize(
    ("choices", "marked"),
    [
        ((2, 2), set()),
        ((3, 2), {0, 1}),
        ((2, 2, 1), {2}),
        ((1, 1, 1, 2), {3}),
        ((0, 3, 3, 0), {0, 1, 2, 3}),
        ((0, 1, 2), {0, 1, 2}),
        ((3, NoScore.NOT_SEEN), set()),
    ],
)
def test_the_smaller_side_gets_the_frame(choices: tuple[Choice, ...], marked: set[int]) -> None:
    forms = [seen(f"p{place}", choice) for place, choice in enumerate(choices)]
    assert seen_apart(element("a"), views(*forms)) == marked


def test_no_frame_across_half_a_year() -> None:
    old = simple_reading("old", -27, {"a": 0}, observer="Bram")
    assert seen_apart(element("a"), views(seen("now", 3), old)) == set()


def page_of(*forms: Reading) -> ProfilePage:
    made = profile_page(Child(first_name="Sam"), list(forms), [], {"test-1.0": definition("a", "b")})
    assert made is not None
    return made


def test_hundreds_of_voices_make_one_table_that_says_who_is_left_out() -> None:
    forms = [simple_reading(f"{n}", n / 100, {"a": n % 4, "b": 1}, observer=f"P{n}") for n in range(400)]
    table = page_of(*forms).matrix
    assert len(table.heads) == MOST_COLUMNS
    assert table.left.startswith("Nog 394 observaties")
    assert all(len(row.cells) == MOST_COLUMNS for domain in table.domains for row in domain.rows)


def test_one_voice_has_its_words_written_out_and_no_frame() -> None:
    table = page_of(simple_reading("1", 0, {"a": 3, "b": 0})).matrix
    assert table.is_alone
    assert table.apart == ""
    [domain] = table.domains
    assert [row.cells[0].words for row in domain.rows if row.cells[0]] == ["aanwezig", "nog niet"]


def test_every_cell_points_at_dots_and_words_that_are_on_the_page() -> None:
    made = page_of(
        seen("Anna", 3),
        seen("Bram", 0),
        simple_reading("c", 0, {"a": NoScore.NOT_SEEN}, observer="Sam", role="child"),
    )
    drawn = "".join(row.drawn for domain in made.matrix.domains for row in domain.rows)
    ids = {part.split('"')[0] for part in made.words.split('id="')[1:]}
    pointed = [part.split(">")[0].strip('"') for part in drawn.split("aria-labelledby=")[1:]]
    assert pointed
    assert {name for names in pointed for name in names.split()} <= ids
    for part in drawn.split('href="#')[1:]:
        assert f'<symbol id="{part.split(chr(34))[0]}"' in made.dots
    assert drawn.count("class=apart") == 2
    assert f"{svg.EMPTY}<td" not in drawn + "<td"


def test_dots_of_a_score_are_filled_as_far_as_it_goes() -> None:
    sheet = svg.sheet_of_dots([0, 1.5, 3])
    fills = {part.split('"')[0]: part.count('class="on"') for part in sheet.split('<symbol id="')[1:]}
    assert fills == {"d0-00": 0, "d1-50": 2, "d3-00": 3}


def test_a_newer_short_form_stands_beside_the_map_and_never_replaces_it() -> None:
    on = datetime.timedelta(days=14)
    full = simple_reading("full", 0, {"a": 2, "b": 2})
    short = simple_reading("short", 2, {"a": 0}, instrument="short-1.0")
    lists = {"test-1.0": definition("a", "b"), "short-1.0": definition("a")}
    made = profile_page(Child(first_name="Sam"), [full, short], [], lists)
    assert made is not None
    assert made.chosen_id == "full"
    assert (short.period_to - full.period_to) == on
    assert [head.is_chosen for head in made.matrix.heads] == [False, True]
