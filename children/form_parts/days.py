"""The check of first and last day in forms about a child, and its error messages."""

import datetime
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.rules.periods import Fault, Period, Place, faults_in

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words = Mapping[Fault, "_StrPromise"]
WORDS: Words = {
    Fault.FUTURE: _("This day lies in the future."),
    Fault.BEFORE_BIRTH: _("This day lies before the child was born."),
    Fault.ENDS_BEFORE_START: _("The last day lies before the first day."),
    Fault.ENDED_AND_ONGOING: _("Something that is still going on has no last day."),
}


def refuse_day(
    day: datetime.date | None, *, since: datetime.date, today: datetime.date, words: Words = WORDS
) -> None:
    """Raise ValidationError for a day before `since` or after today; for the clean method of one field."""
    for _place, fault in faults_in(Period(day), born_on=since, today=today):
        raise forms.ValidationError(words[fault])


def check_days(
    form: forms.BaseForm,
    *,
    since: datetime.date,
    today: datetime.date,
    first: str = "started_on",
    last: str = "ended_on",
    ongoing: str = "is_ongoing",
    words: Words = WORDS,
    leave_out: Collection[tuple[Place, Fault]] = (),
) -> None:
    """Put a message at each field whose day cannot be right: before `since`, after today, or out of order.

    The names of the fields may differ; faults in `leave_out` are not said.
    """
    cleaned: dict[str, Any] = form.cleaned_data
    period = Period(cleaned.get(first), cleaned.get(last), bool(cleaned.get(ongoing)))
    names = {Place.FIRST: first, Place.LAST: last, Place.ONGOING: ongoing}
    for place, fault in faults_in(period, born_on=since, today=today):
        if (place, fault) not in leave_out:
            form.add_error(names[place], words[fault])
