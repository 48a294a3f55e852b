"""The people of an organisation."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions
from accounts.actions.links import give_password_link, note_link
from accounts.actions.roles import propose_role
from accounts.actions.second_factors import reset_second_factors
from accounts.actions.sessions import sign_out_everywhere
from accounts.decorators import at_most, organisation_view
from accounts.forms.people import PersonForm
from accounts.http import Request, site_address
from accounts.models import Membership, Organisation, User
from accounts.queries import roles_held_in, waiting_roles
from accounts.rules.permissions import Permission
from accounts.rules.two_people import NotTwoPeople, takes_two
from accounts.security.invitations import path_to_choose_password
from accounts.sign_in.mail import mail_given_link
from accounts.words import why_not_two
from audit.rules.events import EventType
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import WAS_FIRST, revision_in

NOT_ALONE = gettext_lazy(
    "Not long ago the other half was done for this person: the password or the second step. Nobody alone can come in as"
    " someone else, so the two halves take two administrators. %(why)s"
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


@at_most("people")
@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_http_methods(["GET", "POST"])
def people(request: Request, organisation: Organisation) -> HttpResponse:
    """Show who has which role, and add someone."""
    form = PersonForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        try:
            return add(request, organisation, form)
        except actions.AlreadyMember:
            form.add_error("team", _("This person has a role there already. End that one first."))
        except actions.JustAdded:
            words = _("A colleague added this person just before you. Look at the list above first.")
            form.add_error("email", ValidationError(words, code=WAS_FIRST))
    waiting = waiting_roles(organisation, request.user)
    content = {
        "organisation": organisation,
        "roles": roles_held_in(organisation),
        "waiting": [(one, why_not_two(one.obstacle) if one.obstacle else "") for one in waiting],
        "form": form,
    }
    return render(request, "accounts/people.html", content)


def add(request: Request, organisation: Organisation, form: PersonForm) -> HttpResponse:
    """Give the role, or propose it when it takes two administrators; `AlreadyMember` when there is one."""
    is_own = form.cleaned_data["email"] == request.user.email
    if takes_two(form.cleaned_data["role"], is_own=is_own):
        propose_role(organisation=organisation, by=request.user, **form.cleaned_data)
        messages.success(
            request, _("This role takes two administrators: it waits until another one approves.")
        )
        return redirect("people")
    user = actions.add_person(organisation=organisation, by=request.user, **form.cleaned_data)
    return link_page(request, user, has_account=user.has_usable_password())


def link_page(
    request: Request, user: User, *, has_account: bool = False, is_again: bool = False
) -> HttpResponse:
    """Mail the person a link to choose a password, or show it when the site has no mail; the log has which."""
    content: dict[str, object] = {"person": user, "is_again": is_again}
    if not has_account:
        link = site_address(request) + path_to_choose_password(user)
        content |= {"is_mailed": settings.MAIL_IS_ON, "is_printed": settings.MAIL_IS_PRINTED}
        if settings.MAIL_IS_ON:
            mail_given_link(user, link)
        else:
            content["link"] = link
        note_link(user=user, is_mailed=settings.MAIL_IS_ON, by=request.user)
    response = render(request, "accounts/person_added.html", content)
    response.is_done = True  # type: ignore[attr-defined]  # who sends the form again gets the same page
    return response


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
            reset_second_factors(
                user=membership.user,
                organisation=membership.organisation,
                seen_generation=seen,
                by=request.user,
            )
        except SeenOtherwise:
            messages.warning(
                request,
                _(
                    "Since you opened this page this person was signed out everywhere. Look again whether it is needed."
                ),
            )
        except NotTwoPeople as refused:
            messages.error(request, NOT_ALONE % {"why": why_not_two(refused.obstacle)})
        else:
            words = _("The second step is gone, and this person is signed out everywhere, from now on.")
            messages.success(request, words)
    return redirect("people")


@at_most("people")
@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_POST
@with_role
def person_link(request: Request, membership: Membership) -> HttpResponse:
    """Give a colleague a link to choose a password; not oneself, who knows the one of now."""
    user = membership.user
    if user.pk == request.user.pk:
        messages.error(request, _("You choose another password on the page of your account."))
        return redirect("people")
    try:
        give_password_link(user=user, organisation=membership.organisation, by=request.user)
    except NotTwoPeople as refused:
        messages.error(request, NOT_ALONE % {"why": why_not_two(refused.obstacle)})
        return redirect("people")
    return link_page(request, user, is_again=user.has_usable_password())


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
