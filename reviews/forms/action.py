"""What a named adult does, with the child or around it."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import check_days
from children.form_parts.revised import RevisedForm
from children.rules.periods import Fault, Place
from lifecourse.models import Resource
from lifecourse.words.strengths import element_choices
from portfolio.rules.definitions import Element
from reviews.actions.team_actions import CHANGING
from reviews.form_parts.strength_hint import StrengthHint
from reviews.models import Action


class ActionForm(RevisedForm):
    """What is done, by which adult, where it changes something, from when, by when, and how it ended."""

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
            "belongs": forms.RadioSelect,
            "directed_at": forms.RadioSelect,
            "started_on": DayInput,
            "due_on": DayInput,
            "ended_on": DayInput,
            "ending": forms.RadioSelect,
            "went": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "title": _("Write it as if %(name)s reads along."),
            "done_by": _("A name and who that is: ‘Lotte, mentor’. Never %(name)s."),
            "started_on": _("This may be a day to come."),
            "due_on": _("The day on which you look whether it is done. Until then it goes on."),
            "ended_on": _("Leave empty for something that was done on one day."),
            "went": _("What came of it, also when it was stopped. Write it as if %(name)s reads along."),
            "note": _("Only what is needed. No names of others."),
        }

    def __init__(self, *args: Any, elements: Sequence[Element], **kwargs: Any) -> None:
        """Take the strengths of the catalogue, of which one may be chosen."""
        super().__init__(*args, **kwargs)
        self.fields["belongs"].choices = Action.Belongs.choices  # type: ignore[attr-defined]
        self.fields["directed_at"].choices = Action.Direction.choices  # type: ignore[attr-defined]
        goal: Any = self.fields["goal"]
        goal.queryset = self.child.goals.filter(Q(ended_on=None) | Q(pk=self.instance.goal_id))
        goal.empty_label = _("for no goal in particular")
        self.fields["ending"].choices = [("", _("not ended yet")), *Action.Ending.choices]  # type: ignore[attr-defined]
        self.fields["element"] = forms.ChoiceField(
            label=_("Which strength does it feed?"),
            choices=element_choices(elements, self.instance.element),
            required=False,
        )
        end = Fieldset(_("When it is over"), "ended_on", "ending", "went", css_class="question-group")
        hint = StrengthHint(elements, self.child, str(self["element"].value() or ""))
        self.helper.layout = Layout(
            *("title", "done_by", "belongs", "goal", "directed_at", "element", hint, "ways"),
            Div("started_on", "due_on", css_class="side-by-side"),
            *("is_ongoing", end, "note"),
        )

    def clean(self) -> dict[str, Any]:
        """The action lies in the child's life, its end is not before its start and not in the future.

        One that begins later, or is to be done by a day, goes on until someone notes its end; noting how and when it
        ended is enough to end it.
        """
        cleaned = super().clean() or {}
        first, due, last = (cleaned.get(name) for name in ("started_on", "due_on", "ended_on"))
        if not last and (due or (first and first > self.today)):
            cleaned["is_ongoing"] = True
        if last and cleaned.get("ending"):
            cleaned["is_ongoing"] = False
        check_days(self, since=self.child.born_on, today=self.today, leave_out=[(Place.FIRST, Fault.FUTURE)])
        if first and due and due < first:
            self.add_error("due_on", _("This day lies before the first day."))
        if cleaned.get("ending") and not last and "ended_on" not in self.errors:
            self.add_error("ended_on", _("Choose the day on which it ended."))
        if cleaned.get("went") and not cleaned.get("ending"):
            self.add_error("ending", _("Choose how it ended, or leave ‘How did it go?’ empty."))
        return cleaned
