"""Passkeys of the own account."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.actions import second_factors as actions
from accounts.decorators import confirmed, first_step, signed_in
from accounts.forms.second_factors import NewPasskeyForm
from accounts.http import Request
from accounts.security import sessions
from accounts.security.allauth_internals import webauthn
from accounts.sign_in.credential_checks import new_passkey_is_right
from accounts.views.account import finish_set_up
from accounts.views.sign_in import form_methods


@first_step
@confirmed
@form_methods
def passkey_add(request: Request) -> HttpResponse:
    """Let the browser make a passkey for this site, and take it."""
    form = NewPasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and new_passkey_is_right(request, form):
        actions.add_passkey(user=request.user, by=request.user, **form.cleaned_data)
        return finish_set_up(request, _("You can sign in with this passkey from now on."))
    options = webauthn.begin_registration(request.user, passwordless=True)
    return render(request, "accounts/passkey_add.html", {"form": form, "options": options})


@signed_in
@confirmed
@require_POST
def passkey_remove(request: Request, passkey_id: int) -> HttpResponse:
    """Take away a passkey, unless nothing would be left."""
    own = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN)
    passkey = get_object_or_404(own, pk=passkey_id)
    try:
        actions.remove_second_factor(factor=passkey, by=request.user)
    except actions.LastSecondFactor:
        messages.error(request, _("This is your only second step. Set up another one first."))
    else:
        request.session[sessions.FACTORS_CHANGED] = True
        messages.success(request, _("The passkey works here no longer."))
    return redirect("account")
