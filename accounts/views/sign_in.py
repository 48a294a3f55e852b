"""Signing in and out."""

from typing import Any

from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth import logout
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.decorators import public
from accounts.forms.second_factors import CodeForm, PasskeyForm
from accounts.forms.sign_in import SignInForm
from accounts.queries.own import second_factors_of
from accounts.security import limits
from accounts.security.allauth_internals import (
    clear_login,
    perform_login,
    perform_password_login,
    record_authentication,
    webauthn,
)
from accounts.security.limits import slow_down
from accounts.sign_in.credential_checks import code_is_right, is_too_soon, passkey_is_right
from accounts.sign_in.login_stage import SecondStep

# Django's own views also answer PUT and OPTIONS; ours answer what they are for.
form_methods = require_http_methods(["GET", "POST"])
shown_to_anyone = require_http_methods(["GET", "HEAD", "POST"])  # a monitor asks with HEAD


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, on the server; the browser forgets what it kept."""
    logout(request)
    response = redirect("sign-in")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@public
@shown_to_anyone
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for address and password."""
    if request.user.is_authenticated:
        return redirect(get_next_redirect_url(request) or settings.LOGIN_REDIRECT_URL)
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        request.session.cycle_key()
        login = Login(user=form.user, redirect_url=get_next_redirect_url(request))
        return perform_password_login(request, {}, login)
    return answer(request, "accounts/sign_in.html", form, passkey=PasskeyForm())


@public
@form_methods
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask who gave the right password for a second factor; only then there is a session."""
    stage = LoginStageController.enter(request, SecondStep.key)
    if request.user.is_authenticated or stage is None:
        return redirect("sign-in")
    if stage.is_over():
        clear_login(request)
        return redirect("sign-in")
    user, is_passkey = stage.login.user, "credential" in request.POST
    form = CodeForm(None if is_passkey else request.POST or None, button=_("Sign in"))
    passkey = PasskeyForm(request.POST if is_passkey else None)
    kind = ""
    if is_passkey and passkey.is_valid():
        kind = "webauthn" if passkey_is_right(request, passkey, user) else ""
    elif request.method == "POST" and form.is_valid():
        kind = code_is_right(request, form, user)
    if kind:
        record_authentication(request, user, "mfa", type=kind)
        return stage.exit()
    options = webauthn.begin_authentication(user) if second_factors_of(user).passkeys else None
    return answer(request, "accounts/second_step.html", form, passkey=passkey, options=options)


@public
@form_methods
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey and nothing else: it asked its owner for a face, a finger or a PIN."""
    if request.user.is_authenticated:
        return redirect("sign-in")
    if request.method == "GET":
        return passkey_options(request)
    form = PasskeyForm(request.POST)
    passkey = passkey_is_right(request, form) if form.is_valid() else None
    if passkey is None:
        return answer(request, "accounts/sign_in.html", SignInForm(request=request), passkey=form)
    request.session.cycle_key()
    record_authentication(request, passkey.user, "mfa", type="webauthn")
    return perform_login(request, Login(user=passkey.user, redirect_url=get_next_redirect_url(request)))


def passkey_options(request: HttpRequest) -> HttpResponse:
    """Give a page what it asks of the browser: a passkey of this site, whoever it belongs to."""
    try:
        limits.attempt(request, "passkey", "")
    except limits.TooManyAttempts:
        return slow_down(JsonResponse({}))
    return JsonResponse(webauthn.begin_authentication())


def answer(request: HttpRequest, template: str, form: Form, **more: Any) -> HttpResponse:
    """Show a form, with status 429 when it, or a passkey beside it, came too soon."""
    response = render(request, template, {"form": form, **more})
    passkey = more.get("passkey")
    return slow_down(response) if is_too_soon(form) or (passkey and is_too_soon(passkey)) else response
