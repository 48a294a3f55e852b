"""Asking colleagues to observe, saying that it does not happen, stopping it, and passing it on."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.forms.frame import LONGEST, listed, not_for_this_age, suits
from assessments.forms.left_drafts import WriterChoice
from assessments.models import ObservationRequest
from assessments.queries.asked import others_to_ask
from assessments.rules.asked import DAYS_TOGETHER, Span, due_before, look_from
from children.form_parts.day_input import DayInput
from children.form_parts.revised import say_name
from children.models import Child, Setting
from portfolio.rules.outcomes import Form

FURTHEST = datetime.timedelta(days=183)  # ahead: longer is forgotten
TWO = 2  # people of a double observation


class PlainForm(forms.Form):
    """A form with one button."""

    button: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": "", "autocomplete": "off"}
        self.helper.add_input(Submit("submit", self.button))


class AskForm(forms.ModelForm):
    """Whom to ask, with which form, where, over which period and by when; or two at once, apart from each other."""

    asked = forms.MultipleChoiceField(label=_("Whom do you ask?"), widget=forms.CheckboxSelectMultiple)
    instrument_version = forms.TypedChoiceField(
        label=_("With which form?"), coerce=UUID, empty_value=None, widget=forms.RadioSelect
    )
    is_double = forms.BooleanField(
        label=_("As a double observation"),
        required=False,
        help_text=_(
            "Two colleagues look at the same place in the same time. Neither sees what the other wrote before both"
            " signed, and nobody else does either. Only that it is not safe at home is seen at once."
        ),
    )

    class Meta:
        model = ObservationRequest
        fields = ["setting", "period_from", "period_to", "due_on"]
        widgets = {
            "setting": forms.RadioSelect,
            "period_from": DayInput,
            "period_to": DayInput,
            "due_on": DayInput,
        }
        labels = {"setting": _("Where do they see %(name)s?")}
        help_texts = {"due_on": _("A week after this day the question ends by itself.")}

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        child: Child,
        today: datetime.date,
        meets_on: datetime.date | None,
        colleagues: Iterable[User],
        instruments: Mapping[UUID, Form],
    ) -> None:
        due_on = due_before(meets_on, today)
        begin = {"due_on": due_on, "period_to": due_on, "period_from": look_from(due_on, child.born_on)}
        super().__init__(data, instance=ObservationRequest(child=child), initial=begin)
        self.child, self.today, self.instruments = child, today, instruments
        self.colleagues = {str(one.pk): one for one in colleagues}
        self.fields["asked"].choices = [(key, one.full_name) for key, one in self.colleagues.items()]  # type: ignore[attr-defined]
        self.fields["instrument_version"].choices = list(titles(instruments))  # type: ignore[attr-defined]
        self.fields["setting"].choices = Setting.choices  # type: ignore[attr-defined]
        self.order_fields(["asked", "is_double", "instrument_version", "setting"])
        say_name(self, child)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": "", "autocomplete": "off"}
        self.helper.add_input(Submit("submit", _("Ask")))

    def people(self) -> list[User]:
        """Return whom to ask, by name."""
        return [one for key, one in self.colleagues.items() if key in self.cleaned_data["asked"]]

    def clean(self) -> dict[str, Any]:
        """The days fit the child, the form and each other; a double observation has two people and time enough."""
        cleaned = super().clean() or {}
        first, last, due_on = (cleaned.get(name) for name in ("period_from", "period_to", "due_on"))
        if due_on and not self.today <= due_on <= self.today + FURTHEST:
            self.add_error("due_on", _("Choose a day from today on, within half a year."))
        if first and first < self.child.born_on:
            self.add_error("period_from", _("This day lies before the child was born."))
        if first and last:
            self.clean_period(Span(first, last), due_on)
        if cleaned.get("is_double") and "asked" in cleaned and len(cleaned["asked"]) != TWO:
            self.add_error("asked", _("Choose two colleagues for a double observation."))
        if version := cleaned.get("instrument_version"):
            self.instance.instrument_version_id = version
            ages = self.instruments[version].ages
            if last and not suits(ages, self.child.age_on(last)):
                self.add_error("instrument_version", not_for_this_age(ages, self.child, last))
        return cleaned

    def clean_period(self, span: Span, due_on: datetime.date | None) -> None:
        """The period ends after it began and by the day of the form; two who are compared look for a week."""
        if span.last < span.first:
            self.add_error("period_to", _("The last day lies before the first day."))
        elif span.days > LONGEST:
            self.add_error("period_from", _("Choose a period of at most a year."))
        elif self.cleaned_data.get("is_double") and span.days < DAYS_TOGETHER:
            self.add_error("period_to", _("Choose at least a week for a double observation."))
        if due_on and span.last > due_on:
            self.add_error("due_on", _("Choose the last day of the period or a later day."))

    def already_asked(self) -> None:
        """Say that one of these people was asked this and did not answer yet."""
        names = listed((key, one.full_name) for key, one in self.colleagues.items() if one in self.people())
        message = _("This was asked before of %(names)s and is not answered yet.")
        self.add_error("asked", message % {"names": names})


def titles(instruments: Mapping[UUID, Form]) -> Iterable[tuple[UUID, str]]:
    """Yield forms as choices: title and minutes."""
    for pk, form in instruments.items():
        title = form.title.in_language(get_language() or "nl")
        yield pk, _("%(title)s, %(minutes)s minutes") % {"title": title, "minutes": form.minutes}


class DeclineForm(PlainForm):
    """Why an observation that was asked does not happen."""

    button = _("Let know")
    reason = forms.ChoiceField(
        label=_("Why does it not happen?"),
        choices=ObservationRequest.Reason.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("In your own words"),
        help_text=_("Only what is needed. No names of others."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.CharField(max_length=20, widget=forms.HiddenInput, required=False)


class StopForm(PlainForm):
    """Why a question is stopped."""

    button = _("Stop the question")
    note = forms.CharField(
        label=_("Why do you stop it?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen = forms.CharField(max_length=20, widget=forms.HiddenInput, required=False)


class PassOnForm(PlainForm):
    """Who is asked in the place of a colleague."""

    button = _("Pass the question on")
    to = WriterChoice(User.objects.none(), label=_("Colleague"), empty_label=_("choose"))
    seen = forms.CharField(max_length=20, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, request: ObservationRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = others_to_ask(request)  # type: ignore[attr-defined]
