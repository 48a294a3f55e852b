"""Practising: a child that does not exist, for one colleague, on which everything works and which one person clears."""

import json
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.actions import add_person, end_membership
from accounts.models import Team, User
from accounts.security.sessions import OPENED
from assessments.models import Assessment
from assessments.queries.withdrawals import children_to_copy_to
from audit.models import AuditEvent
from children.models import Child
from rights.actions.practice import clear_practice
from rights.models import Erasure
from rights.queries.kinds_of_records import KINDS
from tests.support.build import People, a_child, a_signed_form, a_withdrawn_form
from tests.support.pages import Page
from tests.support.papers import make_pdf, read_pdf
from tests.support.practising import a_practice_child, a_practice_child_with_everything
from tests.support.world import CHILD_PAGES

MARK = "Oefenkind – telt nergens mee"
BY_CHILD = [
    page for page in CHILD_PAGES if get_resolver().reverse_dict.getlist(page)[0][0][0][1] == ["child_id"]
]


@pytest.fixture
def practice(people: People) -> Child:
    """Make Anna's practice child."""
    return a_practice_child(people.anna)


def own_of(user: User) -> Child | None:
    return Child.with_practice.filter(practised_by=user).first()


def test_click_makes_a_child_with_two_forms_and_an_adversity(anna: Client, people: People) -> None:
    assert "Oefenen met een voorbeeld" in Page(anna.get(reverse("child-list"))).words
    made = anna.post(reverse("practice-start"))
    child = own_of(people.anna)
    assert child is not None
    assert made.headers["Location"] == reverse("child-detail", args=[child.pk])
    assert (child.assessments.standing().count(), child.life_events.count()) == (2, 1)
    profile = Page(anna.get(reverse("profile", args=[child.pk]))).words
    assert MARK in profile
    assert "Verhuisd naar een andere plaats" in Page(anna.get(reverse("trajectory", args=[child.pk]))).words
    anna.post(reverse("practice-start"))
    assert Child.with_practice.filter(practised_by=people.anna).get() == child


def test_newcomer_finds_it_in_the_introduction(anna: Client) -> None:
    forms = Page(anna.get(reverse("introduction"))).forms
    assert reverse("practice-start") in [form.action for form in forms]


def test_who_works_without_children_does_not_practise(client: Client, people: People) -> None:
    client.force_login(people.ada)
    assert reverse("practice-start") not in client.get(reverse("introduction")).content.decode()
    assert client.post(reverse("practice-start")).status_code == 403


@pytest.mark.parametrize("name", ["bram", "cora", "chris", "ada"])
def test_nobody_else_opens_it(client: Client, people: People, practice: Child, name: str) -> None:
    client.force_login(getattr(people, name))
    existing = client.get(reverse("profile", args=[practice.pk]))
    absent = client.get(reverse("profile", args=[uuid4()]))
    assert existing.status_code == absent.status_code == 404
    assert "Oefenkind" not in existing.content.decode()


def test_observer_practises_with_the_rights_of_an_observer(client: Client, people: People) -> None:
    child = a_practice_child(people.bram)
    client.force_login(people.bram)
    assert MARK in Page(client.get(reverse("assessment-list", args=[child.pk]))).words
    assert client.get(reverse("assessment-start", args=[child.pk])).status_code == 200
    assert client.get(reverse("profile", args=[child.pk])).status_code == 403


def test_it_is_closed_to_who_is_in_no_team_any_more(client: Client, people: People, practice: Child) -> None:
    values = {
        "email": people.anna.email,
        "full_name": people.anna.full_name,
        "role": "scientist",
        "team": None,
    }
    add_person(organisation=people.north.organisation, by=None, **values)  # type: ignore[arg-type]
    end_membership(membership=people.anna.memberships.exclude(team=None).get(), by=people.ada)
    client.force_login(people.anna)
    assert client.get(reverse("profile", args=[practice.pk])).status_code == 404


@pytest.mark.parametrize("page", BY_CHILD)
def test_every_page_says_that_it_counts_nowhere(client: Client, people: People, page: str) -> None:
    client.force_login(people.cora)
    answer = client.get(reverse(page, args=[a_practice_child(people.cora).pk]))
    if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
        assert Page(answer).words.count(MARK) == 1
    assert page in MARKED or answer.status_code in (302, 403, 405) or page in FILES


FILES = {"report-pdf", "child-log-file", "child-export-file"}
MARKED = {
    *("profile", "trajectory", "comparison", "difference-list", "strengthening", "judgement-list"),
    *("assessment-list", "assessment-start", "assessment-import", "missed-moment-add", "quick-note-list"),
    *("quick-note-add", "life-event-list", "life-event-add", "resource-list", "resource-add", "coping-list"),
    *("coping-add", "action-list", "action-add", "child-safety", "specialist-help-add", "safety-note-list"),
    *("safety-note-add", "right-list", "archive-make", "erasure-ask", "retention-change", "child-log"),
    *("report", "circumstance-check", "trajectory-figure", "consent-board", "consent-child", "authority-add"),
    *("minutes-list", "advice-list", "plan-statement", "goal-add", "family-plan-add"),
    "child-export",
}


def test_what_would_involve_others_is_not_there_to_practise(client: Client, people: People) -> None:
    client.force_login(people.cora)
    child = a_practice_child(people.cora)
    for page in ("grant-list", "child-change"):
        assert client.get(reverse(page, args=[child.pk])).status_code == 403
    assert client.post(reverse("child-move", args=[child.pk])).status_code == 403


def test_papers_and_files_say_that_it_counts_nowhere(anna: Client, people: People, practice: Child) -> None:
    assert MARK in read_pdf(make_pdf(practice, people.anna)).words
    form = practice.assessments.standing().first()
    assert form is not None
    text = anna.get(reverse("assessment-done", args=[practice.pk, form.pk])).content.decode()
    assert "Oefenkind (telt nergens mee)" in text
    file = json.loads(anna.get(reverse("assessment-export", args=[practice.pk, form.pk])).content)
    assert [label["code"] for label in file["meta"]["security"]] == ["HTEST"]
    real = a_child(people.north, people.anna)
    signed = a_signed_form(real, people.anna)
    assert "meta" not in json.loads(anna.get(reverse("assessment-export", args=[real.pk, signed.pk])).content)


def test_log_tells_practising_apart(anna: Client, practice: Child) -> None:
    anna.get(reverse("profile", args=[practice.pk]))
    event = AuditEvent.objects.filter(event="profile_read").latest("id")
    assert (event.basis, event.actor_role, event.child_id) == ("practice", "practitioner", str(practice.pk))


def test_practice_child_is_not_among_the_children_opened_in_an_hour(anna: Client, practice: Child) -> None:
    anna.get(reverse("profile", args=[practice.pk]))
    assert anna.session[OPENED] == {}


def test_answers_practised_go_to_no_child(people: People, practice: Child) -> None:
    real = a_child(people.north, people.anna)
    for one in (practice, real):
        assert children_to_copy_to(a_withdrawn_form(one, people.anna), people.anna) == []


def rows_about(child: Child) -> int:
    """Return how many records of any kind there are about a child."""
    return sum(kind.model._default_manager.filter(**{kind.path: child.pk}).count() for kind in KINDS)


def test_owner_alone_clears_all_of_it_signed_forms_too(client: Client, people: People) -> None:
    child = a_practice_child_with_everything(people.cora)
    other = a_practice_child(people.anna)
    n_others = rows_about(other)
    assert rows_about(child) > 15
    client.force_login(people.cora)
    cleared = client.post(reverse("practice-clear"), follow=True)
    assert "Het oefenkind is weg" in Page(cleared).words
    assert (rows_about(child), own_of(people.cora)) == (0, None)
    assert client.get(reverse("profile", args=[child.pk])).status_code == 404
    assert (rows_about(other), own_of(people.anna)) == (n_others, other)
    assert not Erasure.objects.exists()
    event = AuditEvent.objects.filter(event="practice_cleared").get()
    found = (event.action, event.actor_id, event.basis, event.child_id, event.actor_role)
    assert found == ("D", str(people.cora.pk), "practice", str(child.pk), "coordinator")


def test_beginning_anew_gives_another_child(anna: Client, people: People, practice: Child) -> None:
    anna.post(reverse("practice-renew"))
    new = own_of(people.anna)
    assert new is not None
    assert new != practice
    assert (rows_about(practice), new.assessments.count()) == (0, 2)


def test_clearing_nothing_is_no_error(anna: Client) -> None:
    assert anna.post(reverse("practice-clear")).status_code == 302


@pytest.mark.parametrize("whose", ["real", "of a colleague"])
def test_database_clears_only_the_own_practice_child(people: People, practice: Child, whose: str) -> None:
    real = a_child(people.north, people.anna)
    child, by = (real, people.anna) if whose == "real" else (practice, people.cora)
    with pytest.raises(IntegrityError, match="only the own practice child"), transaction.atomic():
        clear_practice(child=child, by=by)
    assert Child.with_practice.filter(pk=child.pk).exists()


def test_database_keeps_real_and_practice_apart(people: People, practice: Child) -> None:
    real = a_child(people.north, people.anna)
    refused: list[tuple[Child, dict[str, object]]] = [
        (real, {"practised_by": people.anna}),
        (real, {"team": practice.team}),
        (practice, {"practised_by": None}),
        (practice, {"team": people.north}),
    ]
    for child, changes in refused:
        with pytest.raises(IntegrityError, match="practice child"), transaction.atomic():
            Child.with_practice.filter(pk=child.pk).update(**changes)


def test_signed_form_of_a_practice_child_is_as_fixed_as_any(practice: Child) -> None:
    form = practice.assessments.standing().first()
    assert form is not None
    with (
        pytest.raises(IntegrityError, match="immutable"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM assessments_assessment WHERE id = %s", [form.pk])
    assert Assessment.objects.filter(pk=form.pk).exists()


def test_team_for_practising_is_no_team_to_choose(client: Client, people: People, practice: Child) -> None:
    assert not Team.objects.filter(pk=practice.team_id).exists()
    client.force_login(people.ada)
    for page in ("team-list", "person-add", "people"):
        assert "Oefenen" not in Page(client.get(reverse(page))).words


def test_own_forms_practised_say_nothing_of_real_work(anna: Client, people: People, practice: Child) -> None:
    start = reverse("assessment-start", args=[a_child(people.north, people.anna).pk])
    before = Page(anna.get(start)).form.fields
    clear_practice(child=practice, by=people.anna)
    after = Page(anna.get(start)).form.fields
    assert {**before, "form_key": "", "csrfmiddlewaretoken": ""} == {
        **after,
        "form_key": "",
        "csrfmiddlewaretoken": "",
    }


def test_practice_child_of_who_left_goes_at_night_and_no_other(people: People, practice: Child) -> None:
    a_practice_child_with_everything(people.bram)
    call_command("clear_left_practice")
    assert own_of(people.anna)
    assert own_of(people.bram)
    end_membership(membership=people.bram.memberships.get(), by=people.ada)
    call_command("clear_left_practice")
    assert own_of(people.anna)
    assert own_of(people.bram) is None
    event = AuditEvent.objects.filter(event="practice_cleared").get()
    assert (event.actor_id, event.basis) == ("", "practice")
    assert not Erasure.objects.exists()


def test_database_clears_no_practice_child_for_nobody_while_its_person_works(
    people: People, practice: Child
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT rights_clear_practice(%s, NULL, '{}')", [practice.pk])
    assert own_of(people.anna)
