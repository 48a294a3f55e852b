"""The palette: different ways that helped, by two voices that are never merged, in any order of the moments."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from children.models import Setting
from reports.rules.coping_palette import NATURES, SETTINGS, Cell, Episode, Share, half_year, palette_of

SPRING, AUTUMN = datetime.date(2026, 3, 1), datetime.date(2026, 10, 1)


def moment(
    way: str,
    child: str = "unknown",
    observer: str = "unknown",
    *,
    on: datetime.date = SPRING,
    setting: str = "school",
    nature: str = "doing",
) -> Episode:
    return Episode(on, setting, way, nature, child, observer)  # type: ignore[arg-type]


words = st.sampled_from(["unknown", "no", "some", "yes"])
moments = st.builds(
    Episode,
    on=st.dates(datetime.date(2020, 1, 1), datetime.date(2026, 11, 22)),
    setting=st.sampled_from(["home", "school", "group"]),
    way=st.sampled_from(["solve", "let_be", "own:zingen", "own:zwemmen"]),
    nature=st.sampled_from(NATURES),
    helped_child=words,
    helped_observer=words,
)


def test_settings_stand_in_one_order_everywhere() -> None:
    assert list(SETTINGS) == [setting.value for setting in Setting]


def test_way_that_helped_more_than_once_is_one_way() -> None:
    found = palette_of([moment("solve", "yes"), moment("solve", "some"), moment("move", "some")]).whole
    assert (found.n_episodes, found.child.ways, found.child.by_nature) == (3, 2, (2, 0, 0))


def test_voices_are_counted_apart() -> None:
    rows = [moment("solve", "yes", "no"), moment("move", "unknown", "yes"), moment("let_be", "no", "yes")]
    found = palette_of(rows).whole
    assert (found.child.ways, found.child.n_known) == (1, 2)
    assert (found.observer.ways, found.observer.n_known) == (2, 3)


@pytest.mark.parametrize(
    ("helped", "ways", "known"), [("yes", 1, 1), ("some", 1, 1), ("no", 0, 1), ("unknown", 0, 0)]
)
def test_a_bit_is_help_and_not_known_is_no_answer(helped: str, ways: int, known: int) -> None:
    child = palette_of([moment("solve", helped)]).whole.child
    assert (child.ways, child.n_known) == (ways, known)


def test_palette_is_read_from_three_moments_and_so_is_each_part_of_it() -> None:
    rows = [moment("solve"), moment("move", setting="home"), moment("let_be", on=AUTUMN)]
    assert not palette_of(rows[:2]).whole.is_readable
    found = palette_of(rows)
    assert found.whole.is_readable
    assert [(share.key, share.n_episodes) for share in found.settings] == [("home", 1), ("school", 2)]
    assert [share.key for share in found.halves] == ["2026-1", "2026-2"]
    assert not any(share.is_readable for share in (*found.settings, *found.halves))


def test_way_that_did_not_help_in_one_setting_keeps_its_place_in_another() -> None:
    found = palette_of([moment("solve", "no"), moment("solve", "yes", setting="home")])
    assert found.cells == (
        Cell("solve", "doing", "home", 1, 1, 0),
        Cell("solve", "doing", "school", 1, 0, 0),
    )


def test_own_way_that_was_noted_under_two_natures_is_one_way() -> None:
    rows = [
        moment("own:zingen", "yes", nature=nature) for nature in ("thinking", "feeling", "thinking", "doing")
    ]
    assert palette_of(rows).whole.child.by_nature == (0, 0, 1)
    assert palette_of(rows[1:3]).whole.child.by_nature == (0, 1, 0)  # as often: the first of the three


@pytest.mark.parametrize(
    ("day", "half"), [("2026-01-01", "2026-1"), ("2026-06-30", "2026-1"), ("2026-07-01", "2026-2")]
)
def test_half_year_is_that_of_the_calendar(day: str, half: str) -> None:
    assert half_year(datetime.date.fromisoformat(day)) == half


@given(st.lists(moments, max_size=8).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_order_of_the_moments_does_not_matter(pair: tuple[list[Episode], list[Episode]]) -> None:
    assert palette_of(pair[0]) == palette_of(pair[1])


@given(st.lists(moments, max_size=12))
def test_ways_never_exceed_moments_and_no_moment_is_lost(rows: list[Episode]) -> None:
    found = palette_of(rows)
    shares: list[Share] = [found.whole, *found.settings, *found.halves]
    for share in shares:
        for voice in (share.child, share.observer):
            assert 0 <= voice.ways <= voice.n_known <= share.n_episodes
            assert len(voice.by_nature) == len(NATURES)
    assert sum(share.n_episodes for share in found.settings) == len(rows)
    assert sum(share.n_episodes for share in found.halves) == len(rows)
    assert sum(cell.n_seen for cell in found.cells) == len(rows)
    assert all(max(cell.n_child, cell.n_observer) <= cell.n_seen for cell in found.cells)


@given(st.lists(moments, max_size=8), moments)
def test_one_more_moment_never_takes_a_way_away(rows: list[Episode], more: Episode) -> None:
    before, after = palette_of(rows).whole, palette_of([*rows, more]).whole
    assert before.child.ways <= after.child.ways <= before.child.ways + 1
    assert before.observer.ways <= after.observer.ways <= before.observer.ways + 1
