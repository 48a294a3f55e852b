"""Practice children with everything on them that a colleague may try."""

from collections.abc import Iterator
from contextlib import contextmanager

from accounts.models import Organisation, User
from audit.occasion import Occasion, occasion
from audit.rules.kinds import PRACTICE
from children.models import Child
from rights.actions.practice import start_practice
from tests.support.around import a_missed_moment, a_quick_note, a_safety_note, an_action, an_episode
from tests.support.build import a_circumstance, a_draft, a_resource, a_withdrawn_form, an_event, answer
from tests.support.consents import a_party, said
from tests.support.days import days_ago, today
from tests.support.rights import an_archive, kept


def place_of(user: User) -> Organisation:
    """Return the organisation in a team of which somebody works."""
    return Organisation.objects.filter(teams__memberships__user=user).distinct().get()


@contextmanager
def practising(user: User) -> Iterator[None]:
    """Let what is done be logged as a page of a practice child does."""
    with occasion(Occasion(basis=PRACTICE, organisation_id=str(place_of(user).pk), page="profile")):
        yield


def a_practice_child(by: User) -> Child:
    """Make the practice child of somebody who is in a team."""
    with practising(by):
        return start_practice(organisation=place_of(by), by=by)


def a_practice_child_with_everything(by: User) -> Child:
    """Make a practice child with every kind of record: drafts, forms, what happened, notes, a closed file."""
    child = a_practice_child(by)
    with practising(by):
        answer(a_draft(child, by), "help_ask", "2", by, example="Geoefend.")
        a_withdrawn_form(child, by, on=days_ago(60))
        an_event(child, by, title="Geoefend")
        a_circumstance(child, by)
        a_resource(child, by)
        an_episode(child, by)
        a_quick_note(child, by)
        a_missed_moment(child, by)
        an_action(child, by)
        a_safety_note(child, by)
        said(child, by, "yes", party=a_party(child, by))
        an_archive(child, by)
        kept(child, by, closed_on=today())
    return child
