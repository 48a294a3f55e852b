"""The look over the log is about one organisation: its own months, emergencies, officers and sign-off."""

import datetime

import pytest

from accounts.access import access_of
from accounts.actions import add_person, end_membership
from accounts.models import Membership, User
from children.actions.grants import open_emergency, review_emergency
from children.models import Child
from logbook import actions
from logbook.queries.child import log_of
from logbook.queries.month import Emergencies, emergencies_in, first_month, nag_for
from logbook.views.month import review_in
from tests.support.audit_log import (
    DAY,
    a_month_to_look_over,
    a_privacy_officer,
    at_noon,
    last_month,
    logged,
    month_page,
    working_since,
)
from tests.support.build import People, a_child, an_organisation_elsewhere, entrusted
from tests.support.days import today
from tests.support.large_dataset import browser_of


def this_month() -> datetime.date:
    """Return the first day of the month that goes on."""
    return last_month(0)


@pytest.fixture
def olga(people: People) -> User:
    """Let another organisation work since long before."""
    olga = an_organisation_elsewhere()
    Membership.objects.filter(user=olga).update(started_at=at_noon(last_month(34)))
    return olga


def test_months_begin_with_the_own_organisation(people: People, olga: User) -> None:
    working_since(people, last_month(3) + 2 * DAY)
    assert first_month(people.north.organisation) == last_month(3)


def test_emergencies_are_those_of_the_own_children(people: People, child: Child, olga: User) -> None:
    here, team = people.north.organisation, olga.memberships.get().team
    assert team is not None
    open_emergency(child=a_child(team, olga, reference="ES-1"), reason="Kind was zoek.", by=olga)
    other = a_child(people.north, people.anna, reference="DW-2", is_entrusted=False)
    entrusted(other, people.bram, people.anna)
    assert emergencies_in(here, this_month()) == Emergencies(0, 0)
    grant = open_emergency(child=child, reason="Kind was zoek.", by=people.chris)
    assert emergencies_in(here, this_month()) == Emergencies(1, 1)
    review_emergency(grant=grant, note="Goed.", by=people.cora)
    assert emergencies_in(here, this_month()) == Emergencies(1, 0)


def test_log_leaves_out_what_a_colleague_did_elsewhere(people: People, olga: User) -> None:
    here, elsewhere = people.north.organisation, olga.memberships.get().organisation
    working_since(people, last_month(3) + 2 * DAY)
    add_person(
        organisation=elsewhere,
        email=people.anna.email,
        full_name="",
        role="administrator",
        team=None,
        by=None,
    )
    logged(last_month(), "signed_in", by=people.anna, organisation_id=str(elsewhere.pk))
    assert not log_of(here.pk).filter(event="signed_in").exists()
    logged(last_month(), "signed_in", by=people.anna)
    assert log_of(here.pk).filter(event="signed_in").count() == 1
    logged(last_month(4), "signed_out", by=people.anna)  # when she did not work here yet
    assert not log_of(here.pk).filter(event="signed_out").exists()


def test_nag_knows_whether_there_is_an_officer_now(people: People) -> None:
    working_since(people, last_month(3) + 2 * DAY)
    access = access_of(people.ada)
    assert (nag := nag_for(access, today())) is not None
    assert not nag.has_officer
    officer = a_privacy_officer(people)
    assert (nag := nag_for(access, today())) is not None
    assert nag.has_officer
    end_membership(membership=officer.memberships.get(), by=people.ada)
    assert (nag := nag_for(access, today())) is not None
    assert not nag.has_officer
    assert nag_for(access_of(people.anna), today()) is None


def test_month_that_is_not_over_cannot_be_begun(people: People) -> None:
    officer = a_privacy_officer(people)
    with pytest.raises(actions.NotOver):
        actions.start_review(organisation=people.north.organisation, month=this_month(), keys=[], by=officer)


def test_review_of_another_organisation_is_not_found(people: People, child: Child, olga: User) -> None:
    a_month_to_look_over(people, child)
    elsewhere = olga.memberships.get().organisation
    values = {"email": "otto@elders.example", "full_name": "Otto van Es", "role": "privacy_officer"}
    officer = add_person(organisation=elsewhere, team=None, by=None, **values)
    own = actions.start_review(organisation=elsewhere, month=last_month(), keys=[], by=officer)
    assert review_in(elsewhere, last_month().year, last_month().month) == own
    assert review_in(people.north.organisation, last_month().year, last_month().month) != own
    line = month_page("log-line", 1)  # only the other sample has one
    assert browser_of(officer).get(line).status_code == 404
