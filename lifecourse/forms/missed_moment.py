"""An observation that did not take place."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import check_days
from children.form_parts.revised import RevisedForm
from lifecourse.actions.missed_moments import CHANGING
from lifecourse.models import MissedMoment


class MissedMomentForm(RevisedForm):
    """Around which day, who would have observed and where, and why it did not take place."""

    class Meta:
        model = MissedMoment
        fields = CHANGING
        widgets = {"expected_on": DayInput, "note": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "expected_on": _("An estimate is fine."),
            "note": _("Only what is needed. No names of others."),
        }

    def clean(self) -> dict[str, Any]:
        """The day lies in the child's life and not in the future."""
        cleaned = super().clean() or {}
        check_days(self, since=self.child.born_on, today=self.today, first="expected_on", last="", ongoing="")
        return cleaned
