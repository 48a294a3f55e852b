"""What forms say of a day that cannot be right."""

import datetime
from collections.abc import Collection

import pytest
from django import forms

from children.form_parts.days import WORDS, check_days, refuse_day
from children.rules.periods import Fault, Place

BORN, TODAY = datetime.date(2017, 3, 1), datetime.date(2026, 11, 22)
DAY = datetime.timedelta(days=1)
OTHER_WORDS = {**WORDS, Fault.BEFORE_BIRTH: WORDS[Fault.FUTURE]}


class PeriodForm(forms.Form):
    """A first and a last day."""

    one = forms.DateField(required=False)
    other = forms.DateField(required=False)


def said(
    one: datetime.date, other: datetime.date, leave_out: Collection[tuple[Place, Fault]] = ()
) -> dict[str, list[str]]:
    """Return the messages at each field of a form with these days."""
    form = PeriodForm({"one": one.isoformat(), "other": other.isoformat()})
    assert form.is_valid()
    check_days(form, since=BORN, today=TODAY, first="one", last="other", leave_out=leave_out)
    return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


@pytest.mark.parametrize("day", [None, BORN, TODAY])
def test_right_day_is_let_through(day: datetime.date | None) -> None:
    refuse_day(day, since=BORN, today=TODAY)


@pytest.mark.parametrize(("day", "fault"), [(BORN - DAY, Fault.BEFORE_BIRTH), (TODAY + DAY, Fault.FUTURE)])
def test_wrong_day_is_refused_in_the_words_of_its_fault(day: datetime.date, fault: Fault) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        refuse_day(day, since=BORN, today=TODAY)
    assert refused.value.messages == [str(WORDS[fault])]


def test_form_may_have_other_words() -> None:
    with pytest.raises(forms.ValidationError) as refused:
        refuse_day(BORN - DAY, since=BORN, today=TODAY, words=OTHER_WORDS)
    assert refused.value.messages == [str(WORDS[Fault.FUTURE])]


def test_each_field_says_what_is_wrong_with_it() -> None:
    future, ends = str(WORDS[Fault.FUTURE]), str(WORDS[Fault.ENDS_BEFORE_START])
    assert said(BORN, TODAY) == {}
    assert said(TODAY + 2 * DAY, TODAY + DAY) == {"one": [future], "other": [future, ends]}


def test_fault_that_is_left_out_is_not_said() -> None:
    left_out = [(Place.FIRST, Fault.FUTURE)]
    assert said(TODAY + DAY, TODAY + DAY, left_out) == {"other": [str(WORDS[Fault.FUTURE])]}
    assert said(TODAY + DAY, TODAY, left_out) == {"other": [str(WORDS[Fault.ENDS_BEFORE_START])]}
