"""The locked screen: opening it, and what was sent to it meanwhile."""

from allauth.account.utils import get_next_redirect_url
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.actions.people import unlock_session
from accounts.decorators import first_step, opens_lock, signed_in
from accounts.forms.second_factors import PasskeyForm
from accounts.http import Request
from accounts.queries.own import second_factors_of
from accounts.security import sessions
from accounts.security.allauth_internals import webauthn
from accounts.security.held_forms import held_form as waiting_form
from accounts.security.limits import slow_down
from accounts.sign_in.credential_checks import form_to_confirm, is_same_person, is_too_soon, passkey_is_right
from accounts.views.sign_in import answer, form_methods
from revisions.decorators import changes_no_record


@changes_no_record
@opens_lock
@first_step
@form_methods
def session_unlock(request: Request) -> HttpResponse:
    """Open a locked screen with the password or a passkey; a page that is open asks in place and gets JSON."""
    is_in_place = request.headers.get("Accept") == "application/json"
    form = form_to_confirm(request, request.user)
    passkey = PasskeyForm(request.POST) if "credential" in request.POST else PasskeyForm()
    if passkey.is_bound:
        form.is_bound = False
        is_right = passkey.is_valid() and passkey_is_right(request, passkey, request.user) is not None
    else:
        is_right = (
            request.method == "POST" and form.is_valid() and is_same_person(request, form, request.user)
        )
    if is_right:
        unlock_session(session=request.session, by=request.user)
    if not sessions.is_locked(request.session):
        held = "held-form" if waiting_form(request.session, request.user) else "child-list"
        return (
            JsonResponse({"open": True}) if is_in_place else redirect(get_next_redirect_url(request) or held)
        )
    if is_in_place and request.method == "POST":
        tried = passkey if passkey.is_bound else form
        response = JsonResponse({"open": False, "why": " ".join(map(str, *tried.errors.values()))})
        return slow_down(response) if is_too_soon(tried) else response
    options = (
        webauthn.begin_authentication(request.user) if second_factors_of(request.user).passkeys else None
    )
    if is_in_place:
        return JsonResponse({"open": False, **(options or {})})
    return answer(request, "accounts/session_unlock.html", form, passkey=passkey, options=options)


@signed_in
@require_GET
def held_form(request: Request) -> HttpResponse:
    """Show that what was sent while nobody was signed in waits, and let its user send it again."""
    held = waiting_form(request.session, request.user)
    return render(request, "accounts/held_form.html", {"held": held}) if held else redirect("child-list")
