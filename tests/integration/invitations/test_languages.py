"""Languages: off until a named person approved them as they are now, right to left, and kept with what was sent."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from children.models import Child
from invitations.actions.checking import accept_invitation
from invitations.models import Invitation, LanguageApproval
from invitations.queries import languages as known
from invitations.queries.languages import languages_for
from invitations.views import languages as language_pages
from portfolio.queries.languages import languages
from reports.queries.forms import readings_of
from tests.support.build import People
from tests.support.invitations import approval_fields, approved, asked, begun, invitation_fields, opened, sent
from tests.support.papers import read_pdf

START = "invitation-start"


@pytest.fixture
def ada(people: People) -> Client:
    """Return a browser in which the administrator is signed in."""
    browser = Client()
    browser.force_login(people.ada)
    return browser


def codes(invitation: Invitation) -> list[str]:
    """Return the codes of the languages in which someone can answer."""
    return [one.code for one in languages_for(invitation)]


def test_no_other_language_is_offered_before_it_was_approved(people: People, child: Child) -> None:
    invitation, token = asked(child, people.anna)
    page = opened(token).get(f"{reverse(START)}?taal=ar").content.decode()
    assert codes(invitation) == ["nl", "en"]
    assert '<html lang="nl" dir="ltr">' in page
    assert "العربية" not in page


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("tr", "ltr"), ("pl", "ltr"), ("uk", "ltr")])
def test_approved_language_stands_in_the_chooser_by_its_own_name_and_turns_the_page(
    people: People, child: Child, code: str, direction: str
) -> None:
    approved(child, people.ada, code)
    invitation, token = asked(child, people.anna)
    browser = opened(token)
    page = browser.get(reverse(START)).content.decode().replace("<bdi>", "").replace("</bdi>", "")
    assert f">{languages()[code].name}</a>" in page
    answer = browser.get(f"{reverse(START)}?taal={code}")
    assert answer.headers["Content-Language"] == code
    assert f'<html lang="{code}" dir="{direction}">' in answer.content.decode()
    assert codes(invitation) == ["nl", "en", code]


def test_browser_of_a_mother_that_asks_for_arabic_gets_arabic(people: People, child: Child) -> None:
    approved(child, people.ada, "ar")
    _invitation, token = asked(child, people.anna)
    page = opened(token).get(reverse(START), headers={"Accept-Language": "ar-SY,en;q=0.5"})
    assert page.headers["Content-Language"] == "ar"


def test_every_word_of_the_pages_is_arabic(people: People, child: Child) -> None:
    approved(child, people.ada, "ar")
    _invitation, token = asked(child, people.anna)
    browser = begun(token)
    browser.get(f"{reverse(START)}?taal=ar")
    page = browser.get(reverse("invitation-question", args=[1])).content.decode()
    assert "طفلكم Sam يعود إلى الهدوء" in page
    for dutch in ("Volgende", "Vorige", "weet ik niet", "past niet", "Lees voor", "Naar de inhoud"):
        assert dutch not in page
    for arabic in ("التالي", "لا أعرف", "لا ينطبق على طفلي", "اقرأ بصوت عالٍ"):
        assert arabic in page


def test_language_is_kept_with_the_form_and_told_where_the_form_is_named(
    people: People, child: Child
) -> None:
    invitation = sent(asked(child, people.anna)[0], language="ar", own_words="تضحك من جديد")
    assert invitation.language == "ar"
    accept_invitation(invitation=invitation, seen_revision=invitation.revision, by=people.anna)
    assert [one.observer for one in readings_of(child)] == ["de moeder, via een link in het Arabisch"]
    signed = Invitation.objects.get().assessment
    assert signed is not None
    assert signed.seen_in == "ar"
    assert signed.document is not None
    assert signed.document["observer"]["seen_in"] == "ar"
    assert signed.seen_by_in_role.endswith("de moeder, via een link in het Arabisch")


def test_text_that_changes_switches_the_language_off_until_it_is_read_again(
    people: People, child: Child, ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved(child, people.ada, "ar")
    invitation, _token = asked(child, people.anna)
    arabic = languages()["ar"]
    first = next(iter(arabic.texts))
    changed = replace(arabic, texts={**arabic.texts, first: "نص آخر"})
    monkeypatch.setattr(known, "languages", lambda: {"ar": changed})
    assert codes(invitation) == ["nl", "en"]
    assert "veranderd, niet opnieuw gelezen" in ada.get(reverse("language-list")).content.decode()


def test_form_with_a_text_that_has_no_translation_is_not_offered_in_that_language(
    people: People, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    arabic = languages()["ar"]
    fewer = replace(
        arabic, texts={dutch: text for dutch, text in arabic.texts.items() if dutch != "ja, helemaal"}
    )
    monkeypatch.setattr(known, "languages", lambda: {"ar": fewer})
    LanguageApproval.objects.create(
        organisation=child.organisation,
        language="ar",
        digest=fewer.digest,
        is_on=True,
        read_by="Amal",
        approved_by=people.ada,
    )
    assert codes(asked(child, people.anna, "parent")[0]) == ["nl", "en"]
    assert codes(asked(child, people.anna, "child")[0]) == ["nl", "en", "ar"]


def test_administrator_reads_all_texts_beside_the_dutch_and_approves_and_switches_off(
    people: People, child: Child, ada: Client
) -> None:
    address = reverse("language-texts", args=["uk"])
    page = ada.get(address).content.decode()
    assert "concept, niet nagekeken" in page
    assert "Ik zeg stop als ik iets niet wil" in page
    assert "Я кажу «стоп», коли чогось не хочу" in page
    for fault in ({"read_by": ""}, {"is_right": ""}, {"seen_digest": "0" * 64}):
        refused = ada.post(address, approval_fields("uk", **fault))
        assert refused.status_code == 200
        again = refused.content.decode()
    assert languages()["uk"].digest in again  # what is on the page now can be read and approved
    assert not LanguageApproval.objects.exists()
    assert ada.post(address, approval_fields("uk")).status_code == 302
    row = LanguageApproval.objects.get()
    assert (row.read_by, row.approved_by, row.digest) == (
        "Amal Haddad, tolk",
        people.ada,
        languages()["uk"].digest,
    )
    assert "Amal Haddad, tolk" in ada.get(reverse("language-list")).content.decode()
    invitation, _token = asked(child, people.anna)
    assert codes(invitation) == ["nl", "en", "uk"]
    assert ada.post(reverse("language-off", args=["uk"])).status_code == 302
    assert codes(invitation) == ["nl", "en"]
    events = AuditEvent.objects.filter(event__startswith="language_").order_by("pk")
    assert [one.event for one in events] == ["language_approved", "language_withdrawn"]
    assert ada.get(reverse("language-texts", args=["xx"])).status_code == 404


def test_text_that_no_form_in_use_asks_is_read_too_for_it_is_approved_with_the_others(
    people: People, ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    arabic = languages()["ar"]
    more = replace(arabic, texts={**arabic.texts, "Een tekst van later": "نص لاحق"})
    monkeypatch.setattr(language_pages, "languages", lambda: {"ar": more})
    assert "نص لاحق" in ada.get(reverse("language-texts", args=["ar"])).content.decode()


def test_approval_is_never_changed(people: People, child: Child) -> None:
    approved(child, people.ada, "pl")
    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("UPDATE invitations_languageapproval SET read_by = 'iemand anders'")


def test_letter_is_in_the_language_with_the_dutch_beside_it_and_the_telephone_of_the_team(
    people: People, child: Child, anna: Client
) -> None:
    approved(child, people.ada, "tr")
    people.north.phone = "050 123 45 67"
    people.north.save(update_fields=["phone"])
    made = anna.post(reverse("invitation-add", args=[child.pk]), invitation_fields(child))
    assert 'lang="tr"' in anna.get(made.headers["Location"]).content.decode()
    answer = anna.get(f"{made.headers['Location']}brief/?taal=tr")
    assert answer.headers["Content-Type"] == "application/pdf"
    paper = read_pdf(answer.content)
    assert "Bunu kim okur?" in paper.words
    assert "Wie leest het?" in paper.words
    assert paper.words.count("050 123 45 67") == 2
    assert "?taal=tr" in paper.words.replace(" ", "")
    assert len(paper.pages) == 1
    dutch = read_pdf(anna.get(f"{made.headers['Location']}brief/?taal=nl").content)
    assert "Bunu kim okur?" not in dutch.words
    assert dutch.words.count("Wie leest het?") == 1
