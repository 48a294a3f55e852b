"""Noting what someone answered and who has authority: a new row each time, with its event, and never overwritten."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from children.models import Child
from consents.models import Authority, Consent
from rights.queries.kinds_of_records import KINDS
from tests.support.build import People, a_child
from tests.support.consents import a_party, answers_fields, authority_fields, last_answer, said
from tests.support.days import days_ago
from tests.support.owner import as_owner
from tests.support.pages import Page


def child_url(child: Child) -> str:
    return reverse("consent-child", args=[child.pk])


def party_url(child: Child, party: Authority, name: str = "consent-party") -> str:
    return reverse(name, args=[child.pk, party.party])


def test_answers_of_one_person_are_kept_for_each_purpose(people: People, anna: Client, child: Child) -> None:
    mother = a_party(child, people.anna)
    posted = answers_fields(adversities="no", words="Niet waar oma bij zit.", how="phone")
    assert anna.post(party_url(child, mother), posted).status_code == 302
    found = {row.purpose: row for row in Consent.objects.all()}
    assert {purpose: row.answer for purpose, row in found.items()} == {"team": "yes", "adversities": "no"}
    row = found["adversities"]
    assert (row.party, row.how, row.words) == (mother.party, "phone", "Niet waar oma bij zit.")
    assert (row.given_on, row.recorded_by) == (days_ago(3), people.anna)
    assert AuditEvent.objects.filter(event="consent_added", child_id=str(child.pk)).count() == 2


def test_withdrawing_adds_a_row_and_keeps_the_yes(people: People, anna: Client, child: Child) -> None:
    said(child, people.anna, "yes", "quote_child")
    first = Consent.objects.get()
    posted = answers_fields(first.pk, team="", quote_child="withdrawn")
    assert anna.post(child_url(child), posted).status_code == 302
    assert [row.answer for row in Consent.objects.order_by("pk")] == ["yes", "withdrawn"]
    page = Page(anna.get(reverse("consent-board", args=[child.pk])))
    assert "Woorden van het kind aanhalen in het verslag, ja" in page.words
    assert "Woorden van het kind aanhalen in het verslag, ingetrokken" in page.words


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"team": ""}, "Kies minstens één antwoord."),
        ({"team": "withdrawn"}, "Alleen een ja kan worden ingetrokken."),
        ({"team": "unable"}, "Vul dit in als iemand het niet kan overzien."),
        ({"given_on": str(days_ago(-1))}, "Deze dag ligt in de toekomst."),
        ({"how": ""}, "Kies"),
    ],
)
def test_answer_that_cannot_be_is_refused(
    anna: Client, child: Child, changes: dict[str, str], sentence: str
) -> None:
    response = anna.post(child_url(child), answers_fields(0, **changes))
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not Consent.objects.exists()


def test_who_cannot_weigh_it_has_a_reason_and_someone_instead(anna: Client, child: Child) -> None:
    why = {"reason": "Te klein hiervoor.", "instead": "moeder"}
    assert anna.post(child_url(child), answers_fields(0, team="unable", **why)).status_code == 302
    row = Consent.objects.get()
    assert (row.answer, row.reason, row.instead) == ("unable", "Te klein hiervoor.", "moeder")


def test_colleague_who_was_first_is_told(people: People, anna: Client, child: Child) -> None:
    mother = a_party(child, people.anna)
    seen = last_answer(mother)
    said(child, people.cora, "no", "team", party=mother)
    response = anna.post(party_url(child, mother), answers_fields(seen))
    assert "Cora de Wit" in response.content.decode()
    assert Consent.objects.count() == 1


def test_end_of_authority_is_a_new_row_and_who_decides_changes(
    people: People, anna: Client, child: Child
) -> None:
    mother = a_party(child, people.anna)
    posted = authority_fields(mother, called="moeder", source="court", until_on=str(days_ago(1)))
    assert anna.post(party_url(child, mother, "authority-change"), posted).status_code == 302
    assert [row.until_on for row in Authority.objects.order_by("pk")] == [None, days_ago(1)]
    assert {row.party for row in Authority.objects.all()} == {mother.party}
    page = Page(anna.get(reverse("consent-board", args=[child.pk])))
    assert "Er is nog niet genoteerd wie gezag heeft over Sam." in page.words
    assert AuditEvent.objects.filter(event="authority_changed").count() == 1


def test_party_of_another_child_is_not_found(people: People, anna: Client, child: Child) -> None:
    other = a_child(people.north, people.anna, first_name="Noor", reference="DW-55")
    party = a_party(other, people.anna)
    for name in ("consent-party", "authority-change"):
        assert anna.get(party_url(child, party, name)).status_code == 404


@pytest.mark.parametrize("statement", ["UPDATE {} SET party = NULL", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["consents_authority", "consents_consent"])
@pytest.mark.django_db(transaction=True)
def test_database_lets_nobody_change_or_delete(
    people: People, child: Child, table: str, statement: str
) -> None:
    said(child, people.anna, "yes", "team", party=a_party(child, people.anna))
    with as_owner() as owner, pytest.raises(Exception, match="added to, never changed"):
        owner.execute(statement.format(table))
    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.update(answer="no")


def test_archive_and_destruction_know_both() -> None:
    assert {Authority, Consent} <= {kind.model for kind in KINDS}
