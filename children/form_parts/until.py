"""The last day on which someone from outside the team may see a child."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def refuse_end(
    until: datetime.date, *, today: datetime.date, longest: datetime.timedelta, too_long: Any
) -> None:
    """Raise ValidationError for a last day that has passed, and with `too_long` for one further away than `longest`."""
    if until < today:
        raise forms.ValidationError(_("This day has passed."))
    if until > today + longest:
        raise forms.ValidationError(too_long)


def end_of(day: datetime.date) -> datetime.datetime:
    """Return the last moment of a day, in the time zone of the site."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.max))
