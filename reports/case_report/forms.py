"""What is asked before the paper for a case meeting is made."""

import datetime
from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput


class ReportForm(forms.Form):
    """Day of the meeting, language, and whether the events and the annex are printed with it."""

    meeting_on = forms.DateField(label=_("Day of the meeting"), widget=DayInput)
    form = forms.ChoiceField(label=_("Which observation comes first"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    with_events = forms.BooleanField(
        label=_("Print adversity, the team’s judgement, pressure, support, actions and safety at home"),
        required=False,
        help_text=_("Leave this out when someone at the table should not read it."),
    )
    with_annex = forms.BooleanField(
        label=_("Add the annex: every strength, the charts, and the observations behind them"),
        required=False,
        help_text=_("The paper itself has two pages."),
    )

    def __init__(
        self, *args: Any, readings: list[tuple[str, str]], today: datetime.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = readings  # type: ignore[attr-defined]
        if not readings:  # nobody has filled in a form yet: the paper holds what was noted and agreed
            del self.fields["form"], self.fields["with_annex"]
        self.today = today
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.disable_csrf = True
        self.helper.attrs = {"novalidate": ""}
        make = StrictButton(_("Make the PDF"), type="submit", css_class="btn-primary")
        self.helper.layout = Layout(*self.fields, make)

    def clean_meeting_on(self) -> datetime.date:
        """A meeting lies within a year of today; another year is a slip of the finger."""
        day: datetime.date = self.cleaned_data["meeting_on"]
        if abs((day - self.today).days) > 366:
            raise forms.ValidationError(_("Choose a day within a year of today."))
        return day
