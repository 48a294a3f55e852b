"""A goal in the family's words with its five levels, and how far it is."""

import datetime
from typing import Any

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.revised import RevisedForm
from lifecourse.words.strengths import element_choices
from portfolio.rules.definitions import Element
from reviews.actions.goals import AGREED, CHANGING
from reviews.models import Goal, GoalScore, Level
from reviews.rules.goals import FIELDS, LEVELS, STARTS
from revisions.form_parts.both import standing_in

STEPS = tuple(FIELDS[level] for level in reversed(LEVELS))  # from far below what is agreed, upwards
END = ("ended_on", "ending", "went")
SCORE = ("level", "scored_by", "scored_on", "note")


class GoalForm(RevisedForm):
    """What is wanted and in whose words, five levels told beforehand, how it is now, when one looks, how it ended.

    Of a goal that was scored the words and the levels are shown and stand fast.
    """

    class Meta:
        model = Goal
        fields = CHANGING
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "voice": forms.RadioSelect,
            **{name: forms.Textarea(attrs={"rows": 2}) for name in STEPS},
            "starts_at": forms.RadioSelect,
            "agreed_on": DayInput,
            "look_on": DayInput,
            "ended_on": DayInput,
            "ending": forms.RadioSelect,
            "went": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "text": _("Write it down as it is said: ‘I want to sleep over at a friend’s’."),
            "said_by": _("Who said it, and who that is: ‘Sam’, or ‘Mila, mother’."),
            "far_below": _("What does one see then? Tell it so that %(name)s would know it too."),
            "agreed": _("This is what you agree together, before you begin."),
            "look_on": _("On this day you look together how far it is."),
            "went": _("What came of it. Write it as if %(name)s reads along."),
        }

    def __init__(
        self, *args: Any, elements: list[Element], is_scored: bool = False, is_new: bool, **kwargs: Any
    ) -> None:
        """Take the strengths of the catalogue; a new goal has no end to note yet."""
        super().__init__(*args, **kwargs)
        self.fields["voice"].choices = Goal.Voice.choices  # type: ignore[attr-defined]
        named = [(level, Level(level).label) for level in reversed(STARTS)]
        self.fields["starts_at"].choices = named  # type: ignore[attr-defined]
        self.fields["ending"].choices = [("", _("not ended yet")), *Goal.Ending.choices]  # type: ignore[attr-defined]
        self.fields["element"] = forms.ChoiceField(
            label=_("Which strength does it belong to?"),
            choices=element_choices(elements, self.instance.element),
            required=False,
        )
        for name in AGREED if is_scored else ():
            self.fields[name].disabled = True
        for name in END if is_new else ():
            del self.fields[name]
        steps = Fieldset(_("Five steps, told beforehand"), *STEPS, "starts_at", css_class="question-group")
        end = Fieldset(_("When it is over"), *END, css_class="question-group")
        self.helper.layout = Layout(
            *("text", "voice", "said_by"),
            steps,
            Div("agreed_on", "look_on", css_class="side-by-side"),
            "element",
            *([] if is_new else [end]),
        )

    def clean(self) -> dict[str, Any]:
        """The goal is agreed in the child's life, looked at after that, and ended with a day and how."""
        cleaned = super().clean() or {}
        agreed, look, ended = self.check_day("agreed_on"), cleaned.get("look_on"), cleaned.get("ended_on")
        if agreed and look and look < agreed:
            self.add_error("look_on", _("This day lies before the day on which it was agreed."))
        if ended and ended > self.today:
            self.add_error("ended_on", _("This day lies in the future."))
        elif agreed and ended and ended < agreed:
            self.add_error("ended_on", _("This day lies before the day on which it was agreed."))
        if cleaned.get("ending") and not ended and "ended_on" not in self.errors:
            self.add_error("ended_on", _("Choose the day on which it ended."))
        if (ended or cleaned.get("went")) and not cleaned.get("ending") and "ending" not in self.errors:
            self.add_error("ending", _("Choose how it ended, or leave the rest of this part empty."))
        return cleaned


class ScoreForm(RevisedForm):
    """How far one goal is on a day, as one person says: one of the five levels as they were agreed."""

    starts_from_row = False

    class Meta:
        model = GoalScore
        fields = SCORE
        widgets = {
            "level": forms.RadioSelect,
            "scored_on": DayInput,
            "note": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "scored_by": _("A name and who that is. Everyone stands apart; nothing is averaged."),
            "note": _("Write it as if %(name)s reads along."),
        }

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        """Offer the levels of the goal, each with what it means."""
        super().__init__(*args, revision=goal.revision, **kwargs)
        self.goal = goal
        rungs = [(rung.level, f"{rung.name}: {rung.text}") for rung in goal.rungs]
        self.fields["level"].choices = rungs  # type: ignore[attr-defined]

    def standing(self, current: Goal) -> dict[str, Any]:
        """Return how far the goal is now: what was noted last."""
        return dict(standing_in(current.scores.last(), SCORE))

    def clean_scored_on(self) -> datetime.date:
        """The day lies between the agreement and today."""
        day: datetime.date = self.cleaned_data["scored_on"]
        if day < self.goal.agreed_on:
            raise forms.ValidationError(_("This day lies before the day on which it was agreed."))
        if day > self.today:
            raise forms.ValidationError(_("This day lies in the future."))
        return day
