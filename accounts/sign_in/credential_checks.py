"""Checks of passwords, codes and passkeys: each counts failed attempts, records events and adds the form error."""

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest

from accounts.actions.second_factors import refuse_passkey, use_code, use_passkey
from accounts.forms.passwords import PasswordChangeForm
from accounts.forms.second_factors import (
    WRONG_CODE,
    WRONG_PASSKEY,
    WRONG_PASSWORD,
    CodeForm,
    NewPasskeyForm,
    PasskeyForm,
    PasswordForm,
)
from accounts.forms.sign_in import TOO_SOON
from accounts.http import site_address
from accounts.models import User
from accounts.security import limits
from accounts.security.allauth_internals import webauthn
from accounts.security.backends import MemberBackend
from accounts.security.passkeys import check_page, count_in, is_new


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


def passkey_is_right(
    request: HttpRequest, form: PasskeyForm, user: User | None = None
) -> Authenticator | None:
    """Return the passkey that was shown, of this user or of whoever it names; None, and words, when it is wrong."""
    credential, owner = form.cleaned_data["credential"], user
    try:
        limits.attempt(request, "passkey", "")
        check_page(credential, site_address(request))
        owner = owner or webauthn.extract_user_from_response(credential)
        passkey: Authenticator = webauthn.complete_authentication(owner, credential)
    except limits.TooManyAttempts:
        refuse(form, "credential", TOO_SOON, is_too_soon=True)
        return None
    except (forms.ValidationError, ValueError, TypeError, KeyError):
        passkey = None
    is_open = passkey is not None and MemberBackend().user_can_authenticate(owner)
    if not is_open or not use_passkey(passkey=passkey, count=count_in(credential)):
        webauthn.clear_state()
        refuse_passkey(user=owner)
        refuse(form, "credential", WRONG_PASSKEY)
        return None
    return passkey


def new_passkey_is_right(request: HttpRequest, form: NewPasskeyForm) -> bool:
    """Say whether the passkey was made here and now, for this site, with the challenge of this page; and is new."""
    credential = form.cleaned_data["credential"]
    try:
        check_page(credential, site_address(request))
        made = webauthn.complete_registration(credential)
        is_right = made.is_user_verified() and is_new(credential, made.credential_data.credential_id)
    except (forms.ValidationError, ValueError, TypeError, KeyError):
        is_right = False
    return is_right or bool(refuse(form, "name", WRONG_PASSKEY))


def is_same_person(
    request: HttpRequest, form: PasswordForm | CodeForm | PasswordChangeForm, user: User
) -> bool:
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
    """Return True when the form was refused by a rate limit rather than for a wrong value."""
    return any(form.has_error(name, "too_soon") for name in (*form.fields, NON_FIELD_ERRORS))


def refuse(form: forms.Form, field: str, words: object, *, is_too_soon: bool = False) -> str:
    """Add an error with code `too_soon` or `wrong` to the field; return an empty text."""
    form.add_error(field, forms.ValidationError(str(words), code="too_soon" if is_too_soon else "wrong"))
    return ""
