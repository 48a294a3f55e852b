"""Asking a behavioural scientist for advice."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advice.models import AdviceRequest
from advice.queries.advisers import advisers_of
from children.form_parts.day_input import DayInput
from children.form_parts.revised import say_name
from children.form_parts.until import end_of, refuse_end
from children.models import Child

USUAL, LONGEST = datetime.timedelta(weeks=4), datetime.timedelta(weeks=13)


class AdviserChoice(forms.ModelChoiceField):
    """A behavioural scientist, by name."""

    def label_from_instance(self, obj: User) -> str:
        """Return the name."""
        return obj.full_name


class AdviceRequestForm(forms.ModelForm):
    """Who is asked, what, and until which day this person may read along; with one scientist there is nothing to choose."""

    adviser = AdviserChoice(User.objects.none(), label=_("Whom do you ask?"), empty_label=_("choose"))
    until = forms.DateField(
        label=_("Reads along up to and including"),
        widget=DayInput,
        help_text=_("After this day the file is closed to this person by itself. You can end it earlier."),
    )

    class Meta:
        model = AdviceRequest
        fields = ["adviser", "question"]
        widgets = {"question": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "question": _("What do you want to know, and what for? Write it as if %(name)s reads along."),
        }

    field_order = ["adviser", "question", "until"]

    def __init__(self, data: Any = None, *, child: Child, now: datetime.datetime) -> None:
        super().__init__(data, instance=AdviceRequest(child=child))
        self.now, self.today = now, timezone.localdate(now)
        advisers = advisers_of(child)
        self.fields["adviser"].queryset = advisers  # type: ignore[attr-defined]
        only = list(advisers[:2])
        self.initial["until"] = self.today + USUAL
        if len(only) == 1:
            self.initial["adviser"] = only[0]
        say_name(self, child)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Ask for advice")))

    def clean_until(self) -> datetime.date:
        """It ends, not in the past, and within three months."""
        until: datetime.date = self.cleaned_data["until"]
        too_long = _("Someone reads along for three months at most; you can ask again.")
        refuse_end(until, today=self.today, longest=LONGEST, too_long=too_long)
        return until

    @property
    def ends_at(self) -> datetime.datetime:
        """Until when the file is open to who is asked; for a valid form."""
        return end_of(self.cleaned_data["until"])
