"""The people of an organisation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions
from accounts.actions.second_factors import reset_second_factors
from accounts.decorators import organisation_view
from accounts.forms.people import PersonForm
from accounts.http import Request
from accounts.invitations import path_to_choose_password
from accounts.models import Organisation, User
from accounts.permissions import Permission
from accounts.queries import roles_held_in
from audit.events import EventType


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
    content = {"organisation": organisation, "roles": roles_held_in(organisation), "form": form}
    return render(request, "accounts/people.html", content)


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


@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_POST
def second_factor_reset(request: Request, organisation: Organisation, membership_id: int) -> HttpResponse:
    """Let someone who lost everything set up a second factor anew; not oneself, so that two people know."""
    membership = get_object_or_404(organisation.memberships.filter(ended_at=None), pk=membership_id)
    if membership.user_id == request.user.pk:
        messages.error(request, _("You cannot reset your own second step. Ask another administrator."))
    else:
        reset_second_factors(user=membership.user, by=request.user)
        messages.success(
            request, _("The second step is gone, and this person is signed out everywhere, from now on.")
        )
    return redirect("people")
