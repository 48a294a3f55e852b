"""The people of an organisation: the list, and adding someone."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import actions
from accounts.actions.links import note_link
from accounts.actions.roles import propose_role
from accounts.decorators import at_most, organisation_view
from accounts.forms.people import PersonForm
from accounts.http import Request, site_address
from accounts.models import Organisation, User
from accounts.queries.colleagues import colleagues_in
from accounts.queries.two_people import waiting_roles
from accounts.rules.permissions import Permission
from accounts.rules.two_people import takes_two
from accounts.security.invitations import path_to_choose_password
from accounts.sign_in.mail import mail_given_link
from accounts.words import why_not_two
from audit.rules.events import EventType
from revisions.decorators import changes_no_record
from revisions.form_parts import WAS_FIRST

PER_PAGE = 50
FOUND_AT_MOST = 100  # by one search, on one page: the search is gone with the next page


@changes_no_record
@at_most("search", is_posted=True)
@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_http_methods(["GET", "POST"])
def people(request: Request, organisation: Organisation) -> HttpResponse:
    """Show who works here, or those in whom the posted words are found: a name stands in no address."""
    search = request.POST.get("search", "").strip()[:60]
    waiting = waiting_roles(organisation, request.user)
    found = Paginator(colleagues_in(organisation, search), FOUND_AT_MOST if search else PER_PAGE)
    content = {
        "organisation": organisation,
        "page": found.get_page(request.GET.get("pagina")),
        "search": search,
        "is_new": not organisation.teams.exists(),
        "waiting": [(one, why_not_two(one.obstacle) if one.obstacle else "") for one in waiting],
    }
    return render(request, "accounts/people.html", content)


@at_most("people")
@organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
@require_http_methods(["GET", "POST"])
def person_add(request: Request, organisation: Organisation) -> HttpResponse:
    """Add someone, or give a colleague one more role."""
    form = PersonForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        try:
            return add(request, organisation, form)
        except actions.AlreadyMember:
            form.add_error("team", _("This person has a role there already. End that one first."))
        except actions.JustAdded:
            words = _("A colleague added this person just before you. Look at the list first.")
            form.add_error("email", ValidationError(words, code=WAS_FIRST))
    return render(request, "accounts/person_add.html", {"organisation": organisation, "form": form})


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
