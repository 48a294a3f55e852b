"""The own account: second factors, recovery codes, showing again who one is."""

import base64

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.actions import second_factors as actions
from accounts.decorators import confirmed, first_step, signed_in
from accounts.forms.second_factors import WRONG_CODE, CodeForm
from accounts.http import Request
from accounts.queries.own import (
    done_by_others,
    has_second_factor,
    open_sessions_of,
    recovery_codes_to_keep,
    second_factors_of,
)
from accounts.rules.two_people import RECENTLY
from accounts.security import cipher, devices, sessions
from accounts.security.allauth_internals import generate_totp_secret
from accounts.sign_in.credential_checks import form_to_confirm, is_same_person, refuse
from accounts.views.sign_in import answer, form_methods
from accounts.words import done_to_you
from revisions.decorators import changes_no_record

PENDING = "pending_app"  # the locked secret of an app that is being set up


@first_step
@require_GET
def account(request: Request) -> HttpResponse:
    """Show with what one signs in; who has no second factor yet is asked to choose one."""
    done = done_by_others(request.user, timezone.now() - RECENTLY)
    content = {
        "done": [(one.at, done_to_you(one.event, one.by)) for one in done],
        "factors": second_factors_of(request.user),
        "sessions": open_sessions_of(request.user, request.session.session_key),
        "factors_changed": request.session.pop(sessions.FACTORS_CHANGED, False),
    }
    return render(request, "accounts/account.html", content)


@first_step
@confirmed
@form_methods
def app_set_up(request: Request) -> HttpResponse:
    """Show the secret for an app, and take the app when it gives a right code."""
    form = CodeForm(request.POST or None, button=_("Take this app"), has_focus=False)
    secret = pending_secret(request, is_new=request.method == "GET")
    if request.method == "POST" and form.is_valid():
        if actions.app_gives(user=request.user, secret=secret, code=form.cleaned_data["code"]):
            actions.add_app(user=request.user, secret=secret, by=request.user)
            del request.session[PENDING]
            return finish_set_up(request, _("The app is your second step from now on."))
        refuse(form, "code", WRONG_CODE)
    url = get_adapter().build_totp_url(request.user, secret)
    picture = base64.b64encode(get_adapter().build_totp_svg(url).encode()).decode()
    words = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    content = {
        "form": form,
        "picture": f"data:image/svg+xml;base64,{picture}",
        "secret": words,
        "plain_secret": secret,
        "app_url": url,
    }
    return render(request, "accounts/app_set_up.html", content)


def pending_secret(request: HttpRequest, *, is_new: bool) -> str:
    """Return the secret that the page shows; the session keeps it locked up until the app is taken."""
    locked: str | None = request.session.get(PENDING)
    if locked and not is_new:
        return cipher.unlock(locked)
    secret: str = generate_totp_secret()
    request.session[PENDING] = cipher.lock(secret)
    return secret


def finish_set_up(request: Request, words: str) -> HttpResponse:
    """Open the session: this person has just shown the new factor; and show the recovery codes once."""
    sessions.pass_second_factor(request.session)
    request.session[sessions.FACTORS_CHANGED] = True
    messages.success(request, words)
    response = redirect("recovery-codes" if recovery_codes_to_keep(request.user) else "account")
    devices.remember(request, response, request.user.email)
    return response


@signed_in
@confirmed
@form_methods
def recovery_codes(request: Request) -> HttpResponse:
    """Show the recovery codes until their owner says that they are written down."""
    if request.method == "POST":
        actions.note_codes_kept(user=request.user)
        return redirect("introduction" if request.session.pop(sessions.ARRIVING, False) else "account")
    codes = recovery_codes_to_keep(request.user)
    return render(request, "accounts/recovery_codes.html", {"codes": codes}) if codes else redirect("account")


@signed_in
@confirmed
@require_POST
def recovery_codes_renew(request: Request) -> HttpResponse:
    """Make new recovery codes; the old ones work no longer."""
    actions.renew_recovery_codes(user=request.user, by=request.user)
    request.session[sessions.FACTORS_CHANGED] = True
    return redirect("recovery-codes")


@changes_no_record
@first_step
@form_methods
def account_confirm(request: Request) -> HttpResponse:
    """Ask who one is again, before something changes about signing in."""
    if not request.user.has_usable_password() and not has_second_factor(request.user):
        messages.error(
            request, _("Sign out and sign in again first; then you can change this for ten minutes.")
        )
        return redirect("account")
    form = form_to_confirm(request, request.user)
    if request.method == "POST" and form.is_valid() and is_same_person(request, form, request.user):
        sessions.confirm(request.session)
        return redirect(get_next_redirect_url(request) or "account")
    return answer(request, "accounts/account_confirm.html", form)
