"""What comes of a decision about a child, and when one looks again."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from meetings.forms.meeting import FARTHEST
from meetings.models import AgendaItem, Line
from reviews.models import Action
from revisions.actions import mark_of
from revisions.form_parts import SeenForm

MOST_IN_TITLE = 80


class DecidedForm(SeenForm, forms.ModelForm):
    """The action that comes of a decision: what, by whom, where it changes something and by when.

    The rest of an action can be filled in on its own page.
    """

    starts_from_row = False
    button = _("Put it in the plan")

    class Meta:
        model = Action
        fields = ("title", "done_by", "directed_at", "due_on")
        widgets = {"directed_at": forms.RadioSelect, "due_on": DayInput}
        help_texts = {
            "title": _("Write it as if the child reads along."),
            "done_by": _("A name and who that is: ‘Lotte, mentor’. Never the child."),
            "due_on": _("The day on which you look whether it is done. Until then it goes on."),
        }

    def __init__(self, *args: Any, line: Line, today: datetime.date, **kwargs: Any) -> None:
        """Take the decision; the action begins today."""
        action = Action(child_id=line.item.child_id, started_on=today, is_ongoing=True)
        initial = {"title": line.text[:MOST_IN_TITLE]}
        super().__init__(*args, instance=action, initial=initial, revision=line.revision, **kwargs)
        self.today = today
        self.fields["directed_at"].choices = Action.Direction.choices  # type: ignore[attr-defined]

    def clean_due_on(self) -> datetime.date | None:
        """The day lies ahead."""
        day: datetime.date | None = self.cleaned_data["due_on"]
        return check_ahead(day, self.today)


class EvaluationForm(SeenForm):
    """The day on which one looks again together; its revision is a mark of the day that was seen."""

    evaluates_on = forms.DateField(
        label=_("Day of the next evaluation"),
        widget=DayInput,
        required=False,
        help_text=_("Empty when no day is agreed yet."),
    )

    def __init__(self, *args: Any, item: AgendaItem, today: datetime.date, **kwargs: Any) -> None:
        """Take the child in the meeting."""
        initial = {"evaluates_on": item.evaluates_on}
        super().__init__(*args, initial=initial, revision=mark_of(item.evaluates_on), **kwargs)
        self.today = today

    def clean_evaluates_on(self) -> datetime.date | None:
        """The day lies ahead, within a year."""
        return check_ahead(self.cleaned_data["evaluates_on"], self.today)


def check_ahead(day: datetime.date | None, today: datetime.date) -> datetime.date | None:
    """Return a day that is today or lies ahead, within a year; else say so."""
    if day and day < today:
        raise forms.ValidationError(_("This day is over. Choose today or a later day."))
    if day and day - today > FARTHEST:
        raise forms.ValidationError(_("Choose a day within a year of today."))
    return day
