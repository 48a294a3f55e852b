"""Filling in by a link: one statement on a screen, back and forth, two windows, sending once, and saying no."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from audit.models import AuditEvent
from children.models import Child
from invitations.models import Invitation, InvitedAnswer
from invitations.queries.invited import items_of, question_of
from tests.support.build import People, a_child
from tests.support.days import birth_month_of
from tests.support.invitations import NOTHING_SEEN, answered, asked, begun, opened
from tests.support.pages import Page

START, WORDS, READ, DONE = "invitation-start", "invitation-words", "invitation-read", "invitation-done"


def question(number: int) -> str:
    return reverse("invitation-question", args=[number])


@pytest.fixture
def link(child: Child, people: People) -> tuple[Invitation, str]:
    return asked(child, people.anna)


def send(browser: Client, invitation: Invitation) -> int:
    """Send what is there; return the status."""
    invitation.refresh_from_db()
    return int(browser.post(reverse(READ), {"seen": str(invitation.revision)}).status_code)


def test_start_says_who_asks_and_that_no_is_fine(link: tuple[Invitation, str]) -> None:
    html = opened(link[1]).get(reverse(START)).content.decode()
    for said in (
        "Anna de Wit",
        "Noord",
        "Sam",
        "Moet het?",
        "Nee. Nee zeggen mag",
        "Ouders met gezag",
        "Liever niet",
    ):
        assert said in html


def test_child_is_asked_in_its_own_words_with_its_own_form(child: Child, people: People) -> None:
    _invitation, token = asked(child, people.anna, "child")
    browser = begun(token)
    assert "Je ouders mogen het vaak ook lezen." in browser.get(reverse(START)).content.decode()
    html = browser.get(question(1)).content.decode()
    assert "Ik doe iets waar ik rustig van word" in html
    assert "weet ik niet" in html


def test_child_of_seven_is_not_asked_by_a_link(people: People) -> None:
    year, _month = birth_month_of(7)
    young = a_child(people.north, people.anna, reference="DW-7", birth_year=year)
    with pytest.raises(StopIteration):
        asked(young, people.anna, "child")


def test_reader_chooses_the_language_and_keeps_it(link: tuple[Invitation, str]) -> None:
    browser = opened(link[1])
    assert 'lang="nl"' in browser.get(reverse(START)).content.decode()
    response = browser.get(reverse(START), {"taal": "en"})
    assert response["Content-Language"] == "en"
    browser.post(reverse(START), {"goto": "begin"})
    html = browser.get(question(1)).content.decode()
    assert "I want to talk about this" in html
    assert "Sam gets calm again" in html


def test_nothing_is_answered_before_someone_began(link: tuple[Invitation, str]) -> None:
    browser = opened(link[1])
    assert browser.get(question(1))["Location"] == reverse(START)
    assert browser.post(question(1), {"choice": "3", "seen": "0"})["Location"] == reverse(START)
    assert not InvitedAnswer.objects.exists()


def test_answers_are_saved_one_by_one_and_can_be_gone_back_to(link: tuple[Invitation, str]) -> None:
    browser = begun(link[1])
    on = browser.post(question(1), {"choice": "2", "talk": "on", "seen": "0", "goto": "on"})
    assert on["Location"] == question(2)
    back = browser.post(question(2), {"choice": "not_seen", "seen": "0", "goto": "back"})
    assert back["Location"] == question(1)
    html = " ".join(browser.get(question(1)).content.decode().split())
    assert 'value="2" checked' in html
    assert 'name="talk" value="on" checked' in html
    assert dict(InvitedAnswer.objects.values_list("choice", "wants_to_talk")) == {
        "2": True,
        "not_seen": False,
    }


def test_who_goes_on_later_comes_back_at_the_first_open_statement(link: tuple[Invitation, str]) -> None:
    browser = begun(link[1])
    browser.post(question(1), {"choice": "2", "seen": "0", "goto": "later"})
    assert "Uw antwoorden zijn bewaard." in browser.get(reverse(DONE)).content.decode()
    assert browser.get(question(1)).status_code == 410
    again = opened(link[1])
    assert again.post(reverse(START), {"goto": "begin"})["Location"] == question(2)


def test_answer_that_is_not_offered_is_refused(link: tuple[Invitation, str]) -> None:
    browser = begun(link[1])
    assert browser.post(question(1), {"choice": "9", "seen": "0"}).status_code == 400
    assert browser.post(question(1), {"choice": "2", "seen": "-1"}).status_code == 400
    assert browser.get(question(99)).status_code == 404
    assert not InvitedAnswer.objects.exists()


def test_second_window_is_told_and_overwrites_nothing(link: tuple[Invitation, str]) -> None:
    invitation, token = link
    one, other = begun(token), begun(token)
    one.post(question(1), {"choice": "3", "seen": "0"})
    told = other.post(question(1), {"choice": "0", "seen": "0"})
    assert told.status_code == 409
    assert "veranderd in een ander venster" in told.content.decode()
    (mine,) = [one.label for one in question_of(invitation, 1, None).options if one.value == "0"]
    assert f">{mine}</p>" in told.content.decode()  # both stand there
    assert InvitedAnswer.objects.get().choice == "3"
    assert other.post(question(1), {"choice": "0", "seen": "1"}).status_code == 302
    assert other.post(question(1), {"choice": "0", "seen": "1"}).status_code == 302  # twice the same
    assert InvitedAnswer.objects.get(invitation=invitation).choice == "0"


def test_own_words_of_another_window_are_not_overwritten(link: tuple[Invitation, str]) -> None:
    browser = begun(link[1])
    browser.post(reverse(WORDS), {"own_words": "Eén", "may_print": "on", "seen_mark": NOTHING_SEEN})
    told = browser.post(reverse(WORDS), {"own_words": "Twee", "seen_mark": NOTHING_SEEN})
    assert told.status_code == 409
    for words in ("Eén</textarea>", ">Twee</p>"):
        assert words in told.content.decode()
    link[0].refresh_from_db()
    assert (link[0].own_words, link[0].may_print) == ("Eén", True)


def test_no_to_printing_in_one_window_is_not_taken_back_by_another(link: tuple[Invitation, str]) -> None:
    browser = begun(link[1])
    said = {"own_words": "Eén", "may_print": "on", "seen_mark": NOTHING_SEEN}
    browser.post(reverse(WORDS), said)
    seen = Page(browser.get(reverse(WORDS))).form.fields["seen_mark"]
    assert browser.post(reverse(WORDS), {"own_words": "Eén", "seen_mark": seen}).status_code == 302
    assert browser.post(reverse(WORDS), {**said, "seen_mark": seen}).status_code == 409
    link[0].refresh_from_db()
    assert (link[0].own_words, link[0].may_print, link[0].revision) == ("Eén", False, 3)
    assert (
        browser.post(reverse(WORDS), {"own_words": "Eén", "seen_mark": seen}).status_code == 302
    )  # twice the same
    link[0].refresh_from_db()
    assert link[0].revision == 3


def test_everything_is_read_again_before_it_is_sent(link: tuple[Invitation, str]) -> None:
    invitation, token = link
    answered(invitation, own_words="Sam lacht weer", may_print=True)
    browser = opened(token)
    html = browser.get(reverse(READ)).content.decode()
    for said in (
        "Klopt het zo?",
        "ja, ook op moeilijke dagen",
        "overgeslagen",
        "Sam lacht weer",
        "mag op het verslag",
    ):
        assert said in html
    assert send(browser, invitation) == 302
    thanks = browser.get(reverse(DONE))
    assert "Verstuurd. Dank u wel." in thanks.content.decode()
    assert "Sam lacht" not in thanks.content.decode()
    assert browser.get(reverse(DONE)).status_code == 410
    assert opened(token).get(reverse(START)).status_code == 410
    invitation.refresh_from_db()
    assert (invitation.state, invitation.token_digest) == ("sent", None)
    assert not Assessment.objects.exists()


def test_sending_twice_sends_once(link: tuple[Invitation, str]) -> None:
    invitation, token = link
    answered(invitation)
    one, other = opened(token), opened(token)
    assert (send(one, invitation), send(other, invitation)) == (302, 410)
    assert AuditEvent.objects.filter(event="invitation_sent").count() == 1


def test_only_what_was_shown_is_sent(link: tuple[Invitation, str]) -> None:
    invitation, token = link
    answered(invitation)
    browser, seen = opened(token), str(invitation.revision)
    opened(token).post(question(1), {"choice": "0", "seen": "1"})
    refused = browser.post(reverse(READ), {"seen": seen})
    assert refused.status_code == 409
    assert "Lees het nog eens" in refused.content.decode()
    assert send(browser, invitation) == 302


def test_nothing_is_sent_when_nothing_was_answered(link: tuple[Invitation, str]) -> None:
    browser = begun(link[1])
    assert send(browser, link[0]) == 400
    assert ">Versturen<" not in browser.get(reverse(READ)).content.decode()


def test_teacher_says_how_many_hours(child: Child, people: People) -> None:
    invitation, token = asked(child, people.anna, "teacher")
    browser = begun(token)
    browser.post(question(1), {"choice": "not_seen", "seen": "0"})
    assert send(browser, invitation) == 400
    wrong = browser.post(reverse(WORDS), {"hours_seen": "2040", "seen_mark": NOTHING_SEEN})
    assert wrong.status_code == 400
    assert 'value="2040"' in wrong.content.decode()  # what was typed is not lost
    browser.post(reverse(WORDS), {"hours_seen": "12", "seen_mark": NOTHING_SEEN})
    assert send(browser, invitation) == 302


def test_could_not_see_comes_before_does_not_fit(child: Child, people: People) -> None:
    html = begun(asked(child, people.anna, "teacher")[1]).get(question(1)).content.decode()
    assert html.index('value="3"') < html.index('value="not_seen"') < html.index('value="not_applicable"')
    assert html.count('class="invited-option"') == 6


def test_no_leaves_only_the_no(link: tuple[Invitation, str], anna: Client, child: Child) -> None:
    invitation, token = link
    answered(invitation, own_words="Liever niet, want")
    browser = opened(token)
    assert browser.post(reverse(START), {"goto": "no"})["Location"] == reverse(DONE)
    assert "Dat is goed." in browser.get(reverse(DONE)).content.decode()
    invitation.refresh_from_db()
    assert (invitation.state, invitation.own_words, invitation.may_print) == ("declined", "", False)
    assert not invitation.answers.exists()
    html = anna.get(reverse("invitation-detail", args=[child.pk, invitation.pk])).content.decode()
    assert "zei nee" in html
    assert "Nieuwe link maken" not in html


def test_items_of_a_parent_leave_own_words_to_the_end(link: tuple[Invitation, str]) -> None:
    assert "words" not in {item.kind for item in items_of(link[0])}
