"""The teams of an organisation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from accounts.actions.teams import NameTaken, add_team, change_team
from accounts.decorators import at_most, organisation_view
from accounts.forms.people import TeamForm
from accounts.http import Request
from accounts.models import Organisation, Team
from accounts.queries.colleagues import teams_of
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from revisions.actions import mark_of
from revisions.exceptions import SeenOtherwise

view = organisation_view(Permission.PEOPLE_MANAGE, reads=EventType.PEOPLE_READ)
TAKEN = gettext_lazy("There is a team with this name already. Choose another name.")


@view
@require_GET
def team_list(request: Request, organisation: Organisation) -> HttpResponse:
    """Show the teams, and how many people are in each."""
    content = {"organisation": organisation, "teams": teams_of(organisation)}
    return render(request, "accounts/team_list.html", content)


@at_most("people", is_posted=True)
@view
@require_http_methods(["GET", "POST"])
def team_add(request: Request, organisation: Organisation) -> HttpResponse:
    """Add a team."""
    form = TeamForm(request.POST or None, organisation=organisation, revision=None)
    if request.method == "POST" and form.is_valid():
        try:
            add_team(organisation=organisation, by=request.user, **form.values)
        except NameTaken:
            form.add_error("name", str(TAKEN))
        else:
            messages.success(request, _("The team was added. Now give people a role in it."))
            return redirect("team-list")
    return render(request, "accounts/team_form.html", {"form": form})


@at_most("people", is_posted=True)
@view
@require_http_methods(["GET", "POST"])
def team_change(request: Request, organisation: Organisation, team_id: UUID) -> HttpResponse:
    """Give a team another name or telephone number."""
    team = get_object_or_404(organisation.teams, pk=team_id)
    form = TeamForm(
        request.POST or None,
        organisation=organisation,
        team=team,
        revision=mark_of(team.name, team.phone),
        initial={"name": team.name, "phone": team.phone},
    )
    if request.method == "POST" and form.is_valid() and changed(request, team, form):
        return redirect("team-list")
    return render(request, "accounts/team_form.html", {"form": form, "team": team})


def changed(request: Request, team: Team, form: TeamForm) -> bool:
    """Give the team its name and number; when a colleague was first, say so in the form."""
    try:
        change_team(team=team, seen_mark=form.revision_seen, by=request.user, **form.values)
    except SeenOtherwise as otherwise:
        now = otherwise.current
        form.seen_otherwise(now, revision=mark_of(now.name, now.phone))
        return False
    except NameTaken:
        form.add_error("name", str(TAKEN))
        return False
    messages.success(request, _("The team was changed, from now on."))
    return True
