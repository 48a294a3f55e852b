"""Signing in and out, and choosing a password."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions
from accounts.decorators import public
from accounts.forms.sign_in import SignInForm

# Django's own views also answer PUT and OPTIONS; ours answer what they are for.
form_methods = require_http_methods(["GET", "POST"])
sign_out = public(require_POST(auth_views.LogoutView.as_view()))


@public
@form_methods
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for address and password, the only way in."""
    if request.user.is_authenticated:
        return redirect(get_next_redirect_url(request) or settings.LOGIN_REDIRECT_URL)
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        login = Login(user=form.user, redirect_url=get_next_redirect_url(request))
        return perform_password_login(request, {}, login)
    return render(request, "accounts/sign_in.html", {"form": form})


class ChoosePassword(auth_views.PasswordResetConfirmView):
    """Where an invited person chooses a password, once."""

    template_name = "accounts/choose_password.html"
    success_url = reverse_lazy("sign-in")

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        """Keep the password by our own action, which logs it."""
        actions.set_password(user=form.user, password=form.cleaned_data["new_password1"])
        del self.request.session[auth_views.INTERNAL_RESET_SESSION_TOKEN]
        return redirect(self.get_success_url())


choose_password = public(form_methods(ChoosePassword.as_view()))
