"""What someone thinks of one line of the log, and of a month as a whole."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from logbook.models import LogReviewItem
from revisions.form_parts import SeenForm


class VerdictForm(SeenForm):
    """In order, or to ask about; a question says what it is."""

    verdict = forms.ChoiceField(
        label=_("What do you think?"), choices=LogReviewItem.Verdict.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What you ask, whom, and what came of it. No name of a child."),
    )
    button = _("Save and go on")

    def clean(self) -> dict[str, Any]:
        """Ask for the question when there is one."""
        cleaned = super().clean() or {}
        if cleaned.get("verdict") == LogReviewItem.Verdict.ASK and cleaned.get("note") == "":
            self.add_error("note", _("Write down what you want to ask, or what came of it."))
        return cleaned


class SignOffForm(SeenForm):
    """What one found in a month."""

    conclusion = forms.CharField(
        label=_("What you found"),
        min_length=3,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    button = _("Sign off")
