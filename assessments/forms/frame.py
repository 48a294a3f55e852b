"""The frame of an observation: which form, which role, where, when and how long."""

import datetime
from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment, Child, ObserverRole, Setting

LONGEST = 366  # days; longer ago is remembered, not observed


class DayInput(forms.DateInput):
    """A date field with the browser's own calendar."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class FrameForm(forms.ModelForm):
    """Role, setting, period and hours of one observation."""

    class Meta:
        model = Assessment
        fields = ["observer_role", "setting", "period_from", "period_to", "hours_seen"]
        widgets = {
            "observer_role": forms.RadioSelect,
            "setting": forms.RadioSelect,
            "period_from": DayInput,
            "period_to": DayInput,
        }
        help_texts = {
            "period_to": _("This is the date under which the observation is shown, whenever you fill it in."),
            "hours_seen": _("An estimate is fine. Who sees a child little, sees little."),
        }

    def __init__(self, *args: Any, child: Child, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child = child
        self.today = today
        self.fields["observer_role"].choices = ObserverRole.choices  # type: ignore[attr-defined]
        self.fields["setting"].choices = Setting.choices  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Continue")))

    def clean(self) -> dict[str, Any]:
        """The period lies in the child's life, not in the future, and is no longer than a year."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        if last and last > self.today:
            self.add_error("period_to", _("This day lies in the future."))
        if first and first < self.child.born_on:
            self.add_error("period_from", _("This day lies before the child was born."))
        if first and last and first > last:
            self.add_error("period_to", _("The last day lies before the first day."))
        elif first and last and (last - first).days > LONGEST:
            self.add_error("period_from", _("Choose a period of at most a year."))
        return cleaned


class StartForm(FrameForm):
    """The frame, and which form is filled in."""

    field_order = ["instrument"]

    def __init__(self, *args: Any, instruments: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instrument"] = forms.TypedChoiceField(
            label=_("Which form"), choices=instruments, widget=forms.RadioSelect, coerce=UUID
        )
        self.order_fields(self.field_order)
