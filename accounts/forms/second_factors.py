"""Forms for the second step and for showing again who one is."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

GO_ON = _("Go on")
WRONG_CODE = _("This code is not right, or it was used already. Wait for the next one and try again.")
WRONG_PASSWORD = _("This is not your password. Check it and try again.")


class CodeForm(forms.Form):
    """A code of the app, or a recovery code: digits, with or without spaces."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
    )

    def __init__(self, *args: Any, button: Any = GO_ON, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", button))


class PasswordForm(forms.Form):
    """The password of someone who is signed in."""

    password = forms.CharField(
        label=_("Password"),
        max_length=1024,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args: Any, button: Any = GO_ON, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", button))
