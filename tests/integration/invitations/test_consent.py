"""What a recorded no does: nobody is asked by a link against it, and own words are left out of the paper."""

import pytest
from django.test import Client
from django.urls import reverse

from children.models import Child
from invitations.actions.asking import renew_invitation
from invitations.actions.checking import accept_invitation
from invitations.exceptions import NotAllowedToAsk
from invitations.models import Invitation
from invitations.queries.asking import choices_for
from invitations.queries.overview import words_to_print
from tests.support.build import People, a_child, a_signed_form
from tests.support.consents import a_party, said
from tests.support.days import days_ago
from tests.support.invitations import asked, invitation_fields, sent
from tests.support.papers import make_pdf, read_pdf

REASON = "Moeder zei nee."
WORDS = {
    "parent": "Sam lacht weer aan tafel.",
    "foster_carer": "Hij helpt mee in de tuin.",
    "teacher": "Hij rekent graag.",
}
LEFT_OUT = "Niet alles staat in dit verslag: nog niet iedereen zei daar ja op."


def taken_up(child: Child, people: People, kind: str) -> Invitation:
    """Let someone send own words by a link, and take them up."""
    made = sent(asked(child, people.anna, kind)[0], own_words=WORDS[kind])
    accept_invitation(invitation=made, seen_revision=made.revision, by=people.anna)
    return made


@pytest.mark.parametrize(
    ("kind", "purpose"),
    [
        ("child", "ask_child"),
        ("parent", "ask_parents"),
        ("foster_carer", "ask_network"),
        ("teacher", "ask_school"),
    ],
)
@pytest.mark.parametrize("answer", ["no", "withdrawn"])
def test_recorded_no_stops_asking_and_the_page_says_who_said_it(
    people: People, anna: Client, child: Child, kind: str, purpose: str, answer: str
) -> None:
    mother = a_party(child, people.anna)
    said(child, people.anna, "yes", purpose, party=mother)
    made, _token = asked(child, people.anna, kind)  # before the no
    said(child, people.anna, answer, purpose, party=mother)
    response = anna.post(reverse("invitation-add", args=[child.pk]), invitation_fields(child, kind))
    assert REASON in response.content.decode()
    with pytest.raises(NotAllowedToAsk, match=REASON):
        asked(child, people.anna, kind)
    with pytest.raises(NotAllowedToAsk, match=REASON):
        renew_invitation(invitation=made, seen_revision=made.revision, by=people.anna)
    assert list(Invitation.objects.all()) == [made]


@pytest.mark.parametrize("kind", ["child", "parent", "foster_carer", "teacher"])
def test_nobody_is_asked_before_everyone_was_asked_and_one_link_leads_to_noting_it(
    people: People, anna: Client, child: Child, kind: str
) -> None:
    fields = invitation_fields(child, kind)  # everyone agreed about this child
    other = a_child(people.north, people.anna, first_name="Noor", reference="DW-009")
    fields["whom"] = next(one for one in choices_for(other) if one.kind == kind).key
    page = reverse("invitation-add", args=[other.pk])
    assert "Er is niet genoteerd wie gezag heeft." in anna.post(page, fields).content.decode()
    assert reverse("authority-add", args=[other.pk]) in anna.get(page).content.decode()
    mother = a_party(other, people.anna)
    assert "Nog niet gevraagd: moeder." in anna.post(page, fields).content.decode()
    assert (
        f"{reverse('consent-party', args=[other.pk, mother.party])}#div_id_"
        in anna.get(page).content.decode()
    )
    with pytest.raises(NotAllowedToAsk, match="Nog niet gevraagd: moeder"):
        asked(other, people.anna, kind)
    assert not Invitation.objects.filter(child=other).exists()


def test_court_that_gave_permission_and_a_parent_who_cannot_weigh_it_leave_the_way_open(
    people: People, child: Child
) -> None:
    mother, father = a_party(child, people.anna), a_party(child, people.anna, called="vader")
    said(child, people.anna, "yes", "ask_school", party=mother)
    said(child, people.anna, "no", "ask_school", party=father)
    with pytest.raises(NotAllowedToAsk, match="Vader zei nee"):
        asked(child, people.anna, "teacher")
    said(child, people.anna, "court", "ask_school", party=father, reason="Beschikking van 3 maart")
    assert asked(child, people.anna, "teacher")
    said(
        child,
        people.anna,
        "unable",
        "ask_school",
        party=father,
        reason="Hij is in coma.",
        instead="de moeder",
    )
    assert asked(child, people.anna, "teacher")


def test_no_to_one_purpose_stops_no_other(people: People, anna: Client, child: Child) -> None:
    mother = a_party(child, people.anna)
    said(child, people.anna, "yes", "ask_parents", party=mother)
    said(child, people.anna, "no", "ask_school", "quote_own", party=mother)
    response = anna.post(reverse("invitation-add", args=[child.pk]), invitation_fields(child, "parent"))
    assert response.status_code == 302


def test_own_words_of_a_silent_voice_are_not_printed_and_the_paper_says_that_it_is_shorter(
    people: People, child: Child
) -> None:
    form = a_signed_form(child, people.anna, on=days_ago(3))
    for kind in WORDS:
        taken_up(child, people, kind)
    before = read_pdf(make_pdf(child, people.anna, form=str(form.pk))).words
    assert [words for words in WORDS.values() if words not in before] == []
    assert LEFT_OUT not in before
    said(child, people.anna, "no", "quote_own", party=child.authorities.get())
    after = read_pdf(make_pdf(child, people.anna, form=str(form.pk))).words
    assert [kind for kind, words in WORDS.items() if words in after] == ["teacher"]
    assert LEFT_OUT in after


def test_words_left_out_make_place_for_older_ones(people: People, child: Child) -> None:
    taken_up(child, people, "teacher")
    for _ in range(3):
        taken_up(child, people, "parent")
    assert [one.who for one in words_to_print(child, lambda _role, _who: False)] == ["de moeder"] * 3
    without = words_to_print(child, lambda role, _who: role == "parent")
    assert [one.text for one in without] == [WORDS["teacher"]]
