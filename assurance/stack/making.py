"""Make who works on a stack, in its database, and print it as JSON for the clients: `python -m assurance.stack.making 6`."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client

import assurance.with_django  # noqa: F401  first: the others import models
from accounts.actions import add_person
from accounts.models import Team, User
from children.models import Child
from tests.support.build import a_child, a_draft, make_people, version_of
from tests.support.days import days_ago, today
from tests.support.second_factor import force_login_with_second_factor

Seat = dict[str, Any]
KEY = "professional-quick"
TOKEN = "driLLdriLLdriLLdriLLdriLLdriLL32"  # the cookie against forgery, as a browser would get one


def cookies_of(user: User) -> str:
    """Sign somebody in and return what their browser sends."""
    client = Client()
    force_login_with_second_factor(client, user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"


def a_seat(child: Child, user: User) -> Seat:
    """Give somebody a draft about a child and return what a client needs to fill it in, or to start others."""
    draft = a_draft(child, user)
    frame = {"observer_role": "youth_professional", "setting": "home", "hours_seen": "6"}
    frame |= {"period_from": days_ago(13).isoformat(), "period_to": today().isoformat()}
    return {
        "cookies": cookies_of(user),
        "token": TOKEN,
        "host": settings.ALLOWED_HOSTS[0],
        "child": str(child.pk),
        "draft": str(draft.pk),
        "items": list(draft.form.items),
        "frame": {"instrument": str(version_of(KEY).pk), **frame},
    }


@transaction.atomic
def seats(number: int) -> list[Seat]:
    """Make one organisation and so many seats, each with a person, a child and a session of its own."""
    team = make_people(organisation="Oefening").north
    return [
        a_seat(a_child(team, user, reference=f"DW-{n}"), user) for n, user in enumerate(users(team, number))
    ]


def users(team: Team, number: int) -> Iterator[User]:
    """Add so many people to a team."""
    for n in range(number):
        yield add_person(
            organisation=team.organisation,
            email=f"collega{n}@voorbeeld.example",
            full_name=f"Collega {n}",
            role="practitioner",
            team=team,
            by=None,
        )


if __name__ == "__main__":
    print(json.dumps(seats(int(sys.argv[1]))))
