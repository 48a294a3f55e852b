"""Answers from a file: they become a draft as they were, or nothing is written and everything wrong is said."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from assessments.actions.assessments import CONTENT
from assessments.models import Assessment
from audit.models import AuditEvent
from children.models import Child
from portfolio.queries.instruments import form_of
from tests.support.answer_files import a_response, errors, take
from tests.support.build import People, a_child, a_draft, a_signed_form, an_organisation_elsewhere, version_of
from tests.support.days import days_ago, spelled
from tests.support.pages import Page

GIVEN = {"help_ask": "2", "home_own_spot": "not_seen", "goal_keep_going": "0"}


def test_what_was_exported_comes_in_as_the_same_answers(people: People, anna: Client, child: Child) -> None:
    choices = {"help_ask": "not_applicable", "home_own_spot": "not_seen", "goal_keep_going": "0"}
    form = a_signed_form(child, people.anna, choices=choices, example="Regel één\nRegel ‘twee’")
    url = reverse("assessment-export", args=[child.pk, form.pk])
    response = take(anna, child, anna.get(url, {"woorden": "ja"}).content)
    draft = Assessment.objects.drafts().get()
    assert response.headers["Location"] == reverse("assessment-check", args=[child.pk, draft.pk])
    taken = {row.pop("item_key"): row for row in draft.answers.values("item_key", *CONTENT)}
    signed = (form.document or {})["answers"]
    assert taken == {item: {field: row[field] for field in CONTENT} for item, row in signed.items()}
    assert (draft.observer, draft.setting, draft.hours_seen) == (people.anna, "school", 12)
    anna.post(response.headers["Location"], {"seen_revision": draft.revision})
    draft.refresh_from_db()
    assert draft.scores == form.scores


def test_form_filled_in_together_with_the_teacher_comes_in_as_one(
    people: People, anna: Client, child: Child
) -> None:
    key = next(iter(form_of(version_of("teacher").pk).items))
    form = a_signed_form(child, people.anna, key="teacher", choices={key: "1"}, with_teacher=True)
    file = anna.get(reverse("assessment-export", args=[child.pk, form.pk])).content
    take(anna, child, file, observer_role="")  # nobody ticked that the teacher was there
    assert Assessment.objects.drafts().get().with_teacher


def test_draft_is_shown_whole_before_it_is_signed(people: People, anna: Client, child: Child) -> None:
    response = take(anna, child, a_response(GIVEN))
    page = Page(anna.get(response.headers["Location"]))
    assert gettext("The answers are in a draft. Read them; nothing is signed yet.") in page.words
    assert page.words.count("Elders gezien.") == 3
    events = AuditEvent.objects.filter(child_id=str(child.pk)).values_list("event", flat=True)
    assert {"assessment_started", "assessment_imported", "answer_saved"} <= set(events)


def test_start_page_leads_to_the_page_for_a_file(anna: Client, child: Child) -> None:
    url = reverse("assessment-import", args=[child.pk])
    assert url in anna.get(reverse("assessment-start", args=[child.pk])).content.decode()
    page = anna.get(url)
    assert (page.status_code, next(iter(page.context["form"].fields))) == (200, "file")


@pytest.mark.parametrize("reference", ["", "DW-2", "6f1c2b1e-0000-4000-8000-000000000000", "this child"])
def test_answers_from_elsewhere_need_not_know_our_child(anna: Client, child: Child, reference: str) -> None:
    named = str(child.pk) if reference == "this child" else reference
    assert take(anna, child, a_response(GIVEN, child_reference=named)).status_code == 302


def test_draft_that_is_there_stays_as_it_is(people: People, anna: Client, child: Child) -> None:
    draft = a_draft(child, people.anna)
    reply = take(anna, child, a_response(GIVEN))
    said = gettext("You have a draft of this form already. Sign it or throw it away first.")
    assert (reply.status_code, reply.context["form"].errors["file"]) == (400, [said])
    assert Assessment.objects.get() == draft
    assert (draft.answers.count(), Assessment.objects.get().revision) == (0, 0)
    anna.force_login(people.bram)
    assert take(anna, child, a_response(GIVEN)).status_code == 302


def test_form_of_the_child_has_its_own_role_and_ages(anna: Client, child: Child) -> None:
    key = next(iter(form_of(version_of("youth-12-17").pk).items))
    assert list(errors(take(anna, child, a_response({key: "1"}, "youth-12-17"), observer_role=""))) == [
        "file"
    ]
    key = next(iter(form_of(version_of("child-8-11").pk).items))
    take(anna, child, a_response({key: "1"}, "child-8-11"), observer_role="", hours_seen="")
    draft = Assessment.objects.get()
    assert (draft.observer_role, draft.hours_seen) == ("child", None)


def test_code_of_a_child_elsewhere_is_no_code_here(people: People, anna: Client, child: Child) -> None:
    olga = an_organisation_elsewhere()
    team = olga.memberships.get().team
    assert team is not None
    other = a_child(team, olga, reference="ES-1")
    assert take(anna, child, a_response(GIVEN, child_reference=str(other.pk))).status_code == 302


def test_what_a_file_says_of_itself_is_shown_to_who_will_sign(anna: Client, child: Child) -> None:
    said = {"subject": {"display": "Jan uit Assen"}, "source": {"reference": "RelatedPerson/3"}}
    response = take(anna, child, a_response(GIVEN) | said)
    words = Page(anna.get(response.headers["Location"])).words
    day = spelled(days_ago(2))
    assert f"ingevuld op {day}; over Jan uit Assen; door RelatedPerson/3." in words


@pytest.mark.parametrize(
    ("authored", "sentence"),
    [
        (str(days_ago(-2)), "dat moet nog komen"),
        (str(days_ago(400)), "voordat de periode begint"),
    ],
    ids=["still to come", "before the period"],
)
def test_day_of_a_file_that_cannot_be_right_is_refused(
    anna: Client, child: Child, authored: str, sentence: str
) -> None:
    found = errors(take(anna, child, a_response(GIVEN) | {"authored": authored}))
    assert sentence in found["file"][0]
