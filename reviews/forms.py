"""What a named adult does, with the child or around it."""

from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import check_days
from children.form_parts.revised import RevisedForm
from lifecourse.models import Resource
from reviews.actions.team_actions import CHANGING
from reviews.models import Action


class ActionForm(RevisedForm):
    """What is done, by which adult, where it changes something, from when to when."""

    ways = forms.MultipleChoiceField(
        label=_("How does it work?"),
        choices=Resource.Way.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Choose what fits; more than one is possible."),
    )

    class Meta:
        model = Action
        fields = CHANGING
        widgets = {
            "directed_at": forms.RadioSelect,
            "started_on": DayInput,
            "ended_on": DayInput,
            "note": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "title": _("Write it as if the child reads along."),
            "done_by": _("A name and who that is: ‘Lotte, mentor’. Never the child."),
            "ended_on": _("Leave empty for something that was done on one day."),
            "note": _("Only what is needed. No names of others."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["directed_at"].choices = Action.Direction.choices  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            *("title", "done_by", "directed_at", "ways"),
            Div("started_on", "ended_on", css_class="side-by-side"),
            *("is_ongoing", "note"),
        )

    def clean(self) -> dict[str, Any]:
        """The action lies in the child's life and began already; its end is not before its start."""
        cleaned = super().clean() or {}
        check_days(self, since=self.child.born_on, today=self.today)
        return cleaned
