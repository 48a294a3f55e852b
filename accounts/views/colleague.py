"""One colleague: what this person holds, and what an administrator may do about it."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import actions
from accounts.actions.links import give_password_link
from accounts.actions.roles import propose_change
from accounts.actions.second_factors import reset_second_factors
from accounts.actions.sessions import sign_out_everywhere
from accounts.decorators import at_most, organisation_view
from accounts.forms.people import RoleForm
from accounts.http import Request
from accounts.models import Membership, Organisation, User
from accounts.queries.colleagues import held_role, roles_of
from accounts.queries.own import has_second_factor
from accounts.queries.two_people import links_seen
from accounts.rules.permissions import Permission
from accounts.rules.two_people import NotTwoPeople, takes_two
from accounts.views.people import link_page
from accounts.words import why_not_two
from audit.rules.events import EventType
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in

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


@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_GET
def person_detail(request: Request, organisation: Organisation, user_id: UUID) -> HttpResponse:
    """Show what a colleague holds here and how this person signs in, with what can be done about it."""
    here = organisation.memberships.filter(ended_at=None).values("user")
    person = get_object_or_404(User.objects.filter(pk__in=here), pk=user_id)
    content = {
        "organisation": organisation,
        "person": person,
        "roles": roles_of(person, organisation),
        "has_second_factor": has_second_factor(person),
        "saw_link": links_seen({str(person.pk)})[str(person.pk)],
    }
    return render(request, "accounts/person_detail.html", content)


def to_person(membership: Membership) -> HttpResponse:
    """Go to the page of whose role this is; to the list when this person has none here any more."""
    held = Membership.objects.filter(
        user=membership.user_id, organisation=membership.organisation_id, ended_at=None
    )
    return redirect("person-detail", membership.user_id) if held.exists() else redirect("people")


@at_most("people", is_posted=True)
@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_http_methods(["GET", "POST"])
@with_role
def membership_change(request: Request, membership: Membership) -> HttpResponse:
    """Give another role or another team in the place of this one; what gets out of reach stands above the form."""
    initial = {"role": membership.role, "team": membership.team_id}
    form = RoleForm(request.POST or None, organisation=membership.organisation, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change(request, membership, form)
        except actions.AlreadyMember:
            form.add_error("team", _("This person has a role there already. End that one first."))
        else:
            return to_person(membership)
    content = {"held": held_role(membership), "person": membership.user, "form": form}
    return render(request, "accounts/membership_change.html", content)


def change(request: Request, membership: Membership, form: RoleForm) -> None:
    """Change the role, or propose that when it takes two administrators; say which. `AlreadyMember` as the actions."""
    wanted = {"membership": membership, "by": request.user, **form.cleaned_data}
    if takes_two(form.cleaned_data["role"], is_own=membership.user_id == request.user.pk):
        propose_change(**wanted)
        messages.success(
            request, _("This role takes two administrators: it waits until another one approves.")
        )
        return
    try:
        actions.change_membership(**wanted)
    except actions.RoleEnded:
        messages.info(request, str(ENDED))
    else:
        messages.success(request, _("The role was changed, from now on."))


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
    return to_person(membership)


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
    return to_person(membership)


@at_most("people")
@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_POST
@with_role
def person_link(request: Request, membership: Membership) -> HttpResponse:
    """Give a colleague a link to choose a password; not oneself, who knows the one of now."""
    user = membership.user
    if user.pk == request.user.pk:
        messages.error(request, _("You choose another password on the page of your account."))
        return to_person(membership)
    try:
        give_password_link(user=user, organisation=membership.organisation, by=request.user)
    except NotTwoPeople as refused:
        messages.error(request, NOT_ALONE % {"why": why_not_two(refused.obstacle)})
        return to_person(membership)
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
    return to_person(membership)
