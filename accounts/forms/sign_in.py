"""The form for signing in with a password."""

from typing import Any

from allauth.account.adapter import get_adapter
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rules.addresses import folded
from accounts.security.limits import TooManyAttempts

WRONG = _("This e-mail address and password do not belong together. Check both and try again.")
TOO_SOON = _(
    "That went wrong too often. Wait five minutes and try again. On a device where you signed in before,"
    " or with a passkey, you need not wait for what others did."
)


class SignInForm(forms.Form):
    """E-mail address and password; `user` is who they belong to, once the form is valid."""

    username = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=1024,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Sign in")))

    def clean(self) -> dict[str, Any]:
        """Ask whether the two belong together; the same answer for a wrong, a closed and an unknown one."""
        cleaned = super().clean() or {}
        if not self.errors:
            email, adapter = folded(cleaned["username"]), get_adapter(self.request)
            try:
                self.user = adapter.authenticate(self.request, email=email, password=cleaned["password"])
            except TooManyAttempts:
                raise forms.ValidationError(TOO_SOON, code="too_soon") from None
            if self.user is None:
                raise forms.ValidationError(WRONG, code="wrong")
        return cleaned
