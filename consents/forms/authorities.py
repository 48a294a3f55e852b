"""Who has something to say over a child, and how that is known."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import check_days
from children.form_parts.revised import RevisedForm
from consents.models import Authority

FIELDS = ("called", "relation", "kind", "from_on", "until_on", "source", "seen_on", "note")


class AuthorityForm(RevisedForm):
    """Who it is, what holds from and until which day, and where that was seen."""

    class Meta:
        model = Authority
        fields = FIELDS
        widgets = {
            "relation": forms.RadioSelect,
            "kind": forms.RadioSelect,
            "from_on": DayInput,
            "until_on": DayInput,
            "source": forms.RadioSelect,
            "seen_on": DayInput,
            "note": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "called": _("Such as mother, father or the name of an institution. No surnames."),
            "from_on": _("Leave it empty when it is so since birth."),
            "until_on": _("Leave it empty as long as it holds. A measure of the court has a last day."),
            "seen_on": _("When you saw or heard it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("relation", "kind", "source"):
            self.fields[name].choices = self._meta.model._meta.get_field(name).choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """It was seen within the child's life and not in the future; the last day comes after the first."""
        cleaned = super().clean() or {}
        check_days(self, since=self.child.born_on, today=self.today, first="seen_on", last="", ongoing="")
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and first < self.child.born_on:
            self.add_error("from_on", _("This day lies before the child was born."))
        if first and last and last < first:
            self.add_error("until_on", _("The last day lies before the first day."))
        return cleaned
