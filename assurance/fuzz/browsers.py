"""The browsers of everyone who sends and reads, as far into signing in as each has come."""

from typing import Any

from django.core.cache import cache
from django.test import Client

from accounts.models import User
from accounts.security import sessions
from tests.support.invitations import answered, asked, opened
from tests.support.matrix import ROWS
from tests.support.pages import Reply
from tests.support.second_factor import force_login_with_second_factor, sign_in, type_password
from tests.support.world import World

# Chris has a password and an app: `halfway` he typed the one, `confirmed` both just now, `locked` his screen is.
AS_CHRIS = ("halfway", "confirmed", "locked")
PERSONAS = ["anna", "cora", "ada", "sanne", "petra", "bram", "chris", "anonymous", "invited", *AS_CHRIS]
OPEN = {"200", "302"}
INVITED = {
    "invitation-start",
    "invitation-question",
    "invitation-words",
    "invitation-read",
}  # behind an opened link


class Browser(Client):
    """A browser that shows what the web server would get, and never raises what went wrong there."""

    def __init__(self, user: User | None = None, **defaults: Any) -> None:
        super().__init__(raise_request_exception=False, **defaults)
        if user:
            force_login_with_second_factor(self, user)

    def request(self, **request: Any) -> Reply:
        """Ask, with all counts of attempts at nothing: here every request has to reach its form."""
        cache.clear()
        return super().request(**request)


def browser(world: World, persona: str, **defaults: Any) -> Client:
    """Return a new browser of a persona."""
    chris = world.people.chris
    if persona in ("halfway", "confirmed"):
        client = Browser(**defaults)
        (type_password if persona == "halfway" else sign_in)(client, chris)
        return client
    if persona == "invited":
        invitation, token = asked(world.child, world.people.anna, "teacher")
        answered(invitation)  # else there is nothing to read again and send
        return opened(token, Browser(**defaults))
    client = Browser(chris if persona == "locked" else world.user(persona), **defaults)
    if persona == "locked":
        session = client.session
        session[sessions.LOCKED] = True
        session.save()
    return client


def pages_for(persona: str, methods: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the rows of the matrix that a persona may use; who is as Chris only what is about the own account."""
    if persona == "invited":
        return [row for row in ROWS if row["method"] in methods and row["page"] in INVITED]
    if persona not in AS_CHRIS:
        return [row for row in ROWS if row["method"] in methods and row[persona] in OPEN]
    words = {"halfway": {"302"}, "confirmed": {"account"}, "locked": {"200", "302"}}[persona]
    column = {"halfway": "anonymous", "confirmed": "chris", "locked": "anna locked"}[persona]
    return [row for row in ROWS if row["method"] in methods and row[column] in words]
