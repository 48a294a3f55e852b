"""A form that carries the revision which a person saw, and shows both versions when someone was first."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from revisions.actions import mark_of
from revisions.form_parts.both import (
    BothVersions,
    Change,
    difference,
    differing,
    label_of,
    marks_in,
    marks_of,
    plain,
    put,
    standing_in,
)

CHANGED = _("This was changed after you opened it. Nothing of yours is saved yet.")
WAS_FIRST = "was_first"  # the code of an error that is nobody's mistake: someone was first
NOBODY = Change()


class TellingForm(forms.Form):
    """A form that shows what stands there now beside what was typed, when someone was first.

    Its page carries a mark of what each field began with. So what this person left alone becomes what stands there
    now, and only what both changed is shown in two versions.
    """

    both_versions: BothVersions | None = None
    seen_values = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    starts_from_row = True  # its fields hold what stands in the row; else it adds something beside it

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**self.initial, "seen_values": self.values_shown}  # asked when the page is drawn

    def values_shown(self) -> str:
        """Return the marks of what the fields begin with, for a page that is opened."""
        if not self.starts_from_row:
            return ""
        asked = {name: field for name, field in self.fields.items() if not field.widget.is_hidden}
        return marks_of({name: self.get_initial_for_field(field, name) for name, field in asked.items()})

    def standing(self, current: Any) -> Mapping[str, Any]:
        """Return what stands in each field now; `current` is a row, a mapping, or None when nothing stands."""
        return standing_in(current, self.fields)

    def show_both(self, current: Any, change: Change, message: Any, **shown: str) -> None:
        """Tell that someone was first; what was typed stays, and `shown` takes the place of what was posted.

        What this person did not touch becomes what stands. With the revision that is shown by now, to save once
        more is a choice.
        """
        posted = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        self.both_versions = self.merged(posted, self.standing(current), current is not None, change)
        self.add_error(None, forms.ValidationError(message, code=WAS_FIRST))
        for name, value in shown.items():
            posted[self.add_prefix(name)] = value
        self.data = posted

    def merged(
        self, posted: Any, standing: Mapping[str, Any], has_row: bool, change: Change = NOBODY
    ) -> BothVersions:
        """Put what stands now in the fields that this person left as they were shown; return what remains.

        Without marks of what was shown, or without a row, whatever differs is in two versions.
        """
        seen = marks_in(self.cleaned_data.get("seen_values", "")) if has_row else {}
        both = BothVersions([], change)
        for bound in differing(self, standing):
            now, shown = standing[bound.name], seen.get(bound.name)
            if shown == mark_of(plain(self.cleaned_data[bound.name])):
                put(posted, bound, now)
                both.taken_over.append(label_of(bound))
            elif shown == mark_of(plain(now)):
                both.kept.append(label_of(bound))
            else:
                both.differences.append(difference(self, bound, now))
        if seen:
            posted[self.add_prefix("seen_values")] = marks_of(standing)
        return both


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
        self.helper.render_hidden_fields = True  # whatever a layout names
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
