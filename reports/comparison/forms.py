"""Which forms stand side by side."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.rules.comparing import LEAST, MOST


class CompareForm(forms.Form):
    """Which forms stand side by side; the field is called as in the address."""

    vorm = forms.MultipleChoiceField(
        error_messages={
            "required": _("Choose two, three or four observations."),
            "invalid_choice": _("One of these observations is not there, or no longer. Choose again."),
        }
    )

    def __init__(self, *args: Any, ids: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vorm"].choices = [(id_, id_) for id_ in ids]  # type: ignore[attr-defined]

    def clean_vorm(self) -> list[str]:
        """Two to four different forms fit beside each other."""
        chosen = list(dict.fromkeys(self.cleaned_data["vorm"]))
        if len(chosen) < LEAST:
            raise forms.ValidationError(_("Choose at least one more: one observation has nothing beside it."))
        if len(chosen) > MOST:
            raise forms.ValidationError(_("Choose at most four: you chose %(n)s."), params={"n": len(chosen)})
        return chosen
