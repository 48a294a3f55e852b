"""Forms for the second step and for showing again who one is."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.security.passkeys import CREATED, SHOWN, BadCredential, read_credential

GO_ON = _("Go on")
WRONG_CODE = _("This code is not right, or it was used already. Wait for the next one and try again.")
WRONG_PASSKEY = _("This passkey did not work here. Try again, or use your app or a recovery code.")
WRONG_PASSWORD = _("This is not your password. Check it and try again.")


class CodeForm(forms.Form):
    """A code of the app, or a recovery code: digits, with or without spaces and dashes."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, button: Any = GO_ON, has_focus: bool = True, **kwargs: Any) -> None:
        """Take whether the page opens at the code: not where something stands above it that is read first."""
        super().__init__(*args, **kwargs)
        if has_focus:
            self.fields["code"].widget.attrs["autofocus"] = True
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


class PasskeyForm(forms.Form):
    """What the browser sends about a passkey that was shown; a script fills it in."""

    fields_of_response: tuple[str, ...] = SHOWN
    credential = forms.CharField(max_length=20_000, widget=forms.HiddenInput)

    def clean_credential(self) -> dict[str, Any]:
        """Read it strictly."""
        try:
            return read_credential(self.cleaned_data["credential"], self.fields_of_response)
        except BadCredential:
            raise forms.ValidationError(WRONG_PASSKEY, code="wrong") from None


class NewPasskeyForm(PasskeyForm):
    """A passkey that was just made, and what its owner calls it."""

    fields_of_response = CREATED
    name = forms.CharField(
        label=_("Name of this passkey"),
        max_length=60,
        help_text=_("For example: my phone, or the key on my key ring."),
    )

    field_order = ("name", "credential")
