"""An adversity on the child's timeline."""

from typing import Any

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import check_days
from children.form_parts.revised import RevisedForm
from lifecourse.actions.life_events import CHANGING
from lifecourse.models import Impact, LifeEvent

IMPACTS = ("impact_child", "impact_parent", "impact_professional")


class LifeEventForm(RevisedForm):
    """What happened, from when, to when or still going on, and how much it weighed in the eyes of three people."""

    class Meta:
        model = LifeEvent
        fields = CHANGING
        widgets = {
            "started_on": DayInput,
            "ended_on": DayInput,
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "title": _("Write it as if %(name)s reads along."),
            "ended_on": _("Leave empty for something that happened on one day."),
            "note": _("Only what is needed to understand the strengths. No names of others."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = (self.child.first_name, str(_("A parent")), str(_("A professional")))
        labels = dict(zip(IMPACTS, whose, strict=True))
        for name, label in labels.items():  # to leave it at ‘not known’ is an answer too
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=Impact.choices, required=False, empty_value=Impact.UNKNOWN
            )
        self.helper.layout = groups()

    def clean(self) -> dict[str, Any]:
        """The event lies in the child's life and not in the future; its end is not before its start."""
        cleaned = super().clean() or {}
        check_days(self, since=self.child.born_on, today=self.today)
        return cleaned


def groups() -> Layout:
    """Return the questions in the order in which one tells it: what, when, how much it weighed."""
    return Layout(
        Fieldset(_("What happened"), "kind", "title", css_class="question-group"),
        Fieldset(
            _("When"),
            Div("started_on", "ended_on", css_class="side-by-side"),
            "is_start_estimated",
            "is_ongoing",
            "is_chronic",
            css_class="question-group",
        ),
        Fieldset(
            _("How much did it weigh, in the eyes of …"),
            Div(*IMPACTS, css_class="side-by-side"),
            css_class="question-group",
        ),
        "note",
    )
