"""Publishing a draft: for each version before it, whether scores may share one line."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

ANSWERS = [
    ("yes", _("Yes: a difference between the two says something about the child.")),
    ("no", _("No: the line breaks there.")),
]


class PublishForm(forms.Form):
    """A question per version, none answered beforehand unless the draft names the version."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        names: Sequence[str],
        declared: Sequence[str],
    ) -> None:
        super().__init__(data)
        self.names = names
        for place, name in enumerate(names):
            self.fields[f"share-{place}"] = forms.ChoiceField(
                label=_("May scores of this version and of %(version)s share one line?") % {"version": name},
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the two.")},
            )
            if name in declared:
                self.initial[f"share-{place}"] = "yes"

    def questions(self) -> list[forms.BoundField]:
        """The questions, in the order of the versions."""
        return [self[f"share-{place}"] for place in range(len(self.names))]

    def comparable_with(self) -> list[str]:
        """Return the versions that may share a line."""
        return [n for place, n in enumerate(self.names) if self.cleaned_data[f"share-{place}"] == "yes"]
