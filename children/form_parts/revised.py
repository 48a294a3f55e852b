"""The base of model forms about a child that carry the revision which the user saw, so that no change is overwritten."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.days import check_days
from children.models import Child


class RevisedForm(forms.ModelForm):
    """A model form of a record about a child, with the revision that was seen in a hidden field."""

    seen_revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )

    def __init__(
        self, *args: Any, child: Child, today: datetime.date, revision: int | None = None, **kwargs: Any
    ) -> None:
        """Show the revision of the instance, or `revision` when another row counts the changes."""
        super().__init__(*args, **kwargs)
        self.child = child
        self.today = today
        self.initial["seen_revision"] = self.instance.revision if revision is None else revision
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Save")))

    @property
    def revision_seen(self) -> int:
        """The revision on which the change was made."""
        return self.cleaned_data["seen_revision"] or 0

    def check_day(self, name: str) -> datetime.date | None:
        """Return a day that lies in the child's life and not in the future; else say so at the field."""
        check_days(self, since=self.child.born_on, today=self.today, first=name, last="", ongoing="")
        return self.cleaned_data.get(name)

    def seen_otherwise(self) -> None:
        """Tell that someone was first, a colleague or oneself in another window; what was typed stays in the form."""
        message = _("This was changed while you had it open. Open it again to see how.")
        self.add_error(None, message)
