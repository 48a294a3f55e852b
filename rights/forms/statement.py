"""What a child or a parent says about a record."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import refuse_day
from portfolio.words import choices_by_name
from rights.models import Statement


class StatementForm(forms.ModelForm):
    """Whose words, which words, and when they were said or written."""

    class Meta:
        model = Statement
        fields = ["author", "text", "said_on"]
        widgets = {
            "author": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 6}),
            "said_on": DayInput,
        }
        help_texts = {"text": _("Write down what was said, as it was said. It cannot be changed afterwards.")}

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        name = self.instance.child.first_name
        self.fields["author"].choices = choices_by_name(Statement.Author.choices, name)  # type: ignore[attr-defined]
        self.initial["said_on"] = today
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Put it beside it, for good")))

    def clean_said_on(self) -> datetime.date:
        """It was said in the child's life, and not in the future."""
        day: datetime.date = self.cleaned_data["said_on"]
        refuse_day(day, since=self.instance.child.born_on, today=self.today)
        return day
