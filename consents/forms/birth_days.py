"""Whether an organisation keeps the day of birth of children."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from revisions.actions import mark_of
from revisions.form_parts import SeenForm


class BirthDaysForm(SeenForm):
    """One tick; the revision is the mark of the choice that holds."""

    keeps_birth_day = forms.BooleanField(
        label=_("Keep the day of birth of children"),
        required=False,
        help_text=_(
            "Without this tick only month and year are kept, and the days that are there are erased."
        ),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        keeps = organisation.keeps_birth_day
        super().__init__(*args, revision=mark_of(keeps), initial={"keeps_birth_day": keeps}, **kwargs)
