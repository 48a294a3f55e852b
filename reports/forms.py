"""What is asked of reports: for which meeting, which part of a course, which forms side by side, how it went."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.models import Child, ObserverRole, Setting
from lifecourse.models import LifeEvent
from portfolio.domains import DOMAINS
from portfolio.wording import in_words
from reports.comparing import LEAST, MOST
from reports.readings import Seen
from reports.window import LENGTHS, OWN, WHOLE, Window, back_from, usual_period
from reviews.models import Judgement


class ReportForm(forms.Form):
    """Day of the meeting, language, and whether the events are printed with it."""

    meeting_on = forms.DateField(label=_("Day of the meeting"), widget=DayInput)
    form = forms.ChoiceField(label=_("Which observation comes first"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    with_events = forms.BooleanField(
        label=_("Print adversity, pressure, support and actions"),
        required=False,
        help_text=_("Leave this out when someone at the table should not read it."),
    )

    def __init__(
        self, *args: Any, readings: list[tuple[str, str]], today: datetime.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = readings  # type: ignore[attr-defined]
        self.today = today
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.disable_csrf = True
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("", _("Make the PDF")))

    def clean_meeting_on(self) -> datetime.date:
        """A meeting lies within a year of today; another year is a slip of the finger."""
        day: datetime.date = self.cleaned_data["meeting_on"]
        if abs((day - self.today).days) > 366:
            raise forms.ValidationError(_("Choose a day within a year of today."))
        return day


class CourseForm(forms.Form):
    """Which part of a course to look at: a period, one domain, one observer role, one setting."""

    periode = forms.ChoiceField(label=_("Period"))
    van = forms.DateField(label=_("From"), widget=DayInput, required=False)
    tot = forms.DateField(label=_("To"), widget=DayInput, required=False)
    domein = forms.ChoiceField(label=_("Domain"), required=False)
    wie = forms.ChoiceField(label=_("Who looked"), required=False)
    waar = forms.ChoiceField(label=_("Where"), required=False)

    def __init__(
        self, asked: Mapping[str, str], *, child: Child, moments: Sequence[Seen], today: datetime.date
    ) -> None:
        super().__init__({"periode": usual_period([moment.period_to for moment in moments], today), **asked})
        self.born_on, self.today = child.born_on, today
        self.days = [moment.period_to for moment in moments]
        choices: dict[str, list[tuple[str, Any]]] = {
            "periode": [*periods().items()],
            "domein": [("", _("all domains")), *[(d.key, in_words(d.name)) for d in DOMAINS]],
            "wie": [("", _("everyone")), *known(ObserverRole, {moment.role for moment in moments})],
            "waar": [("", _("everywhere")), *known(Setting, {moment.setting for moment in moments})],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean_van(self) -> datetime.date | None:
        """Refuse days on which nothing can have been observed."""
        return self._in_life(self.cleaned_data["van"])

    def clean_tot(self) -> datetime.date | None:
        """Refuse days on which nothing can have been observed, and an end before the beginning."""
        day = self._in_life(self.cleaned_data["tot"])
        first = self.cleaned_data.get("van")
        if day and first and day < first:
            raise forms.ValidationError(_("The last day lies before the first day."))
        return day

    def _in_life(self, day: datetime.date | None) -> datetime.date | None:
        if day and day < self.born_on:
            raise forms.ValidationError(_("This day lies before the child was born."))
        if day and day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for a day when a period of one’s own has none."""
        found = super().clean() or {}
        days = [self.data.get(name) for name in ("van", "tot")]
        if found.get("periode") == OWN and not any(days):
            self.add_error("van", _("Give a first or a last day."))
        return found

    def window(self) -> Window:
        """Return what was asked for; what could not be read leaves nothing out, so a bad period shows everything."""
        self.full_clean()
        found = self.cleaned_data
        first, last = self._period(found)
        return Window(first, last, found.get("domein") or "", found.get("wie") or "", found.get("waar") or "")

    def domains(self) -> list[tuple[str, str, bool]]:
        """Return the domains with the address of the same choice for each, and whether it is the one chosen."""
        kept = [(name, value) for name, value in self.data.items() if name in self.fields and value]
        chosen = self.cleaned_data.get("domein") or ""
        return [
            (str(name), urlencode({**dict(kept), "domein": key}), key == chosen)
            for key, name in self.fields["domein"].choices  # type: ignore[attr-defined]
        ]

    def _period(self, found: Mapping[str, Any]) -> tuple[datetime.date | None, datetime.date | None]:
        """Return the first and last day; none where the period is not good."""
        period = found.get("periode")
        if self.errors.keys() & {"periode", "van", "tot"}:
            return None, None
        if period in LENGTHS:
            return back_from(self.today, period), self.today
        return self._own_days(found["van"], found["tot"]) if period == OWN else (None, None)

    def _own_days(
        self, first: datetime.date | None, last: datetime.date | None
    ) -> tuple[datetime.date, datetime.date]:
        """Return both ends: without a last day it is today, without a first the first observation before the last."""
        last = last or self.today
        return first or min((day for day in self.days if day <= last), default=self.born_on), last


def periods() -> dict[str, Any]:
    """Return the periods to choose from, by their name in the address."""
    return {
        "3m": _("last three months"),
        "6m": _("last half year"),
        "1j": _("last year"),
        "2j": _("last two years"),
        WHOLE: _("everything"),
        OWN: _("my own days"),
    }


def known(options: type[TextChoices], used: set[str]) -> list[tuple[str, Any]]:
    """Return the choices that occur in the file of a child."""
    return [(value, label) for value, label in options.choices if value in used]


class CompareForm(forms.Form):
    """Which forms stand side by side; the field is called as in the address."""

    vorm = forms.MultipleChoiceField(
        error_messages={
            "required": _("Choose two, three or four observations."),
            "invalid_choice": _("One of these observations is not there, or no longer. Choose again."),
        }
    )

    def __init__(self, *args: Any, ids: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vorm"].choices = [(id_, id_) for id_ in ids]  # type: ignore[attr-defined]

    def clean_vorm(self) -> list[str]:
        """Two to four different forms fit beside each other."""
        chosen = list(dict.fromkeys(self.cleaned_data["vorm"]))
        if len(chosen) < LEAST:
            raise forms.ValidationError(_("Choose at least one more: one observation has nothing beside it."))
        if len(chosen) > MOST:
            raise forms.ValidationError(_("Choose at most four: you chose %(n)s."), params={"n": len(chosen)})
        return chosen


class JudgementForm(forms.ModelForm):
    """How it went since one adversity, over a period; nothing is chosen beforehand.

    `seen` is the judgement that stood when the page was shown.
    """

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
            "reasons": _("Write it as if the child reads along."),
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
        self.fields["verdict"].choices = Judgement.Verdict.choices  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.form_action = "#judge"  # what is wrong stands below the facts
        self.helper.add_input(Submit("submit", _("Save this judgement")))

    def look_again(self, standing: Judgement | None) -> None:
        """Keep all that was written, and take note of the judgement that stands by now."""
        self.add_error(
            None,
            _(
                "A colleague judged this while you had it open; you can read it above. Your text is still here:"
                " change it if you want, and save again."
            ),
        )
        seen = str(standing.pk) if standing else ""
        self.data = {**{name: self.data[name] for name in self.data}, "seen": seen}

    def clean(self) -> dict[str, Any]:
        """The period lies between the adversity and today; an example goes with every judgement that says something."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        for name, day in (("period_from", first), ("period_to", last)):
            if day and day > self.today:
                self.add_error(name, _("This day lies in the future."))
        if first and first < self.adversity.started_on:
            self.add_error("period_from", _("This day lies before the adversity began."))
        if first and last and last < first:
            self.add_error("period_to", _("The last day lies before the first day."))
        says_nothing = cleaned.get("verdict") in (None, Judgement.Verdict.CANNOT_SAY)
        if not says_nothing and "example" not in self.errors and not cleaned.get("example"):
            self.add_error("example", _("Give an example of what you saw or heard."))
        return cleaned
