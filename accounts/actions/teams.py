"""Adding a team to an organisation, and giving one another name or telephone number."""

from django.db import transaction

from accounts.models import Organisation, Team, User
from audit.actions import record
from audit.constraints import refused_by
from audit.rules.events import EventType
from revisions.actions import check_mark


class NameTaken(Exception):
    """A colleague was first with a team of this name."""


@transaction.atomic
def add_team(*, organisation: Organisation, name: str, phone: str = "", by: User) -> Team:
    """Add a team; nobody is in it yet. `NameTaken` when there is one of that name."""
    team = Team(organisation=organisation, name=name, phone=phone)
    keep_name(team)
    record(EventType.TEAM_ADDED, target=team, by=by)
    return team


@transaction.atomic
def change_team(*, team: Team, name: str, phone: str, seen_mark: int | None, by: User) -> None:
    """Give a team another name or telephone number; people, children and what was written stay in it.

    `seen_mark` is that of the name and number which this person saw: `SeenOtherwise` when they are others now.
    `NameTaken` when there is a team of the new name.
    """
    team = Team.objects.select_for_update(no_key=True).get(pk=team.pk)
    check_mark(team, seen_mark, team.name, team.phone)
    team.name, team.phone = name, phone
    keep_name(team)
    record(EventType.TEAM_CHANGED, target=team, by=by)


def practice_team(organisation: Organisation) -> Team:
    """Return the team of an organisation that holds the children to practise on; it is made with the first of them."""
    team, _is_new = Team.with_practice.get_or_create(
        organisation=organisation, is_practice=True, defaults={"name": "Oefenen"}
    )
    return team


def keep_name(team: Team) -> None:
    """Save a team; `NameTaken` when its organisation has one of that name."""
    with refused_by(team_name_once_per_organisation=NameTaken):
        team.save()
