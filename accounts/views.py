"""Signing in and out, the language, and the people of an organisation."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.i18n import set_language

from accounts import actions
from accounts.decorators import organisation_view, public
from accounts.forms import PersonForm, SignInForm
from accounts.http import Request
from accounts.invitations import path_to_choose_password
from accounts.models import Membership, Organisation, User
from accounts.permissions import Permission
from audit.events import EventType

# A second factor will stand between the password and the session: this view is the only way in.
# Django's own views also answer PUT and OPTIONS; ours answer what they are for.
form_methods = require_http_methods(["GET", "POST"])
sign_in = public(
    form_methods(
        auth_views.LoginView.as_view(
            template_name="accounts/sign_in.html",
            authentication_form=SignInForm,
            redirect_authenticated_user=True,
        )
    )
)
sign_out = public(require_POST(auth_views.LogoutView.as_view()))
language_set = public(require_POST(set_language))


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


@public
@require_GET
def session_state(request: HttpRequest) -> HttpResponse:
    """Tell an open page whether its user is still signed in, with a fresh token against forgery."""
    return JsonResponse({"signed_in": request.user.is_authenticated, "token": get_token(request)})


@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_http_methods(["GET", "POST"])
def people(request: Request, organisation: Organisation) -> HttpResponse:
    """Show who has which role, and add someone."""
    form = PersonForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.add_person(organisation=organisation, by=request.user, **form.cleaned_data)
        except actions.AlreadyMember:
            form.add_error("team", _("This person has a role there already. End that one first."))
        else:
            return render(
                request, "accounts/person_added.html", {"person": user, "link": invitation(request, user)}
            )
    memberships = organisation.memberships.filter(ended_at=None).select_related("user", "team")
    rows = memberships.order_by("team__name", "user__full_name")
    return render(
        request, "accounts/people.html", {"organisation": organisation, "memberships": rows, "form": form}
    )


def invitation(request: HttpRequest, user: User) -> str:
    """Return the address where a new person chooses a password; empty when there is one already."""
    return "" if user.has_usable_password() else request.build_absolute_uri(path_to_choose_password(user))


@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_POST
def membership_end(request: Request, organisation: Organisation, membership_id: int) -> HttpResponse:
    """End a role; not one's own, so that nobody locks the organisation out."""
    membership = get_object_or_404(organisation.memberships.filter(ended_at=None), pk=membership_id)
    if membership.user_id == request.user.pk:
        messages.error(request, _("You cannot end your own role. Ask another administrator."))
    else:
        actions.end_membership(membership=membership, by=request.user)
        messages.success(request, _("The role has ended, from now on."))
    return redirect("people")


@public
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Tell a monitor that the site and its database answer."""
    Membership.objects.exists()
    return JsonResponse({"status": "ok"})


@public
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Go to where the work starts."""
    return redirect(settings.LOGIN_REDIRECT_URL)
