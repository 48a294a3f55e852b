"""Order and series of forms: by the day observed, and never merged."""

from hypothesis import given
from hypothesis import strategies as st

from reports.facts.readings import Series, by_series, in_order
from tests.unit.reports.scene import reading


def test_forms_are_ordered_by_the_day_observed_not_by_the_day_of_signing() -> None:
    entered_late = reading("late", weeks=1, signed_weeks=20)
    later_seen = reading("later", weeks=5, signed_weeks=5)
    assert in_order([later_seen, entered_late]) == [entered_late, later_seen]


def test_forms_of_one_day_are_ordered_by_signing() -> None:
    second, first = reading("a", signed_weeks=2), reading("b", signed_weeks=1)
    assert [form.id for form in in_order([second, first])] == ["b", "a"]


def test_role_setting_and_instrument_each_make_a_series_of_their_own() -> None:
    forms = [
        reading("1", weeks=1),
        reading("2", weeks=2, role="teacher"),
        reading("3", weeks=3, setting="school"),
        reading("4", weeks=4, instrument="quick-1.0"),
        reading("5", weeks=5, observer="Bram"),
    ]
    grouped = by_series(forms)
    assert [[form.id for form in group] for group in grouped.values()] == [["1", "5"], ["2"], ["3"], ["4"]]
    assert next(iter(grouped)) == Series("practitioner", "home", "test-1.0")


forms = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("ab"), st.sampled_from("xy")),
    max_size=12,
)


@given(forms)
def test_grouping_loses_and_mixes_nothing(rows: list[tuple[int, int, str, str]]) -> None:
    made = [
        reading(str(n), weeks=weeks, signed_weeks=signed, role=role, setting=setting)
        for n, (weeks, signed, role, setting) in enumerate(rows)
    ]
    grouped = by_series(made)
    assert sorted(form.id for group in grouped.values() for form in group) == sorted(form.id for form in made)
    for series, group in grouped.items():
        assert {form.series for form in group} == {series}
        assert [form.period_to for form in group] == sorted(form.period_to for form in group)
    starts = [group[0].period_to for group in grouped.values()]
    assert starts == sorted(starts)
