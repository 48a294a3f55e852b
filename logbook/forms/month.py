"""What someone thinks of one line of the log, and of a month as a whole."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from logbook.models import LogReviewItem


class SeenForm(forms.Form):
    """A form on the revision that was seen."""

    seen_revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )
    label: Any = _("Save")

    def __init__(self, *args: Any, revision: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen_revision"] = revision
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", self.label))

    @property
    def revision_seen(self) -> int:
        """The revision on which someone judged."""
        return self.cleaned_data["seen_revision"] or 0

    def seen_otherwise(self, revision: int, message: Any) -> None:
        """Tell that someone was first; the page shows what stands now, so that saving again is a choice."""
        self.add_error(None, message)
        self.data = {**dict(self.data.items()), "seen_revision": str(revision)}


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
    label = _("Save and go on")

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
    label = _("Sign off")
