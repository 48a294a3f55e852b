"""What comes in by a link counts nowhere until who asked has checked it; then it is an observation by that person."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions.people import end_membership
from accounts.models import User
from assessments.actions.corrections import start_correction
from assessments.exceptions import SentByLink
from assessments.models import Assessment
from children.models import Child
from invitations.models import Invitation, InvitedAnswer
from reports.queries.forms import readings_of
from rights.files.archive import with_who_spoke, without
from rights.models import Archive
from rights.queries.records_of_child import everything_about
from tests.support.build import People
from tests.support.invitations import asked, revision_of, sent, sent_by_parent
from tests.support.personas import someone

CHECK, DETAIL, LIST = "invitation-check", "invitation-detail", "invitation-list"


@pytest.fixture
def received(child: Child, people: People) -> Invitation:
    return sent_by_parent(child, people.anna, own_words="Sam lacht weer aan tafel.")


def url(name: str, invitation: Invitation) -> str:
    return reverse(name, args=[invitation.child_id, invitation.pk])


def browser_of(user: User) -> Client:
    """Return a browser in which someone is signed in."""
    browser = Client()
    browser.force_login(user)
    return browser


def taking_up(invitation: Invitation, **changes: str) -> dict[str, str]:
    """Return a good form that takes up what came in."""
    return {"seen": revision_of(invitation), "step": "accept", "is_child": "on", "is_person": "on", **changes}


def setting_aside(invitation: Invitation, **changes: str) -> dict[str, str]:
    """Return a good form that sets aside what came in."""
    given = {"step": "set-aside", "reason": "wrong_person", "note": "De buurvrouw vulde het in."}
    return {"seen": revision_of(invitation), **given, **changes}


def test_nothing_counts_before_it_is_checked(received: Invitation, anna: Client, child: Child) -> None:
    assert not Assessment.objects.exists()
    assert readings_of(child) == []
    assert "Sam lacht" not in anna.get(reverse("profile", args=[child.pk])).content.decode()


def test_who_asked_is_told_on_the_list_of_children(
    received: Invitation, anna: Client, people: People
) -> None:
    assert "De moeder vulde iets in over Sam" in anna.get(reverse("child-list")).content.decode()
    assert (
        "De moeder vulde iets in" not in browser_of(people.cora).get(reverse("child-list")).content.decode()
    )


def test_both_ticks_are_needed(received: Invitation, anna: Client) -> None:
    for missing in ("is_child", "is_person"):
        response = anna.post(url(CHECK, received), taking_up(received, **{missing: ""}))
        assert "Vink allebei aan" in response.content.decode()
    assert not Assessment.objects.exists()


def test_what_is_taken_up_is_an_observation_by_who_sent_it(
    received: Invitation, anna: Client, child: Child, people: People
) -> None:
    assert anna.post(url(CHECK, received), taking_up(received)).status_code == 302
    signed = Assessment.objects.get()
    assert (signed.sent_by, signed.observer, signed.observer_role) == ("de moeder", people.anna, "parent")
    assert signed.seen_by == "de moeder, via een link"
    document = signed.document or {}
    assert document["observer"]["sent_by"] == "de moeder"
    assert [row.get("talk") for row in document["answers"].values()] == [True, None, None]
    assert signed.wants_to_talk
    (reading,) = readings_of(child)
    assert reading.observer == "de moeder, via een link"
    received.refresh_from_db()
    assert (received.assessment, received.checked_by) == (signed, people.anna)
    assert not InvitedAnswer.objects.exists()
    html = anna.get(reverse("assessment-read", args=[child.pk, signed.pk])).content.decode()
    for said in ("de moeder, via een link", "Sam lacht weer aan tafel.", "Mag op het verslag", "wil praten"):
        assert said in html
    assert reverse("assessment-correct", args=[child.pk, signed.pk]) not in html


def test_nobody_says_it_in_other_words(
    received: Invitation, anna: Client, people: People, child: Child
) -> None:
    anna.post(url(CHECK, received), taking_up(received))
    signed = Assessment.objects.get()
    with pytest.raises(SentByLink):
        start_correction(assessment=signed, reason="Anders", by=people.anna)
    response = anna.post(
        reverse("assessment-correct", args=[child.pk, signed.pk]), {"reason": "Anders"}, follow=True
    )
    assert "Dit kwam via een link." in response.content.decode()


def test_teachers_by_a_link_are_voices_of_their_own(child: Child, people: People, anna: Client) -> None:
    for called in ("meester Joost", "juf Els"):
        one = sent(asked(child, people.anna, "teacher", called=called)[0])
        anna.post(url(CHECK, one), taking_up(one))
    assert len({reading.observer_id for reading in readings_of(child)}) == 2
    assert {form.hours_seen for form in Assessment.objects.all()} == {6}


def test_what_is_set_aside_counts_nowhere_and_stays(received: Invitation, anna: Client, child: Child) -> None:
    response = anna.post(url(CHECK, received), setting_aside(received, note=""))
    assert "Zeg in een paar woorden" in response.content.decode()
    assert anna.post(url(CHECK, received), setting_aside(received)).status_code == 302
    received.refresh_from_db()
    assert (received.set_aside_as, received.assessment) == ("wrong_person", None)
    assert received.answers.count() == 3
    assert not Assessment.objects.exists()
    assert "apart gelegd" in anna.get(reverse(LIST, args=[child.pk])).content.decode()


@pytest.mark.parametrize(("reason", "n"), [("wrong_person", 3), ("wrong_child", 0)])
def test_archive_has_what_was_set_aside_but_nothing_of_another_child(
    received: Invitation, anna: Client, child: Child, reason: str, n: int
) -> None:
    anna.post(url(CHECK, received), setting_aside(received, reason=reason))
    found = {one.kind.key: one.rows for one in everything_about(child)}
    assert len(found["antwoorden-per-link"]) == n
    assert len(found["uitnodigingen"]) == (1 if n else 0)


def test_it_is_checked_once(received: Invitation, anna: Client) -> None:
    once, seen = taking_up(received), revision_of(received)
    anna.post(url(CHECK, received), once)
    anna.post(url(CHECK, received), {**setting_aside(received), "seen": seen})
    anna.post(url(CHECK, received), taking_up(received))
    assert Assessment.objects.count() == 1
    received.refresh_from_db()
    assert received.set_aside_as == ""


def test_colleague_who_did_not_ask_does_not_check(received: Invitation, people: People) -> None:
    other = browser_of(someone("Eva", "practitioner", people.north))
    assert other.post(url(CHECK, received), taking_up(received)).status_code == 403
    assert "Sam lacht" not in other.get(url(DETAIL, received)).content.decode()


def test_coordinator_checks_for_who_is_away(received: Invitation, people: People) -> None:
    cora = browser_of(people.cora)
    assert "Sam lacht" in cora.get(url(DETAIL, received)).content.decode()
    cora.post(url(CHECK, received), taking_up(received))
    assert Assessment.objects.get().observer == people.anna


def test_archive_says_that_nobody_sat_beside_and_can_leave_the_name_out(
    received: Invitation, anna: Client, child: Child
) -> None:
    anna.post(url(CHECK, received), taking_up(received))
    form = Assessment.objects.get()
    told = dict(with_who_spoke(form, [("Ingevuld door", "Anna de Wit")]))
    assert told == {"Gevraagd door": "Anna de Wit"}
    (forms,) = (one for one in everything_about(child) if one.kind.key == "observaties")
    archive = Archive(child=child, marks={f"observaties/{form.pk}/sent_by": {"left_out": "privacy"}})
    (shown,) = without(forms, archive).rows
    assert "de moeder" not in f"{shown.sent_by} {shown.document}"


def test_what_a_colleague_asked_who_left_is_on_the_list_of_the_team_and_can_be_checked_there(
    received: Invitation, people: People
) -> None:
    greta = someone("Greta", "practitioner", people.north)
    told, team = "de moeder vulde iets in over Sam", (people.cora, greta)
    for colleague in team:
        assert told not in browser_of(colleague).get(reverse("child-list")).content.decode()
    end_membership(membership=people.anna.memberships.get(), by=people.ada)
    for colleague in team:
        assert told in browser_of(colleague).get(reverse("child-list")).content.decode()
    assert told not in browser_of(people.chris).get(reverse("child-list")).content.decode()
    assert browser_of(greta).post(url(CHECK, received), taking_up(received)).status_code == 302
    received.refresh_from_db()
    assert received.checked_by == greta
