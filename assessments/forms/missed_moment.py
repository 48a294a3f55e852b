"""An observation that did not take place."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.actions.missed_moments import CHANGING
from assessments.forms.days import check_days
from assessments.forms.frame import DayInput
from assessments.models import Child, MissedMoment


class MissedMomentForm(forms.ModelForm):
    """Around which day, who would have observed and where, and why it did not take place."""

    seen_revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )

    class Meta:
        model = MissedMoment
        fields = CHANGING
        widgets = {"expected_on": DayInput, "note": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "expected_on": _("An estimate is fine."),
            "note": _("Only what is needed. No names of others."),
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
        """The day lies in the child's life and not in the future."""
        cleaned = super().clean() or {}
        check_days(self, child=self.child, today=self.today, first="expected_on", last="", ongoing="")
        return cleaned
