"""What a coordinator looks after is what the own teams do: no request, file or certificate of another team."""

import datetime

import pytest
from django.urls import reverse

from accounts.access import access_of
from accounts.actions import add_person
from accounts.models import User
from children.models import Child
from rights.actions.erasures import propose_destruction
from rights.queries.erasures import erasures_for, kept_files, n_pressing, requests_for
from tests.support.build import People, a_child, an_event
from tests.support.days import today
from tests.support.large_dataset import browser_of
from tests.support.rights import a_request, destroyed, granted, kept


@pytest.fixture
def carla(people: People) -> User:
    """Add the coordinator of team South."""
    return add_person(
        organisation=people.north.organisation,
        email="carla@voorbeeld.example",
        full_name="Carla Bos",
        role="coordinator",
        team=people.south,
        by=None,
    )


@pytest.fixture
def closed(people: People) -> Child:
    """Register a child of team North whose file was closed."""
    child = a_child(people.north, people.anna, reference="KANARIE-9")
    kept(child, people.cora, closed_on=today() - datetime.timedelta(days=30))
    return child


def test_overview_holds_the_own_teams_only(people: People, carla: User, closed: Child) -> None:
    a_request(closed, people.cora, asked_on=today() - datetime.timedelta(days=100))
    gone = destroyed(a_child(people.north, people.anna, reference="KANARIE-8"), people.cora, people.anna)
    browser, url = browser_of(carla), reverse("right-overview")
    shown = browser.get(url).content.decode()
    assert "KANARIE" not in shown
    assert str(gone.pk) not in shown
    assert browser.get(reverse("certificate", args=[gone.pk])).status_code == 404
    of_cora = browser_of(people.cora).get(url).content.decode()
    assert "KANARIE-9" in of_cora
    assert str(gone.pk) in of_cora


@pytest.mark.hard_moments
def test_queries_narrow_to_the_own_teams(people: People, carla: User, closed: Child) -> None:
    a_request(closed, people.cora, asked_on=today() - datetime.timedelta(days=100))
    destroyed(a_child(people.north, people.anna, reference="KANARIE-8"), people.cora, people.anna)
    for user, found in ((carla, 0), (people.cora, 1)):
        access = access_of(user)
        assert len(kept_files(access, today())) == found
        assert requests_for(access).count() == found
        assert erasures_for(access).count() == found
        assert n_pressing(access, today()) == found


def test_only_what_still_waits_is_being_asked(people: People, closed: Child) -> None:
    refused = a_request(closed, people.cora)
    refused.decision, refused.ground, refused.explanation = "refused", "withdrawn", "Ingetrokken."
    refused.decided_by, refused.decided_at = people.cora, refused.recorded_at
    refused.save()
    (file,) = kept_files(access_of(people.cora), today())
    assert not file.is_asked
    overview = browser_of(people.cora).get(reverse("right-overview"))
    assert list(overview.context["requests"]) == []
    sibling = a_child(people.north, people.anna, reference="KANARIE-7")
    granted(a_request(sibling, people.cora), people.cora)
    assert propose_destruction(child=closed, by=people.cora).is_whole  # neither of them is in the way
    (file,) = kept_files(access_of(people.cora), today())
    assert file.is_asked


def test_what_was_carried_out_waits_no_more(people: People, closed: Child) -> None:
    event = an_event(closed, people.anna)
    assert destroyed(closed, people.cora, people.anna, event).counts == {"lifecourse_lifeevent": 1}
    assert not closed.erasure_requests.waiting().exists()
    assert propose_destruction(child=closed, by=people.cora).is_whole


def test_request_opens_only_at_its_own_step(people: People, closed: Child) -> None:
    asked = a_request(closed, people.cora)
    done = destroyed(closed, people.cora, people.anna, an_event(closed, people.anna))
    carried_out = closed.erasure_requests.get(erasure_key=done.pk)
    cora, anna = browser_of(people.cora), browser_of(people.anna)
    for request, decide, approve in ((asked, 200, 404), (carried_out, 404, 404)):
        assert cora.get(reverse("erasure-decide", args=[closed.pk, request.pk])).status_code == decide
        assert anna.get(reverse("erasure-approve", args=[closed.pk, request.pk])).status_code == approve
    granted(asked, people.cora)
    assert anna.get(reverse("erasure-approve", args=[closed.pk, asked.pk])).status_code == 200
