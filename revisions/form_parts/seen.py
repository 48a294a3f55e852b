"""A form that carries the revision which a person saw, and shows both versions when someone was first."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from revisions.form_parts.both import BothVersions, Change, differences, standing_in

CHANGED = _(
    "This was changed after you opened it. Nothing of yours is saved yet. Below you see what stands there now beside"
    " what you filled in. Save once more to put yours in its place."
)
NOBODY = Change()


class TellingForm(forms.Form):
    """A form that shows what stands there now beside what was typed, when someone was first."""

    both_versions: BothVersions | None = None

    def standing(self, current: Any) -> Mapping[str, Any]:
        """Return what stands in each field now; `current` is a row, a mapping, or None when nothing stands."""
        return standing_in(current, self.fields)

    def show_both(self, current: Any, change: Change, message: Any, **shown: str) -> None:
        """Tell that someone was first; what was typed stays, and `shown` takes the place of what was posted.

        With the revision that is shown by now, to save once more is a choice.
        """
        self.both_versions = BothVersions(list(differences(self, self.standing(current))), change)
        self.add_error(None, message)
        posted = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        for name, value in shown.items():
            posted[self.add_prefix(name)] = value
        self.data = posted


class SeenForm(TellingForm):
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
    def revision_seen(self) -> int | None:
        """The revision on which the change was made; None when nothing was seen."""
        seen: int | None = self.cleaned_data["seen_revision"]
        return seen

    def seen_otherwise(
        self,
        current: Any,
        change: Change = NOBODY,
        *,
        message: Any = CHANGED,
        revision: int | None = None,
        **shown: str,
    ) -> None:
        """Tell that someone was first, a colleague or oneself in another window, and show both versions.

        `current` is what stands there now, None for nothing; its revision is taken unless it is given.
        """
        now = getattr(current, "revision", None) if revision is None else revision
        shown["seen_revision"] = "" if now is None else str(now)
        self.show_both(current, change, message, **shown)


def revision_in(text: str) -> int:
    """Parse the posted revision; return -1, which never matches, for anything but a number."""
    return int(text) if text.isdecimal() and len(text) < 10 else -1
