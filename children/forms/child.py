"""Registering a child."""

import calendar
import datetime
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.access import Access
from accounts.models import Team
from accounts.rules.permissions import Permission
from children.models import Child
from children.queries.first_day import first_day_about
from revisions.form_parts import SeenForm
from typed.rules.citizen_numbers import is_bsn
from typed.rules.folding import number_key

OLDEST = 23  # youth help can be prolonged to this age (Jeugdwet)


class ChildForm(SeenForm, forms.ModelForm):
    """First name, birth, own number, team; the day of birth where the organisation keeps it. Never a BSN."""

    NUMBER_TAKEN = _("Another child of this team has this number already.")

    birth_month = forms.TypedChoiceField(label=_("Month of birth"), coerce=int, empty_value=None)
    birth_year = forms.TypedChoiceField(label=_("Year of birth"), coerce=int, empty_value=None)
    birth_day = forms.TypedChoiceField(
        label=_("Day of birth"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", _("not known")), *((day, str(day)) for day in range(1, 32))],
        help_text=_("Counts for who decides at 12, 16 and 18."),
    )

    class Meta:
        model = Child
        fields = [
            "first_name",
            "birth_day",
            "birth_month",
            "birth_year",
            "reference",
            "team",
            "weeks_between",
        ]
        help_texts = {
            "first_name": _("The name someone is called by. No surname."),
            "reference": _("The number in your own records. Never the BSN."),
            "weeks_between": _("The list of children shows when the next observation is due."),
        }

    def __init__(
        self, *args: Any, instance: Child, access: Access, today: datetime.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, instance=instance, revision=instance.revision, **kwargs)
        self.today = today
        self.born_before = (instance.birth_year, instance.birth_month)
        own = [instance.birth_year] if instance.birth_year else []
        years = sorted({*range(today.year - OLDEST, today.year + 1), *own}, reverse=True)
        choose = [("", _("choose"))]
        self.fields["birth_month"].choices = [*choose, *MONTHS.items()]  # type: ignore[attr-defined]
        self.fields["birth_year"].choices = [*choose, *((y, str(y)) for y in years)]  # type: ignore[attr-defined]
        teams = Team.objects.filter(pk__in=access.teams_where(Permission.CHILD_REGISTER))
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        if not any(team.organisation.keeps_birth_day for team in teams.select_related("organisation")):
            del self.fields["birth_day"]
        if self.instance._state.adding is False:
            del self.fields["team"]
        elif len(teams) == 1:
            self.initial["team"] = teams[0]

    def clean_reference(self) -> str:
        """Refuse a number that passes the test of a BSN, and one that another child has."""
        reference: str = self.cleaned_data["reference"].strip()
        if is_bsn(reference):
            raise forms.ValidationError(_("This looks like a BSN. Use a number from your own records."))
        return reference

    def clean(self) -> dict[str, Any]:
        """A child is not born in the future; a number belongs to one child of the team.

        Whether another team knows a child by this number is not asked: the answer would tell of that child.
        """
        cleaned = super().clean() or {}
        year, month = cleaned.get("birth_year"), cleaned.get("birth_month")
        if year and month:
            self.check_birth(datetime.date(year, month, 1))
            self.check_day(year, month, cleaned.get("birth_day"))
        team = cleaned.get("team") or (None if self.instance._state.adding else self.instance.team)
        if team and "reference" in cleaned:
            key = number_key(cleaned["reference"])
            same = Child.objects.filter(team=team, reference_key=key)
            if same.exclude(pk=self.instance.pk).exists():
                self.add_error("reference", self.NUMBER_TAKEN)
        return cleaned

    def check_day(self, year: int, month: int, day: int | None) -> None:
        """The day is in its month, and not in the future."""
        if day and day > calendar.monthrange(year, month)[1]:
            self.add_error("birth_day", _("This month has no such day."))
        elif day and datetime.date(year, month, day) > self.today:
            self.add_error("birth_day", _("This day lies in the future."))

    def check_birth(self, born_on: datetime.date) -> None:
        """The month is not in the future, and nothing is noted of a time before it."""
        if born_on > self.today:
            self.add_error("birth_month", _("This month lies in the future."))
        if (born_on.year, born_on.month) == self.born_before:
            return
        first = first_day_about(self.instance)
        if first and first < born_on:
            words = _(
                "Something is noted of %(day)s, before this month. Look at the month again, or change that first."
            )
            self.add_error("birth_month", words % {"day": date_format(first, "j F Y")})
