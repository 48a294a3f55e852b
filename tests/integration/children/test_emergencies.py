"""Emergency access: reading for some hours with a reason, seen and signed off by a coordinator."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from accounts.actions import add_person
from accounts.models import User
from accounts.rules.two_people import NotTwoPeople
from audit.models import AuditEvent
from children.actions.grants import ATTEMPTS_PER_DAY, review_emergency
from children.models import Child, Grant
from revisions.exceptions import SeenOtherwise
from tests.support.build import People, a_child, an_organisation_elsewhere
from tests.support.clock import clock_at
from tests.support.pages import Page, Reply

REASON = "Het kind belde vannacht; de dienst moet nu weten wie helpt."
OPEN = reverse("emergency-open")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def attempt(user: User, reference: str = "DW-001", reason: str = REASON) -> Reply:
    return client_of(user).post(OPEN, {"reference": reference, "reason": reason})


def opened(people: People, child: Child) -> Grant:
    """Let Chris, of the other team, open this child."""
    assert attempt(people.chris, child.reference).status_code == 302
    return Grant.objects.get(kind="emergency")


@pytest.mark.hard_moments
def test_emergency_opens_reading_for_four_hours_and_nothing_more(people: People) -> None:
    child = a_child(people.north, people.anna)
    grant = opened(people, child)
    chris = client_of(people.chris)
    for page, expected in (
        ("profile", 200),
        ("life-event-list", 200),
        ("assessment-start", 403),
        ("report", 403),
    ):
        assert chris.get(reverse(page, args=[child.pk])).status_code == expected
    words = Page(chris.get(reverse("profile", args=[child.pk]))).words
    assert (
        gettext("Emergency access until %(until)s. Every page you open is looked at afterwards.")[:15]
        in words
    )
    read = AuditEvent.objects.filter(event="profile_read").latest("id")
    assert (read.basis, read.actor_role) == ("emergency", "practitioner")
    with clock_at(grant.began_at + datetime.timedelta(hours=4)):
        chris = client_of(people.chris)  # signed in again: the session locked long before
        assert chris.get(reverse("profile", args=[child.pk])).status_code == 404


@pytest.mark.parametrize("reference", ["DW-0", "DW-00", "D-W001", "DW-001%", "X-ES"])
def test_number_that_leads_to_no_child_says_nothing_and_is_logged(people: People, reference: str) -> None:
    a_child(people.north, people.anna)
    elsewhere = an_organisation_elsewhere()
    a_child(elsewhere.memberships.get().team, elsewhere, reference="X-ES")  # type: ignore[arg-type]
    page = Page(attempt(people.chris, reference))
    assert gettext("No child with this number could be opened. The attempt is in the log.") in page.words
    event = AuditEvent.objects.get(event="emergency_refused")
    assert (event.outcome, event.child_id, event.actor_id) == (4, "", str(people.chris.pk))
    assert not Grant.objects.filter(kind="emergency").exists()


def test_reason_is_needed(people: People) -> None:
    a_child(people.north, people.anna)
    response = attempt(people.chris, reason="nodig")
    assert list(response.context["form"].errors) == ["reason"]
    assert not Grant.objects.filter(kind="emergency").exists()


@pytest.mark.hard_moments
def test_too_many_attempts_in_a_day_are_stopped(people: People) -> None:
    child = a_child(people.north, people.anna)
    assert ATTEMPTS_PER_DAY == 5
    for place in range(ATTEMPTS_PER_DAY):
        attempt(people.chris, f"DW-{place}9")
    stopped = Page(attempt(people.chris, child.reference)).words
    assert gettext("You tried this too often today. Call a coordinator.") in stopped
    assert not Grant.objects.filter(kind="emergency").exists()
    tomorrow = timezone.now() + datetime.timedelta(days=2)
    with clock_at(tomorrow):
        assert attempt(people.chris, child.reference).status_code == 302


def test_coordinator_sees_what_was_opened_and_signs_it_off(people: People) -> None:
    child = a_child(people.north, people.anna)
    grant = opened(people, child)
    client_of(people.chris).get(reverse("profile", args=[child.pk]))
    cora = client_of(people.cora)
    assert reverse("emergency-list") in cora.get(reverse("child-list")).content.decode().partition("<main")[2]
    page = Page(cora.get(reverse("emergency-list")))
    for text in (REASON, "Chris de Wit", child.first_name, "profile"):
        assert text in page.words
    url = reverse("emergency-review", args=[grant.pk])
    refused = Page(cora.post(url, {"note": ""}))
    assert f"id_note_{grant.pk}" in refused.ids
    assert {"error-summary", "invalid-feedback"} <= set(refused.classes)
    assert Grant.objects.get(pk=grant.pk).reviewed_at is None
    assert cora.post(url, {"note": "Besproken, terecht."}).status_code == 302
    assert "Besproken, terecht." in Page(cora.get(reverse("emergency-list"))).words
    listed = (
        cora.get(reverse("child-list")).content.decode().partition("<main")[2]
    )  # the menu leads there always
    assert f'href="{reverse("emergency-list")}"' not in listed
    assert AuditEvent.objects.filter(event="emergency_reviewed", child_id=str(child.pk)).count() == 1
    with pytest.raises(SeenOtherwise):
        review_emergency(grant=grant, note="nog eens", by=people.cora)


def test_nobody_signs_off_their_own_or_that_of_another_team(people: People) -> None:
    child = a_child(people.north, people.anna)
    grant = opened(people, child)
    organisation = people.north.organisation
    for team in (people.north, people.south):
        add_person(
            organisation=organisation,
            email=f"{team.name.lower()}@voorbeeld.example",
            full_name="Coördinator",
            role="coordinator",
            team=team,
            by=people.ada,
        )
    url = reverse("emergency-review", args=[grant.pk])
    south = User.objects.get(email="zuid@voorbeeld.example")
    assert client_of(south).post(url, {"note": "Akkoord zo."}).status_code == 404
    Grant.objects.filter(pk=grant.pk).update(user=people.cora)
    own_list, of_another = (
        Page(client_of(user).get(reverse("child-list"))).words
        for user in (people.cora, User.objects.get(email="noord@voorbeeld.example"))
    )
    assert "in een noodgeval een kind van je teams (1 keer)" in of_another
    assert "in een noodgeval" not in own_list  # it does not wait for her
    refused = client_of(people.cora).post(url, {"note": "Akkoord zo."})
    assert refused.status_code == 403
    assert "Je nam deze toegang zelf" in Page(refused).words
    own = Grant.objects.get(pk=grant.pk)
    with pytest.raises(NotTwoPeople):
        review_emergency(grant=own, note="Akkoord zo.", by=people.cora)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(reviewed_at=timezone.now(), reviewed_by=people.cora)


def test_observers_and_administrators_have_no_emergency_access(people: People) -> None:
    for user in (people.bram, people.ada):
        assert client_of(user).get(OPEN).status_code == 403
    assert client_of(people.anna).get(reverse("emergency-list")).status_code == 403
