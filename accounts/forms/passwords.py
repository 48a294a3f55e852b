"""The form in which someone who is signed in chooses another password."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

SAME = _("This is the password that you have now. Choose another one.")


class PasswordChangeForm(SetPasswordForm):
    """The password of now, and the new one twice; the same rules hold for it as at the first."""

    password = forms.CharField(
        label=_("Your password now"),
        max_length=1024,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    field_order = ("password", "new_password1", "new_password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Save the new password")))

    def clean(self) -> dict[str, Any]:
        """Refuse what changes nothing."""
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned["password"] == cleaned.get("new_password1"):
            self.add_error("new_password1", forms.ValidationError(SAME, code="same"))
        return cleaned
