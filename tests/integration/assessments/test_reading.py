"""Reading what was signed, and correcting it: the old one stays readable and is marked."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from assessments.actions.assessments import sign_assessment
from assessments.models import Assessment
from children.models import Child
from portfolio.queries.instruments import definition_of
from tests.support.build import People, a_draft, a_signed_form, answer
from tests.support.days import days_ago, spelled
from tests.support.pages import Page, Reply


def url(name: str, form: Assessment) -> str:
    return reverse(name, kwargs={"child_id": form.child_id, "assessment_id": form.pk})


def read(client: Client, form: Assessment) -> Page:
    return Page(client.get(url("assessment-read", form)))


def correct(client: Client, form: Assessment, reason: str = "Verkeerde week") -> Reply:
    return client.post(url("assessment-correct", form), {"reason": reason})


def corrected(people: People, client: Client, form: Assessment) -> Assessment:
    """Correct one answer of a form and sign the correction."""
    correct(client, form)
    draft = Assessment.objects.get(corrects=form)
    answer(draft, "help_ask", "0", people.anna, example="Toch niet.")
    draft.refresh_from_db()
    return sign_assessment(assessment=draft, seen_revision=draft.revision, by=people.anna)


def test_signed_form_is_read_in_words(people: People, anna: Client, child: Child) -> None:
    choices = {"help_ask": "not_applicable", "home_own_spot": "not_seen", "goal_keep_going": "0"}
    form = a_signed_form(child, people.anna, choice="3", choices=choices, example="Zag ik zelf.")
    words = read(anna, form).words
    definition = definition_of(form.instrument_version_id)
    for item in definition.items.values():
        assert item.text.nl.replace("{child}", "Sam") in words
        if item.key not in choices:
            assert definition.levels_of(item)[3].label.nl in words
    for text in (gettext("does not fit"), gettext("could not see"), "past hier niet", "nog niet"):
        assert text in words
    assert words.count("Zag ik zelf.") == 12
    for fact in ("Anna de Wit", spelled(days_ago(0)), gettext("at home"), form.digest[:12]):
        assert fact in words


def test_signed_form_is_read_in_english(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna, choice="3")
    anna.cookies["django_language"] = "en"
    words = read(anna, form).words
    item = definition_of(form.instrument_version_id).items["help_ask"]
    with override("en"):
        assert gettext("Seen by") in words
    assert item.text.en.replace("{child}", "Sam") in words
    assert item.text.nl.replace("{child}", "Sam") not in words


def test_form_keeps_its_words_when_the_child_is_renamed(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna)
    digest = form.digest
    anna.post(
        reverse("child-change", args=[child.pk]),
        {
            "first_name": "Robin",
            "birth_month": str(child.birth_month),
            "birth_year": str(child.birth_year),
            "reference": "R-1",
            "weeks_between": "8",
            "seen_revision": str(child.revision),
        },
    )
    form.refresh_from_db()
    assert form.digest == digest
    assert read(anna, form).words.count("Robin") >= 12


def test_draft_is_not_read_as_a_form(people: People, anna: Client, child: Child) -> None:
    assert anna.get(url("assessment-read", a_draft(child, people.anna))).status_code == 404


def test_list_shows_signed_forms_and_open_drafts(people: People, anna: Client, child: Child) -> None:
    form, draft = a_signed_form(child, people.anna), a_draft(child, people.anna)
    a_draft(child, people.bram)
    page = anna.get(reverse("assessment-list", args=[child.pk])).content.decode()
    assert url("assessment-read", form) in page
    assert reverse("assessment-fill", args=[child.pk, draft.pk, 1]) in page
    assert "Bram" not in page
    anna.force_login(people.cora)
    page = anna.get(reverse("assessment-list", args=[child.pk])).content.decode()
    assert "Bram de Wit" in page
    assert "/pagina/" not in page


def test_observer_sees_own_forms_only(people: People, client: Client, child: Child) -> None:
    others, own = a_signed_form(child, people.anna), a_signed_form(child, people.bram)
    client.force_login(people.bram)
    page = client.get(reverse("assessment-list", args=[child.pk])).content.decode()
    assert url("assessment-read", own) in page
    assert str(others.pk) not in page
    assert client.get(url("assessment-read", others)).status_code == 403


def test_correction_starts_with_the_answers_and_the_reason(
    people: People, anna: Client, child: Child
) -> None:
    form = a_signed_form(child, people.anna, example="Zag ik zelf.")
    response = correct(anna, form, "  Verkeerde week  ")
    draft = Assessment.objects.get(corrects=form)
    assert response.headers["Location"] == reverse("assessment-fill", args=[child.pk, draft.pk, 1])
    assert (draft.correction_reason, draft.answers.count()) == ("Verkeerde week", 12)
    assert draft.answers.filter(example="Zag ik zelf.", choice="2").count() == 12
    again = correct(anna, form, "Andere reden")
    assert again.headers["Location"] == response.headers["Location"]
    assert Assessment.objects.get(corrects=form).correction_reason == "Verkeerde week"
    (said,) = [str(message) for message in get_messages(again.wsgi_request)]
    assert said.endswith("Verkeerde week")


@pytest.mark.parametrize("reason", ["", "   "])
def test_correction_needs_a_reason(people: People, anna: Client, child: Child, reason: str) -> None:
    form = a_signed_form(child, people.anna)
    response = correct(anna, form, reason)
    assert response.headers["Location"] == url("assessment-read", form)
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == [gettext("Say in a few words why you correct this form.")]
    assert not Assessment.objects.filter(corrects=form).exists()


def test_long_reason_is_cut_and_kept(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna)
    assert correct(anna, form, "x" * 5000).status_code == 302
    assert Assessment.objects.get(corrects=form).correction_reason == "x" * 300


def test_corrected_form_stays_readable_and_points_to_its_successor(
    people: People, anna: Client, child: Child
) -> None:
    form = a_signed_form(child, people.anna)
    new = corrected(people, anna, form)
    old_page, new_page = anna.get(url("assessment-read", form)), anna.get(url("assessment-read", new))
    assert url("assessment-read", new) in old_page.content.decode()
    assert url("assessment-read", form) in new_page.content.decode()
    assert gettext("This version was corrected and no longer counts.") in Page(old_page).words
    assert "Toch niet." not in Page(old_page).words
    for text in ("Verkeerde week", "Toch niet."):
        assert text in Page(new_page).words
    page = Page(anna.get(reverse("assessment-list", args=[child.pk])))
    assert page.classes.count("tag--amended") == 2


def test_form_is_corrected_once_and_then_its_successor(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna)
    new = corrected(people, anna, form)
    response = correct(anna, form)
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said[-1:] == [gettext("This form was corrected already. Correct the newest version.")]
    assert correct(anna, new).headers["Location"].endswith("/pagina/1/")
    assert url("assessment-correct", form) not in anna.get(url("assessment-read", form)).content.decode()


def test_form_of_a_colleague_is_not_corrected(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.bram)
    assert correct(anna, form).status_code == 403
    assert url("assessment-correct", form) not in anna.get(url("assessment-read", form)).content.decode()
