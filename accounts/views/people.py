"""The people of an organisation."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions
from accounts.actions.links import OtherAdministratorNeeded, give_password_link
from accounts.actions.second_factors import reset_second_factors
from accounts.actions.sessions import sign_out_everywhere
from accounts.decorators import organisation_view
from accounts.forms.people import PersonForm
from accounts.http import Request
from accounts.models import Membership, Organisation, User
from accounts.queries import roles_held_in
from accounts.rules.permissions import Permission
from accounts.security.invitations import path_to_choose_password
from audit.rules.events import EventType
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in

NOT_ALONE = gettext_lazy(
    "Less than a week ago you did the other half for this person: the password or the second step. Let another"
    " administrator do this one, so that nobody alone can come in as someone else."
)
ENDED = gettext_lazy("This role had ended already.")


def with_role(view: Callable[[Request, Membership], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view a role that someone holds in the organisation now; say so when it ended meanwhile, else 404."""

    @wraps(view)
    def wrapped(request: Request, organisation: Organisation, membership_id: int) -> HttpResponse:
        membership = get_object_or_404(organisation.memberships, pk=membership_id)
        if membership.ended_at is None:
            return view(request, membership)
        messages.info(request, str(ENDED))
        return redirect("people")

    return wrapped


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
        except actions.JustAdded:
            form.add_error(
                "email", _("A colleague added this person just before you. Look at the list above first.")
            )
        else:
            return carried_out(request, {"person": user, "link": invitation(request, user)})
    content = {"organisation": organisation, "roles": roles_held_in(organisation), "form": form}
    return render(request, "accounts/people.html", content)


def invitation(request: HttpRequest, user: User) -> str:
    """Return the address where a new person chooses a password; empty when there is one already."""
    return "" if user.has_usable_password() else link_for(request, user)


def link_for(request: HttpRequest, user: User) -> str:
    """Return the address where this person chooses a password."""
    return request.build_absolute_uri(path_to_choose_password(user))


@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_POST
@with_role
def membership_end(request: Request, membership: Membership) -> HttpResponse:
    """End a role; not one's own, so that nobody locks the organisation out."""
    if membership.user_id == request.user.pk:
        messages.error(request, _("You cannot end your own role. Ask another administrator."))
    else:
        ended = actions.end_membership(membership=membership, by=request.user)
        messages.success(request, _("The role has ended, from now on.") if ended else str(ENDED))
    return redirect("people")


@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_POST
@with_role
def second_factor_reset(request: Request, membership: Membership) -> HttpResponse:
    """Let someone who lost everything set up a second factor anew; not oneself, so that two people know."""
    if membership.user_id == request.user.pk:
        messages.error(request, _("You cannot reset your own second step. Ask another administrator."))
    else:
        seen = revision_in(request.POST.get("seen", ""))
        try:
            reset_second_factors(user=membership.user, seen_generation=seen, by=request.user)
        except SeenOtherwise:
            messages.warning(
                request,
                _(
                    "Since you opened this page this person was signed out everywhere. Look again whether it is needed."
                ),
            )
        except OtherAdministratorNeeded:
            messages.error(request, str(NOT_ALONE))
        else:
            words = _("The second step is gone, and this person is signed out everywhere, from now on.")
            messages.success(request, words)
    return redirect("people")


@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_POST
@with_role
def person_link(request: Request, membership: Membership) -> HttpResponse:
    """Show an address where a colleague chooses a password; not for oneself, who knows the one of now."""
    user = membership.user
    try:
        if user.pk == request.user.pk:
            raise OtherAdministratorNeeded
        give_password_link(user=user, by=request.user)
    except OtherAdministratorNeeded:
        own = _("You choose another password on the page of your account.")
        messages.error(request, own if user.pk == request.user.pk else str(NOT_ALONE))
        return redirect("people")
    content = {"person": user, "link": link_for(request, user), "is_again": user.has_usable_password()}
    return carried_out(request, content)


def carried_out(request: HttpRequest, content: dict[str, object]) -> HttpResponse:
    """Show the address that is shown once; who sends the form again gets the same page, not another address."""
    response = render(request, "accounts/person_added.html", content)
    response.is_done = True  # type: ignore[attr-defined]
    return response


@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_POST
@with_role
def person_sign_out(request: Request, membership: Membership) -> HttpResponse:
    """Sign a colleague out everywhere, such as after a laptop was stolen; the role stays."""
    if membership.user_id == request.user.pk:
        messages.error(request, _("Sign yourself out elsewhere on the page of your account."))
    else:
        sign_out_everywhere(user=membership.user, by=request.user)
        messages.success(request, _("This person is signed out everywhere, from now on."))
    return redirect("people")
