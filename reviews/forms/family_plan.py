"""How the family's own plan stands, and the plan as the family gave it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.revised import RevisedForm
from reviews.models import FamilyPlan

MADE, NOT_ASKED = FamilyPlan.Standing.MADE, FamilyPlan.Standing.NOT_ASKED


class FamilyPlanForm(RevisedForm):
    """What came of asking the family for a plan of its own, and that plan; what stood before stays as it was."""

    class Meta:
        model = FamilyPlan
        fields = ("standing", "noted_on", "made_by", "text", "reason")
        widgets = {
            "standing": forms.RadioSelect,
            "noted_on": DayInput,
            "text": forms.Textarea(attrs={"rows": 8}),
            "reason": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "made_by": _("Names, and who they are: ‘Mila (mother), grandmother Ria and Sam’."),
            "text": _("As they wrote or said it. Do not make it neater; nobody changes it afterwards."),
            "reason": _("Only when safety came first. Write it as if %(name)s reads along."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["standing"].choices = FamilyPlan.Standing.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A plan that was made has its words and who made it; a family that was not asked has a reason; else neither."""
        cleaned = super().clean() or {}
        self.check_day("noted_on")
        standing = cleaned.get("standing")
        needed = {MADE: ("made_by", "text"), NOT_ASKED: ("reason",)}
        for which, names in needed.items():
            for name in names:
                if standing == which and not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("This is needed here."))
                elif standing and standing != which and cleaned.get(name):
                    self.add_error(
                        name, _("This does not go with what you chose above; empty it, or choose again.")
                    )
        return cleaned
