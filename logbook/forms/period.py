"""Over which period the log is shown."""

import datetime
from dataclasses import dataclass
from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import check_days
from children.models import Child

DAYS = {"month": 31, "quarter": 92, "year": 366}
USUAL = "quarter"


@dataclass(frozen=True)
class Span:
    """From which day up to and including which."""

    first: datetime.date
    last: datetime.date


class PeriodForm(forms.Form):
    """The last month, three months or year, or days of one's own choice."""

    period = forms.ChoiceField(
        label=_("Which period"),
        choices=[
            ("month", _("last month")),
            ("quarter", _("last three months")),
            ("year", _("last year")),
            ("own", _("from one day to another")),
        ],
        widget=forms.RadioSelect,
        required=False,
        initial=USUAL,
    )
    from_on = forms.DateField(label=_("from"), widget=DayInput, required=False)
    to_on = forms.DateField(label=_("to"), widget=DayInput, required=False)

    def __init__(self, *args: Any, child: Child, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child, self.today = child, today
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.disable_csrf = True
        self.helper.attrs = {"novalidate": ""}
        days = Div("from_on", "to_on", css_class="side-by-side")
        show = StrictButton(_("Show"), type="submit", css_class="btn-primary")
        self.helper.layout = Layout("period", days, show)

    def clean(self) -> dict[str, Any]:
        """Days of one's own lie in the child's life, not in the future, and in their order."""
        cleaned = super().clean() or {}
        if cleaned.get("period") == "own":
            if not cleaned.get("from_on") and "from_on" not in self.errors:
                self.add_error("from_on", _("Choose from which day."))
            check_days(self, since=self.child.born_on, today=self.today, first="from_on", last="to_on")
        return cleaned

    @property
    def span(self) -> Span | None:
        """The days that were chosen, or the last three months; None when they cannot be right."""
        if not self.is_bound:
            return self.until_today(USUAL)
        if not self.is_valid():
            return None
        if self.cleaned_data["period"] == "own":
            return Span(self.cleaned_data["from_on"], self.cleaned_data["to_on"] or self.today)
        return self.until_today(self.cleaned_data["period"] or USUAL)

    def until_today(self, period: str) -> Span:
        """Return the days of a period that ends today."""
        return Span(self.today - datetime.timedelta(days=DAYS[period] - 1), self.today)
