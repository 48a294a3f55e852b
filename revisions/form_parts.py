"""The form part that carries the revision which a person saw, and tells that someone was first."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

CHANGED = _("This was changed while you had it open. Open it again to see how.")


class SeenForm(forms.Form):
    """A form on a row that counts its changes, with one button; goes before `forms.ModelForm` among the bases."""

    seen_revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )
    is_seen_required = False
    button: Any = _("Save")

    def __init__(self, *args: Any, revision: int | None, **kwargs: Any) -> None:
        """Take the revision that this person is shown; None where no row stands yet."""
        super().__init__(*args, **kwargs)
        self.initial["seen_revision"] = revision
        self.fields["seen_revision"].required = self.is_seen_required
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", self.button))

    @property
    def revision_seen(self) -> int:
        """The revision on which the change was made."""
        return self.cleaned_data["seen_revision"] or 0

    def seen_otherwise(self, message: Any = CHANGED, *, revision: int | None = None) -> None:
        """Tell that someone was first, a colleague or oneself in another window; what was typed stays in the form.

        With the revision that the page shows by now, to save once more is a choice.
        """
        self.add_error(None, message)
        if revision is not None:
            self.data = {**dict(self.data.items()), "seen_revision": str(revision)}


def revision_in(text: str) -> int:
    """Parse the posted revision; return -1, which never matches, for anything but a number."""
    return int(text) if text.isdecimal() and len(text) < 10 else -1
