"""Who else asks: colleagues in every relation to the child, and what happens to some after they signed in."""

import datetime
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.actions import add_person
from accounts.actions.people import end_membership
from accounts.actions.roles import propose_role
from accounts.actions.second_factors import add_app
from accounts.models import ProposedRole, Team, User
from accounts.security import sessions
from children.actions.grants import add_grant, end_grant, open_emergency
from children.models import Child, Grant
from tests.support.build import People, entrusted
from tests.support.second_factor import SECRET


def someone(name: str, role: str, team: Team) -> User:
    """Add one more person to the organisation."""
    return add_person(
        organisation=team.organisation,
        email=f"{name.lower()}@voorbeeld.example",
        full_name=f"{name} de Wit",
        role=role,
        team=team,
        by=None,
    )


def make_colleagues(child: Child, people: People) -> dict[str, User]:
    """Add a colleague in each relation to a child of team North, by name in small letters."""
    roles = {"eva": "practitioner", "daan": "practitioner", "lotte": "practitioner", "dirk": "observer"}
    of_south = dict.fromkeys(("kim", "kees", "emma", "els"), "practitioner")
    found = {name: someone(name.title(), role, people.north) for name, role in roles.items()}
    found |= {name: someone(name.title(), role, people.south) for name, role in of_south.items()}
    found["loes"] = someone("Loes", "practitioner", people.north)
    someone("Loes", "practitioner", people.south)
    end_grant(grant=entrusted(child, found["dirk"], people.anna), by=people.anna)
    cover(child, found["kim"], "practitioner", people.cora)
    cover(child, found["kees"], "observer", people.cora)
    open_emergency(child=child, reason="Kanarie was zoek en Emma had dienst.", by=found["emma"])
    return found


def a_proposed_role(people: People) -> ProposedRole:
    """Let a second administrator propose a third, which waits for another one."""
    about: dict[str, Any] = {"organisation": people.north.organisation, "role": "administrator", "team": None}
    bea = add_person(email="bea@voorbeeld.example", full_name="Bea de Wit", by=None, **about)
    return propose_role(email="gijs@voorbeeld.example", full_name="Gijs de Wit", by=bea, **about)


def cover(child: Child, user: User, role: str, by: User) -> Grant:
    """Let someone of elsewhere stand in for a week."""
    until = timezone.now() + datetime.timedelta(days=7)
    return add_grant(
        grant=Grant(child=child, user=user, kind=Grant.Kind.COVER, role=role, ends_at=until), by=by
    )


def a_past_emergency(child: Child, els: User, by: User) -> Grant:
    """Let someone of the other team have had emergency access."""
    grant = open_emergency(child=child, reason="Kanarie was zoek en Els had dienst.", by=els)
    end_grant(grant=grant, by=by)
    return grant


def close_account(client: Client, user: User, people: People) -> None:
    """Close the account of someone who is signed in."""
    User.objects.filter(pk=user.pk).update(is_active=False)


def leave(client: Client, user: User, people: People) -> None:
    """Let someone who is signed in leave team North."""
    end_membership(membership=user.memberships.get(team=people.north), by=people.ada)


def show_password_only(client: Client, user: User, people: People) -> None:
    """Let the session have begun with a password and no second factor."""
    session = client.session
    del session[sessions.SECOND_FACTOR]
    session.save()


def walk_away(client: Client, user: User, people: People) -> None:
    """Let the screen of someone lock who can open it again."""
    add_app(user=user, secret=SECRET, by=None)
    session = client.session
    session[sessions.LOCKED] = True
    session.save()


AFTER_SIGN_IN: dict[str, Callable[[Client, User, People], None]] = {
    "eva": show_password_only,
    "daan": close_account,
    "lotte": leave,
    "loes": leave,
    "anna locked": walk_away,
}
