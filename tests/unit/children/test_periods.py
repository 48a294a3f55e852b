"""Which days can be right: every fault at its place, and none where there is none."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from children.rules.periods import Fault, Period, Place, faults_in

BORN, TODAY = datetime.date(2017, 3, 1), datetime.date(2026, 11, 22)
DAY = datetime.timedelta(days=1)
days = st.dates(datetime.date(2016, 1, 1), datetime.date(2028, 1, 1))
periods = st.builds(Period, st.none() | days, st.none() | days, st.booleans())


def found(
    first: datetime.date | None, last: datetime.date | None = None, *, is_ongoing: bool = False
) -> list[tuple[Place, Fault]]:
    return list(faults_in(Period(first, last, is_ongoing), born_on=BORN, today=TODAY))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ((BORN, TODAY), []),
        ((TODAY, TODAY), []),
        ((TODAY + DAY, None), [(Place.FIRST, Fault.FUTURE)]),
        ((BORN - DAY, None), [(Place.FIRST, Fault.BEFORE_BIRTH)]),
        ((BORN, TODAY + DAY), [(Place.LAST, Fault.FUTURE)]),
        ((TODAY, TODAY - DAY), [(Place.LAST, Fault.ENDS_BEFORE_START)]),
        ((None, None), []),
    ],
)
def test_fault_stands_at_its_place(
    period: tuple[datetime.date, datetime.date | None], expected: list[tuple[Place, Fault]]
) -> None:
    assert found(*period) == expected


def test_what_still_goes_on_has_no_last_day() -> None:
    assert found(BORN, is_ongoing=True) == []
    assert found(BORN, TODAY, is_ongoing=True) == [(Place.ONGOING, Fault.ENDED_AND_ONGOING)]


@given(periods)
def test_no_fault_means_an_ordered_period_within_the_life_up_to_today(period: Period) -> None:
    given_days = [day for day in (period.first, period.last) if day]
    is_right = (
        all(BORN <= day <= TODAY for day in given_days)
        and given_days == sorted(given_days)
        and not (period.is_ongoing and period.last)
    )
    assert (faults_in(period, born_on=BORN, today=TODAY) == ()) == is_right


@given(periods)
def test_a_field_that_was_not_given_is_never_blamed(period: Period) -> None:
    places = {place for place, _fault in faults_in(period, born_on=BORN, today=TODAY)}
    assert period.first or Place.FIRST not in places
    assert period.last or Place.LAST not in places
    assert period.is_ongoing or Place.ONGOING not in places
