"""Writing down that someone asks for destruction."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import refuse_day
from children.models import Child
from portfolio.words import by_name, choices_by_name
from rights.models import ErasureRequest


class AskForm(forms.ModelForm):
    """Who asks, when, with what authority and for what."""

    class Meta:
        model = ErasureRequest
        fields = ["asker", "asker_name", "asked_on", "authority", "is_unable", "wish"]
        widgets = {"asked_on": DayInput, "wish": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "asked_on": _(
                "The day the request came in, on paper or by e-mail. Within three months of it everything must be done."
            ),
            "authority": _("Only when parents or a guardian ask for someone under twelve."),
        }

    def __init__(self, *args: Any, child: Child, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child, self.today = child, today
        for name in ("asker", "asker_name", "wish"):
            self.fields[name].required = True
        asker: Any = self.fields["asker"]
        asker.choices = choices_by_name(asker.choices, child.first_name)
        unable = self.fields["is_unable"]
        unable.label = by_name(str(unable.label), child.first_name)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Save the request")))

    def clean_asked_on(self) -> datetime.date:
        """Nobody asks in the future, or before the child was born."""
        day: datetime.date = self.cleaned_data["asked_on"]
        refuse_day(day, since=self.child.born_on, today=self.today)
        return day

    def clean(self) -> dict[str, Any]:
        """Who asks for a child under twelve says whether both holders of authority ask."""
        cleaned = super().clean() or {}
        asks_for_child = cleaned.get("asker") in ("parent", "representative")
        if asks_for_child and not cleaned.get("authority"):
            self.add_error("authority", _("Say whether those with parental authority ask together."))
        if not asks_for_child:
            cleaned["authority"] = ""
        return cleaned
