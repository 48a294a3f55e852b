"""Judging what someone shows to be who they are: one place for limits, events and words."""

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest

from accounts import limits
from accounts.actions.second_factors import use_code
from accounts.forms.second_factors import WRONG_CODE, WRONG_PASSWORD, CodeForm, PasswordForm
from accounts.forms.sign_in import TOO_SOON
from accounts.models import User


def code_is_right(request: HttpRequest, form: CodeForm, user: User) -> str:
    """Return which kind of code was typed; nothing, and words in the form, when it is wrong or too soon."""
    try:
        counted = limits.attempt(request, "code", user.email)
    except limits.TooManyAttempts:
        return refuse(form, "code", TOO_SOON, is_too_soon=True)
    kind = use_code(user=user, code=form.cleaned_data["code"])
    if not kind:
        return refuse(form, "code", WRONG_CODE)
    counted.take_back()
    return kind


def is_same_person(request: HttpRequest, form: PasswordForm | CodeForm, user: User) -> bool:
    """Say whether the user typed the own password, or a code where there is no password."""
    if isinstance(form, CodeForm):
        return bool(code_is_right(request, form, user))
    try:
        if get_adapter(request).reauthenticate(user, form.cleaned_data["password"]):
            return True
    except limits.TooManyAttempts:
        return bool(refuse(form, "password", TOO_SOON, is_too_soon=True))
    return bool(refuse(form, "password", WRONG_PASSWORD))


def form_to_confirm(request: HttpRequest, user: User) -> PasswordForm | CodeForm:
    """Return the form in which this person shows again who they are."""
    data = request.POST or None
    return PasswordForm(data) if user.has_usable_password() else CodeForm(data)


def is_too_soon(form: forms.Form) -> bool:
    """Say whether the form was refused because of what came before it, and not for what it says."""
    return any(form.has_error(name, "too_soon") for name in (*form.fields, NON_FIELD_ERRORS))


def refuse(form: forms.Form, field: str, words: object, *, is_too_soon: bool = False) -> str:
    """Say at the field why not."""
    form.add_error(field, forms.ValidationError(str(words), code="too_soon" if is_too_soon else "wrong"))
    return ""
