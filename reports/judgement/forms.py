"""How it went since one adversity, as the team judges."""

import datetime
from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import WORDS, check_days
from children.form_parts.revised import say_name
from children.rules.periods import Fault, Place
from lifecourse.models import LifeEvent
from reviews.models import Judgement
from revisions.form_parts import CHANGED, NOBODY, Change, TellingForm

TOO_EARLY = {**WORDS, Fault.BEFORE_BIRTH: _("This day lies before the adversity began.")}


class JudgementForm(TellingForm, forms.ModelForm):
    """How it went since one adversity, over a period; nothing is chosen beforehand.

    `seen` is the judgement that stood when the page was shown.
    """

    starts_from_row = False

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    class Meta:
        model = Judgement
        fields = ["period_from", "period_to", "verdict", "reasons", "example"]
        widgets = {
            "period_from": DayInput,
            "period_to": DayInput,
            "verdict": forms.RadioSelect,
            "reasons": forms.Textarea(attrs={"rows": 4}),
            "example": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "verdict": _("The team judges; the forms do not. ‘Cannot be said yet’ is a good answer."),
            "reasons": _("Write it as if %(name)s reads along."),
            "example": _("What was seen or heard? Only when nothing can be said yet may this stay empty."),
        }

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        adversity: LifeEvent,
        standing: Judgement | None,
        today: datetime.date,
    ) -> None:
        seen = str(standing.pk) if standing else ""
        initial = {"period_from": adversity.started_on, "period_to": today, "seen": seen}
        super().__init__(data, instance=Judgement(adversity=adversity), initial=initial)
        self.adversity, self.today = adversity, today
        say_name(self, adversity.child)
        self.fields["verdict"].choices = Judgement.Verdict.choices  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Save this judgement")))

    def look_again(self, standing: Judgement | None) -> None:
        """Keep all that was written, and take note of the judgement that stands by now."""
        by = Change(standing.judged_by.full_name, standing.judged_at) if standing else NOBODY
        self.show_both(standing, by, CHANGED, seen=str(standing.pk) if standing else "")

    def clean(self) -> dict[str, Any]:
        """The period lies between the adversity and today; an example goes with every judgement that says something."""
        cleaned = super().clean() or {}
        check_days(
            self,
            since=self.adversity.started_on,
            today=self.today,
            first="period_from",
            last="period_to",
            words=TOO_EARLY,
            leave_out=[(Place.LAST, Fault.BEFORE_BIRTH)],
        )
        says_nothing = cleaned.get("verdict") in (None, Judgement.Verdict.CANNOT_SAY)
        if not says_nothing and "example" not in self.errors and not cleaned.get("example"):
            self.add_error("example", _("Give an example of what you saw or heard."))
        return cleaned
