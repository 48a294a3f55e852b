"""Which lines of the log a privacy officer looks for."""

import datetime
from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from children.form_parts.day_input import DayInput
from children.models import Child
from logbook.rules.months import month_before, month_of
from typed.rules.folding import number_key
from typed.sorting import by_name


class LinesForm(forms.Form):
    """The number of a child, a colleague, a day: each may be left out. `before` goes on below a line."""

    number = forms.CharField(label=_("Number of the child"), max_length=40, required=False)
    colleague = forms.ModelChoiceField(
        User.objects.none(), label=_("Colleague"), required=False, empty_label=_("everybody")
    )
    day = forms.DateField(label=_("Day"), widget=DayInput, required=False)
    before = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**63 - 1)

    def __init__(self, *args: Any, organisation: Organisation, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation, self.today = organisation, today
        self.children: list[Child] = []
        worked_here = User.objects.filter(pk__in=organisation.memberships.values("user"))
        self.fields["colleague"].queryset = worked_here.order_by(*by_name("full_name"))  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": "", "role": "search"}
        fields = Div("number", "colleague", "day", css_class="side-by-side")
        show = StrictButton(_("Show"), type="submit", css_class="btn-primary")
        self.helper.layout = Layout(fields, show)

    def clean_number(self) -> str:
        """Find the children with this number; two teams may each have one."""
        number: str = self.cleaned_data["number"]
        if number:
            self.children = list(self.organisation.children.filter(reference_key=number_key(number)))
            if not self.children:
                raise forms.ValidationError(_("No child of the organisation has this number."))
        return number

    def clean_day(self) -> datetime.date | None:
        """Refuse a day outside this month and the one before."""
        day: datetime.date | None = self.cleaned_data["day"]
        if day and not month_before(month_of(self.today)) <= day <= self.today:
            raise forms.ValidationError(_("Choose a day of this month or the month before."))
        return day
