"""The check of first and last day in forms about a child, and its error messages."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.models import Child
from children.rules.periods import Fault, Period, Place, faults_in

WORDS = {
    Fault.FUTURE: _("This day lies in the future."),
    Fault.BEFORE_BIRTH: _("This day lies before the child was born."),
    Fault.ENDS_BEFORE_START: _("The last day lies before the first day."),
    Fault.ENDED_AND_ONGOING: _("Something that is still going on has no last day."),
}


def check_days(
    form: forms.BaseForm,
    *,
    child: Child,
    today: datetime.date,
    first: str = "started_on",
    last: str = "ended_on",
    ongoing: str = "is_ongoing",
) -> None:
    """Add an error to each field whose day cannot be right; `first`, `last` and `ongoing` are names of fields, empty for none."""
    cleaned: dict[str, Any] = form.cleaned_data
    period = Period(cleaned.get(first), cleaned.get(last), bool(cleaned.get(ongoing)))
    names = {Place.FIRST: first, Place.LAST: last, Place.ONGOING: ongoing}
    for place, fault in faults_in(period, born_on=child.born_on, today=today):
        form.add_error(names[place], WORDS[fault])
