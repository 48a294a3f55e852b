"""Closing a file, how long it is kept, and what holds its destruction up; and the terms of the organisation."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.revised import RevisedForm
from children.models import Retention
from children.models.retention import Keeping
from children.rules.retention import LEAST, MOST, RetentionKind
from revisions.actions import mark_of
from revisions.form_parts import SeenForm


class RetentionForm(RevisedForm):
    """The retention class, the day the help ended and what holds destruction up."""

    class Meta:
        model = Retention
        fields = ["kind", "closed_on", "hold_reason"]
        widgets = {
            "kind": forms.RadioSelect,
            "closed_on": DayInput,
            "hold_reason": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "closed_on": _(
                "With this day the file is closed: it can be read and no longer be added to. Empty it to open the file again."
            ),
            "hold_reason": _(
                "Such as a complaint, a court case or an inspection. As long as this says something, nothing is destroyed."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Keeping.choices  # type: ignore[attr-defined]

    def clean_closed_on(self) -> datetime.date | None:
        """The help ended within the child's life, and not in the future."""
        return self.check_day("closed_on")


class TermsForm(SeenForm):
    """For how many years each class is kept; the revision is the mark of the terms that hold."""

    def __init__(self, *args: Any, years: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, revision=mark_of(years), **kwargs)
        for kind, label in Keeping.choices:
            least = LEAST[RetentionKind(kind)]
            self.fields[kind] = forms.IntegerField(
                label=label, initial=years[kind], min_value=least, max_value=MOST
            )

    def years(self) -> dict[str, int]:
        """Return for how many years each class is to be kept."""
        return {kind: self.cleaned_data[kind] for kind in Keeping.values}
