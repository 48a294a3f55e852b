"""Who opened a link holds that one invitation and no other right; who is signed in there stays who they are."""

from django.conf import settings
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from children.models import Child
from invitations.models import Invitation
from tests.support.build import People
from tests.support.invitations import asked, begun, opened
from tests.support.matrix import ROWS, good_for, outcome
from tests.support.world import TRACES, World, undone

OWN = {"invitation-start", "invitation-question", "invitation-words", "invitation-read", "invitation-done"}


def test_no_other_page_answers_who_opened_a_link(world: World) -> None:
    _invitation, token = asked(world.child, world.people.anna)
    for row in ROWS:
        if row["page"] in OWN or row["method"] not in ("GET", "POST"):
            continue
        with undone():
            browser, good = begun(token), good_for(world, row)
            url = world.url(row["page"], row["about"] or "anna's draft")
            response = browser.get(url) if row["method"] == "GET" else browser.post(url, good)
        assert outcome(response) == row["anonymous"], row["page"]
        assert not [trace for trace in TRACES if trace in response.content.decode("utf-8", "replace")], row[
            "page"
        ]


def test_colleague_who_opens_a_link_stays_who_they_are(child: Child, people: People, anna: Client) -> None:
    _invitation, token = asked(child, people.anna)
    session = anna.cookies[settings.SESSION_COOKIE_NAME].value
    begun(token, anna)
    html = anna.get(reverse("invitation-question", args=[1])).content.decode()
    assert "Anna" not in html
    assert reverse("child-list") not in html
    assert anna.get(reverse("child-list")).status_code == 200
    assert anna.cookies[settings.SESSION_COOKIE_NAME].value == session
    assert not AuditEvent.objects.filter(basis="invitation").exclude(actor_id="", session="").exists()


def test_colleague_who_says_no_by_a_link_is_still_signed_in(
    child: Child, people: People, anna: Client
) -> None:
    invitation, token = asked(child, people.anna)
    opened(token, anna).post(reverse("invitation-start"), {"goto": "no"})
    assert anna.get(reverse("invitation-done")).status_code == 200
    assert anna.get(reverse("child-list")).status_code == 200
    invitation.refresh_from_db()
    assert invitation.state == "declined"


def test_one_browser_holds_the_invitation_that_it_opened_last(child: Child, people: People) -> None:
    _first, one = asked(child, people.anna, "parent")
    second, other = asked(child, people.anna, "teacher")
    browser = begun(one)
    begun(other, browser)
    assert Invitation.objects.get(pk=second.pk).state == "begun"
    assert "meester Joost" in browser.get(reverse("invitation-start")).content.decode()


def test_link_that_does_not_work_takes_away_what_the_browser_held(child: Child, people: People) -> None:
    _invitation, token = asked(child, people.anna)
    browser = begun(token)
    browser.get(reverse("invitation-open", args=["x" * 32]))
    assert browser.get(reverse("invitation-start")).status_code == 410
