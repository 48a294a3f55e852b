"""Asking someone by a link: the form, the link shown once, the letter, a new link, and withdrawing."""

import io

import pypdfium2
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from children.models import Child
from invitations.actions.asking import add_invitation
from invitations.exceptions import NotAllowedToAsk
from invitations.models import Invitation
from tests.support.build import People
from tests.support.days import days_ago
from tests.support.invitations import asked, invitation_fields, revision_of

ADD, DETAIL, LETTER, LIST = "invitation-add", "invitation-detail", "invitation-letter", "invitation-list"


def ask(anna: Client, child: Child, **changes: str) -> str:
    """Ask a parent; return the page of the invitation."""
    response = anna.post(reverse(ADD, args=[child.pk]), invitation_fields(child, **changes))
    assert response.status_code == 302
    return str(response["Location"])


def link_in(html: str) -> str:
    """Return the link on a page; empty without one."""
    _before, _at, rest = html.partition("/uitnodiging/")
    return rest.partition("/")[0]


def test_link_is_shown_once_and_works(anna: Client, child: Child) -> None:
    page = ask(anna, child)
    token = link_in(anna.get(page).content.decode())
    assert len(token) == 32
    assert link_in(anna.get(page).content.decode()) == ""
    assert Client().get(reverse("invitation-open", args=[token]), follow=True).status_code == 200


def test_link_of_one_invitation_is_not_shown_at_another(anna: Client, child: Child, people: People) -> None:
    ask(anna, child)
    other, _token = asked(child, people.anna)
    assert link_in(anna.get(reverse(DETAIL, args=[child.pk, other.pk])).content.decode()) == ""


def test_letter_holds_the_link_and_a_square(anna: Client, child: Child) -> None:
    page = ask(anna, child)
    token = link_in(anna.get(page).content.decode())
    response = anna.get(f"{page}brief/", {"taal": "nl"})
    assert response["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(io.BytesIO(response.content))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert len(document) == 1
    assert token in text.replace("\r\n", "").replace("\n", "")
    assert "Liever anders?" in text


def test_letter_without_the_link_leads_back(anna: Client, child: Child, people: People) -> None:
    made, _token = asked(child, people.anna)
    response = anna.get(reverse(LETTER, args=[child.pk, made.pk]), follow=True)
    assert "De link is één keer getoond." in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"until": str(days_ago(-31))}, "hooguit 30 dagen"),
        ({"until": str(days_ago(1))}, "vanaf vandaag"),
        ({"called": ""}, "Schrijf hoe je deze persoon noemt."),
        ({"period_from": str(days_ago(400))}, "afgelopen jaar"),
        ({"whom": "stranger.1"}, "Kies"),
    ],
)
def test_form_refuses_what_is_not_right(
    anna: Client, child: Child, changes: dict[str, str], said: str
) -> None:
    response = anna.post(reverse(ADD, args=[child.pk]), invitation_fields(child, **changes))
    assert said in response.content.decode()
    assert not Invitation.objects.exists()


def test_child_is_called_by_its_own_name(anna: Client, child: Child) -> None:
    fields = invitation_fields(child, "child", called="iemand anders")
    anna.post(reverse(ADD, args=[child.pk]), fields)
    assert Invitation.objects.get().called == child.first_name


def test_who_may_not_be_asked_is_refused_with_the_reason(
    anna: Client, child: Child, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("invitations.forms", "invitations.actions.asking"):
        monkeypatch.setattr(f"{place}.may_ask", lambda **_about: "Toestemming ontbreekt.")
    response = anna.post(reverse(ADD, args=[child.pk]), invitation_fields(child))
    assert "Toestemming ontbreekt." in response.content.decode()
    with pytest.raises(NotAllowedToAsk):
        asked(child, people.anna)
    assert not Invitation.objects.exists()
    assert callable(add_invitation)


def test_withdrawn_link_ends_and_can_be_made_anew(anna: Client, child: Child, people: People) -> None:
    made, token = asked(child, people.anna)
    seen = {"seen": revision_of(made)}
    anna.post(reverse("invitation-withdraw", args=[child.pk, made.pk]), seen)
    made.refresh_from_db()
    assert made.state == "withdrawn"
    again = anna.post(reverse("invitation-renew", args=[child.pk, made.pk]), {"seen": revision_of(made)})
    new = link_in(anna.get(again["Location"]).content.decode())
    assert new not in ("", token)
    assert Invitation.objects.count() == 2


def test_list_ends_what_ran_out_and_has_few_queries(
    anna: Client, child: Child, people: People, django_assert_max_num_queries: object
) -> None:
    for _ in range(6):
        asked(child, people.anna)
    html = anna.get(reverse(LIST, args=[child.pk])).content.decode()
    assert html.count("de moeder") == 6
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        anna.get(reverse(LIST, args=[child.pk]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "sent"},
        {"state": "withdrawn"},
        {"token_digest": None},
        {"assessment": None, "set_aside_as": "wrong_child"},
    ],
)
def test_database_refuses_what_cannot_be(child: Child, people: People, wrong: dict[str, object]) -> None:
    made, _token = asked(child, people.anna)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=made.pk).update(**wrong)
