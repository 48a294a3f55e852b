"""The check page and the signature: what was shown is what is signed, and then it is closed."""

import re
from collections.abc import Callable
from unittest import mock

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import User
from assessments.actions import assessments as actions
from assessments.exceptions import AlreadySigned
from assessments.models import Assessment
from audit.models import AuditEvent
from portfolio.queries.instruments import definition_of
from revisions.exceptions import SeenOtherwise
from tests.support.build import People, a_child, a_draft, answer, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.pages import Page, Reply
from tests.support.seen import frame_seen


@pytest.fixture
def draft(people: People) -> Assessment:
    """Start a quick form without answers."""
    return a_draft(a_child(people.north, people.anna), people.anna)


def check_url(draft: Assessment) -> str:
    return reverse("assessment-check", kwargs={"child_id": draft.child_id, "assessment_id": draft.pk})


def look(client: Client, draft: Assessment) -> Page:
    return Page(client.get(check_url(draft)))


def sign(client: Client, draft: Assessment, seen: object) -> Reply:
    return client.post(check_url(draft), {"seen_revision": seen})


def said(response: Reply) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_check_shows_every_statement_with_its_answer(people: People, anna: Client, draft: Assessment) -> None:
    answer(draft, "help_ask", "2", people.anna, example="Vroeg om hulp.")
    answer(draft, "home_own_spot", "not_seen", people.anna)
    answer(draft, "places_find", "not_applicable", people.anna, reason="net verhuisd")
    page = look(anna, draft)
    words = page.words
    for item in definition_of(draft.instrument_version_id).items.values():
        assert item.text.nl.replace("{child}", "Sam") in words
    for text in ("vaak, of met een beetje hulp", "Vroeg om hulp.", "net verhuisd", gettext("could not see")):
        assert text in words
    look_html = anna.get(check_url(draft)).content.decode()
    open_links = re.findall(r'/pagina/1/#item-(\w+)"\s*>[^<]*</a></li>', look_html)
    assert len(open_links) == 9
    assert not {"help_ask", "home_own_spot", "places_find"} & set(open_links)


def test_check_says_what_open_statements_do(people: People, anna: Client, draft: Assessment) -> None:
    """It said that an open statement simply does not count; it took the score of a strength away (T11)."""
    item, *others = definition_of(draft.instrument_version_id).items
    answer(draft, item, "2", people.anna)
    words = look(anna, draft).words
    assert f"{len(others)} zinnen staan nog open" in words
    assert "dan zijn deze krachten nu niet te beoordelen: " in words
    assert words.index("nog open") < words.index("niet te beoordelen") < words.index(gettext("Your answers"))
    assert "telt gewoon niet mee" not in words


def test_check_asks_softly_after_little_looking_and_shows_the_role(
    people: People, anna: Client, draft: Assessment
) -> None:
    """One hour and twelve zeros were signed without a question (T13)."""
    answer(draft, next(iter(definition_of(draft.instrument_version_id).items)), "0", people.anna)
    assert "Zag je genoeg om dit te kunnen zeggen?" not in look(anna, draft).words
    Assessment.objects.filter(pk=draft.pk).update(hours_seen=1)
    words = look(anna, draft).words
    assert "Je zag Sam 1 uur. Zag je genoeg om dit te kunnen zeggen?" in words
    assert "jeugd- en gezinsprofessional (ingevuld door Anna de Wit) · thuis" in words


def test_empty_form_cannot_be_signed(anna: Client, draft: Assessment) -> None:
    page = look(anna, draft)
    assert "seen_revision" not in page.form.fields
    response = sign(anna, draft, 0)
    assert response.headers["Location"] == check_url(draft)
    assert said(response) == [gettext("The form cannot be signed yet. Below you see what is missing.")]
    assert not Assessment.objects.signed().exists()


def test_reason_that_lacks_is_asked_for(people: People, anna: Client, draft: Assessment) -> None:
    answer(draft, "help_ask", "2", people.anna)
    answer(draft, "home_own_spot", "not_applicable", people.anna)
    page = look(anna, draft)
    assert {"error-summary", "checked--missing"} <= set(page.classes)
    assert "seen_revision" not in page.form.fields
    assert sign(anna, draft, 2).headers["Location"] == check_url(draft)
    answer(draft, "home_own_spot", "not_applicable", people.anna, reason="kind woont op de groep")
    assert look(anna, draft).form.fields["seen_revision"] == "3"


def test_signing_what_was_shown_closes_the_form(people: People, anna: Client, draft: Assessment) -> None:
    answer(draft, "help_ask", "3", people.anna)
    response = sign(anna, draft, look(anna, draft).form.fields["seen_revision"])
    assert response.headers["Location"] == reverse("assessment-done", args=[draft.child_id, draft.pk])
    signed = Assessment.objects.signed().get()
    assert set((signed.document or {})["answers"]) == {"help_ask"}
    assert AuditEvent.objects.filter(event="assessment_signed", object_id=str(signed.pk)).count() == 1


def test_change_after_the_check_is_shown_first(people: People, anna: Client, draft: Assessment) -> None:
    answer(draft, "help_ask", "3", people.anna)
    seen = look(anna, draft).form.fields["seen_revision"]
    answer(draft, "help_ask", "0", people.anna)
    response = sign(anna, draft, seen)
    assert said(response) == [
        gettext("Something changed after you opened this page. Read it again before you sign.")
    ]
    assert not Assessment.objects.signed().exists()
    assert sign(anna, draft, look(anna, draft).form.fields["seen_revision"]).status_code == 302
    assert Assessment.objects.signed().exists()


def test_changed_frame_is_shown_first(people: People, anna: Client, draft: Assessment) -> None:
    answer(draft, "help_ask", "3", people.anna)
    seen = look(anna, draft).form.fields["seen_revision"]
    draft.setting = "school"
    actions.change_frame(assessment=draft, seen_mark=frame_seen(draft), by=people.anna)
    sign(anna, draft, seen)
    assert not Assessment.objects.signed().exists()


@pytest.mark.parametrize("seen", ["", "x", "-1", "1.0", "²", "٣", "9" * 5000, "0x1"])
def test_revision_that_is_none_signs_nothing(
    people: People, anna: Client, draft: Assessment, seen: str
) -> None:
    answer(draft, "help_ask", "3", people.anna)
    assert sign(anna, draft, seen).headers["Location"] == check_url(draft)
    assert not Assessment.objects.signed().exists()


def test_signing_twice_signs_once(people: People, anna: Client, draft: Assessment) -> None:
    answer(draft, "help_ask", "3", people.anna)
    seen = look(anna, draft).form.fields["seen_revision"]
    first, second = (sign(anna, draft, seen) for _press in range(2))
    ways = [reverse(name, args=[draft.child_id, draft.pk]) for name in ("assessment-done", "assessment-read")]
    assert [first.headers["Location"], second.headers["Location"]] == ways
    assert AuditEvent.objects.filter(event="assessment_signed").count() == 1


def test_form_signed_in_another_window_leads_to_reading(
    people: People, anna: Client, draft: Assessment
) -> None:
    answer(draft, "help_ask", "3", people.anna)
    with mock.patch("assessments.actions.assessments.sign_assessment", side_effect=AlreadySigned):
        response = sign(anna, draft, 1)
    assert response.headers["Location"] == reverse("assessment-done", args=[draft.child_id, draft.pk])


def test_signed_form_shows_its_seal(people: People, anna: Client, draft: Assessment) -> None:
    answer(draft, "help_ask", "3", people.anna)
    sign(anna, draft, look(anna, draft).form.fields["seen_revision"])
    page = Page(anna.get(reverse("assessment-read", args=[draft.child_id, draft.pk])))
    assert re.search(rf"\b{Assessment.objects.get().digest[:12]}\b", page.words)


def attempt(act: Callable[[], object], refused: type[Exception]) -> bool:
    """Say whether something was done; False when it was refused as foreseen."""
    try:
        act()
    except refused:
        return False
    return True


@pytest.mark.django_db(transaction=True)
def test_signing_and_saving_at_once_never_change_a_signed_form() -> None:
    people = make_people()
    for number in range(8):
        child = a_child(people.north, people.anna, reference=f"DW-{number}")
        draft = a_draft(child, people.anna)
        answer(draft, "help_ask", "1", people.anna)

        def act(user: User, draft: Assessment = draft) -> bool:
            if user is people.anna:
                return attempt(lambda: answer(draft, "help_ask", "3", user), AlreadySigned)
            return attempt(
                lambda: actions.sign_assessment(assessment=draft, seen_revision=1, by=people.anna),
                SeenOtherwise,
            )

        with meeting_before(actions, "locked"):
            saved, signed = together(act, [people.anna, people.bram])
        assert saved != signed
        form = Assessment.objects.get(pk=draft.pk)
        assert form.is_signed is signed
        if signed:
            assert (form.document or {})["answers"]["help_ask"]["choice"] == "1"
        else:
            assert form.answers.get().choice == "3"
