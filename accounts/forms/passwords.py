"""Forms for another password: of who is signed in, and of who forgot it."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from accounts.rules.addresses import folded
from typed.rules.passwords import password_form

RULES = _(
    "Twelve signs or more, of any kind. Not your own name or address, and no word or row of signs that everybody knows."
)
SAME = _("This is the password that you have now. Choose another one.")
ASKED_OFTEN = _(
    "This was asked several times already. Look in your mail, also among the unwanted mail, or try again in an hour."
)


class NewPasswordField(forms.CharField):
    """A new password, in the one form in which it is judged and hashed; a browser may suggest one."""

    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})

    def __init__(self, **how: Any) -> None:
        super().__init__(max_length=1024, strip=False, **how)

    def to_python(self, value: Any) -> Any:
        """Return what was typed, however a keyboard composed its letters."""
        return password_form(super().to_python(value) or "")


class ForgottenForm(forms.Form):
    """The address of who forgot the password."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Send me a link")))

    def clean_email(self) -> str:
        """Keep one spelling of the address."""
        return folded(self.cleaned_data["email"])


class ChoosePasswordForm(SetPasswordForm):
    """A new password, twice; what holds for it is said in our own words."""

    new_password1 = NewPasswordField(label=_("New password"), help_text=RULES)
    new_password2 = NewPasswordField(label=_("New password once more"))


class PasswordChangeForm(ChoosePasswordForm):
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
        if cleaned.get("password") and password_form(cleaned["password"]) == cleaned.get("new_password1"):
            self.add_error("new_password1", forms.ValidationError(SAME, code="same"))
        return cleaned
