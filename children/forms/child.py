"""Registering a child."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from accounts.access import Access
from accounts.models import Team
from accounts.rules.permissions import Permission
from children.models import Child
from typed.rules.folding import number_key

OLDEST = 23  # youth help can be prolonged to this age (Jeugdwet)


class ChildForm(forms.ModelForm):
    """First name, month and year of birth, own number, team. Never a BSN."""

    NUMBER_TAKEN = _("Another child has this number already.")

    birth_month = forms.TypedChoiceField(label=_("Month of birth"), coerce=int, empty_value=None)
    birth_year = forms.TypedChoiceField(label=_("Year of birth"), coerce=int, empty_value=None)

    class Meta:
        model = Child
        fields = ["first_name", "birth_month", "birth_year", "reference", "team", "weeks_between"]
        help_texts = {
            "first_name": _("The name the child is called by. No surname."),
            "reference": _("The number in your own records. Never the BSN."),
            "weeks_between": _("The list of children shows when the next observation is due."),
        }

    def __init__(self, *args: Any, access: Access, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        years = range(today.year, today.year - OLDEST - 1, -1)
        choose = [("", _("choose"))]
        self.fields["birth_month"].choices = [*choose, *MONTHS.items()]  # type: ignore[attr-defined]
        self.fields["birth_year"].choices = [*choose, *((y, str(y)) for y in years)]  # type: ignore[attr-defined]
        teams = Team.objects.filter(pk__in=access.teams_where(Permission.CHILD_REGISTER))
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        if self.instance._state.adding is False:
            del self.fields["team"]
        elif len(teams) == 1:
            self.initial["team"] = teams[0]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Save")))

    def clean_reference(self) -> str:
        """Refuse a number that passes the test of a BSN, and one that another child has."""
        reference: str = self.cleaned_data["reference"].strip()
        if is_bsn(reference):
            raise forms.ValidationError(_("This looks like a BSN. Use a number from your own records."))
        return reference

    def clean(self) -> dict[str, Any]:
        """A child is not born in the future; a number belongs to one child of the organisation."""
        cleaned = super().clean() or {}
        born = (cleaned.get("birth_year"), cleaned.get("birth_month"))
        if all(born) and born > (self.today.year, self.today.month):
            self.add_error("birth_month", _("This month lies in the future."))
        team = cleaned.get("team") or (None if self.instance._state.adding else self.instance.team)
        if team and "reference" in cleaned:
            key = number_key(cleaned["reference"])
            same = Child.objects.filter(organisation=team.organisation_id, reference_key=key)
            if same.exclude(pk=self.instance.pk).exists():
                self.add_error("reference", self.NUMBER_TAKEN)
        return cleaned


def is_bsn(text: str) -> bool:
    """Say whether a text is a valid BSN: nine digits that pass the eleven test."""
    digits = number_key(text).replace(".", "").replace("-", "")
    if not (digits.isascii() and digits.isdecimal() and len(digits) in (8, 9)):
        return False
    numbers = [int(digit) for digit in digits.zfill(9)]
    weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    return sum(n * w for n, w in zip(numbers, weights, strict=True)) % 11 == 0
