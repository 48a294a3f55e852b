"""Which part of a course to look at."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import WORDS, refuse_day
from children.models import Child, ObserverRole, Setting
from children.models.observer import role_name
from children.rules.periods import Fault
from portfolio.rules.domains import DOMAINS
from portfolio.words import in_words
from reports.facts.readings import Seen
from reports.facts.window import LENGTHS, OWN, WHOLE, Window, back_from, usual_period

NOT_YET = {**WORDS, Fault.FUTURE: _("This day has not come yet.")}


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
        self.is_asked = any(asked.get(name) for name in self.fields)
        self.days = [moment.period_to for moment in moments]
        choices: dict[str, list[tuple[str, Any]]] = {
            "periode": [*periods().items()],
            "domein": [("", _("all domains")), *[(d.key, in_words(d.name)) for d in DOMAINS]],
            "wie": [("", _("everyone")), *self.roles(moments, child)],
            "waar": [("", _("everywhere")), *known(Setting, {moment.setting for moment in moments})],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def roles(self, moments: Sequence[Seen], child: Child) -> list[tuple[str, Any]]:
        """Return the roles that occur in the file of a child; the child by its age today."""
        used = known(ObserverRole, {moment.role for moment in moments})
        return [(role, role_name(role, child.age_on(self.today))) for role, _label in used]

    def clean_van(self) -> datetime.date | None:
        """Refuse days on which nothing can have been observed."""
        return self._in_life(self.cleaned_data["van"])

    def clean_tot(self) -> datetime.date | None:
        """Refuse days on which nothing can have been observed, and an end before the beginning."""
        day = self._in_life(self.cleaned_data["tot"])
        first = self.cleaned_data.get("van")
        if day and first and day < first:
            raise forms.ValidationError(WORDS[Fault.ENDS_BEFORE_START])
        return day

    def _in_life(self, day: datetime.date | None) -> datetime.date | None:
        refuse_day(day, since=self.born_on, today=self.today, words=NOT_YET)
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

    @property
    def is_chosen(self) -> bool:
        """Whether a part was asked for, or something in the choice is wrong."""
        return self.is_asked or bool(self.errors)

    @property
    def query(self) -> str:
        """The choice as the beginning of an address, for a link that keeps it."""
        kept = {name: value for name, value in self.data.items() if name in self.fields and value}
        return f"{urlencode(kept)}&" if kept else ""

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
