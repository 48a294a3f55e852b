"""Choosing a password: at first, another one, and after it was forgotten."""

from typing import Any

from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _

from accounts import actions
from accounts.actions.people import change_password
from accounts.decorators import public, signed_in
from accounts.forms.passwords import ASKED_OFTEN, ChoosePasswordForm, ForgottenForm, PasswordChangeForm
from accounts.http import Request
from accounts.models import Organisation, User
from accounts.security import limits, sessions
from accounts.security.allauth_internals import perform_password_login
from accounts.security.backends import MemberBackend
from accounts.security.invitations import GIVEN, MAILED
from accounts.sign_in.credential_checks import is_same_person, refuse
from accounts.sign_in.mail import mail_way_back
from accounts.views.sign_in import answer, form_methods


@signed_in
@form_methods
def password_change(request: Request) -> HttpResponse:
    """Choose another password; every other session of this person is over."""
    if not request.user.has_usable_password():
        messages.error(request, _("You have no password here: you sign in by way of your organisation."))
        return redirect("account")
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid() and is_same_person(request, form, request.user):
        change_password(user=request.user, password=form.cleaned_data["new_password1"])
        sessions.keep(request)
        messages.success(request, _("You have a new password. On other devices you are signed out."))
        return redirect("account")
    return answer(request, "accounts/password_change.html", form)


@public
@form_methods
def password_forgotten(request: HttpRequest) -> HttpResponse:
    """Mail a link to choose a new password; the answer is the same for whom we know and for whom we do not."""
    if request.user.is_authenticated:
        return redirect("account")
    if not settings.MAIL_IS_ON:
        return render(request, "accounts/password_forgotten.html")
    form = ForgottenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            limits.attempt(request, "forgotten", form.cleaned_data["email"])
        except limits.TooManyAttempts:
            refuse(form, "email", ASKED_OFTEN, is_too_soon=True)
        else:
            mail_way_back(request, form.cleaned_data["email"])
            return redirect(f"{request.path}?verstuurd=1")
    return answer(request, "accounts/password_forgotten.html", form, is_sent="verstuurd" in request.GET)


class ChoosePassword(auth_views.PasswordResetConfirmView):
    """Where someone with a link chooses a password, once; the second step is asked after it, as always.

    With a link that an administrator gave, choosing it is the first step of signing in as well: it is not typed again.
    """

    form_class = ChoosePasswordForm
    template_name = "accounts/choose_password.html"
    success_url = reverse_lazy("sign-in")

    def get_user(self, uidb64: str) -> User | None:
        """Return whose link this is; nobody once the account or its last role ended."""
        user = super().get_user(uidb64)
        return user if MemberBackend().user_can_authenticate(user) else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add for which organisation the password is: whoever opens a link has never seen the site."""
        names = Organisation.objects.filter(memberships__user=self.user, memberships__ended_at=None)
        return super().get_context_data(organisations=names.distinct() if self.user else (), **kwargs)

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        """Keep the password by our own action, which logs it."""
        actions.set_password(user=form.user, password=form.cleaned_data["new_password1"])
        del self.request.session[auth_views.INTERNAL_RESET_SESSION_TOKEN]
        if self.token_generator is GIVEN and not self.request.user.is_authenticated:
            messages.success(self.request, _("Your password is saved."))
            return sign_in_with_it(self.request, form.user)
        messages.success(self.request, _("Your password is saved. You can sign in with it."))
        return redirect(self.get_success_url())


def sign_in_with_it(request: HttpRequest, user: User) -> HttpResponse:
    """Take the first step of signing in for who has just chosen a password; the second one comes next, as always."""
    is_new = user.last_login is None
    request.session.cycle_key()
    response: HttpResponse = perform_password_login(
        request, {}, Login(user=user, redirect_url=reverse("start"))
    )
    if is_new:
        request.session[sessions.ARRIVING] = True
    return response


choose_password = public(form_methods(ChoosePassword.as_view(token_generator=GIVEN)))
password_restore = public(
    form_methods(ChoosePassword.as_view(token_generator=MAILED, extra_context={"is_mailed": True}))
)
