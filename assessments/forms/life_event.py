"""An event on the child's timeline."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.actions.life_events import CHANGING
from assessments.forms.frame import DayInput
from assessments.models import Child, LifeEvent


class LifeEventForm(forms.ModelForm):
    """What happened, from when, to when or still going on."""

    seen_revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )

    class Meta:
        model = LifeEvent
        fields = CHANGING
        widgets = {
            "started_on": DayInput,
            "ended_on": DayInput,
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "title": _("Write it as if the child reads along."),
            "ended_on": _("Leave empty for something that happened on one day."),
            "note": _("Only what is needed to understand the strengths. No names of others."),
        }

    def __init__(self, *args: Any, child: Child, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child = child
        self.today = today
        self.initial["seen_revision"] = self.instance.revision
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Save")))

    def clean(self) -> dict[str, Any]:
        """The event lies in the child's life and not in the future; its end is not before its start."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("started_on"), cleaned.get("ended_on")
        for name, day in (("started_on", first), ("ended_on", last)):
            if day and day > self.today:
                self.add_error(name, _("This day lies in the future."))
            elif day and day < self.child.born_on:
                self.add_error(name, _("This day lies before the child was born."))
        if first and last and last < first:
            self.add_error("ended_on", _("The last day lies before the first day."))
        if last and cleaned.get("is_ongoing"):
            self.add_error("is_ongoing", _("Something that is still going on has no last day."))
        return cleaned
