"""What a recorded no does: nobody is asked by a link against it, and own words are left out of the paper."""

import pytest
from django.test import Client
from django.urls import reverse

from children.models import Child
from invitations.actions.asking import renew_invitation
from invitations.actions.checking import accept_invitation
from invitations.exceptions import NotAllowedToAsk
from invitations.models import Invitation
from invitations.queries.overview import words_to_print
from tests.support.build import People, a_signed_form
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
LEFT_OUT = "Niet alles staat in dit verslag; dat is zo afgesproken."


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
    made, _token = asked(child, people.anna, kind)  # before the no, for nobody was asked yet
    said(child, people.anna, answer, purpose, party=mother)
    response = anna.post(reverse("invitation-add", args=[child.pk]), invitation_fields(child, kind))
    assert REASON in response.content.decode()
    with pytest.raises(NotAllowedToAsk, match=REASON):
        asked(child, people.anna, kind)
    with pytest.raises(NotAllowedToAsk, match=REASON):
        renew_invitation(invitation=made, seen_revision=made.revision, by=people.anna)
    assert list(Invitation.objects.all()) == [made]


def test_no_to_one_purpose_stops_no_other(people: People, anna: Client, child: Child) -> None:
    said(child, people.anna, "no", "ask_school", "quote_own", party=a_party(child, people.anna))
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
    said(child, people.anna, "no", "quote_own", party=a_party(child, people.anna))
    after = read_pdf(make_pdf(child, people.anna, form=str(form.pk))).words
    assert [kind for kind, words in WORDS.items() if words in after] == ["teacher"]
    assert LEFT_OUT in after


def test_words_left_out_make_place_for_older_ones(people: People, child: Child) -> None:
    taken_up(child, people, "teacher")
    for _ in range(3):
        taken_up(child, people, "parent")
    assert [one.who for one in words_to_print(child, ())] == ["de moeder"] * 3
    assert [one.text for one in words_to_print(child, {"parent"})] == [WORDS["teacher"]]
