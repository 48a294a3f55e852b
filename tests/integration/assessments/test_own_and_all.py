"""Who sees only what they wrote themselves, who sees what all wrote, and who knows of drafts of colleagues."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from accounts.access import Access, access_of
from accounts.models import User
from assessments.models import Assessment
from assessments.queries.caseload import caseload
from assessments.queries.forms import forms_of
from children.models import Child
from children.queries.child_access import reach_of
from lifecourse.queries.coping import episodes_of
from lifecourse.queries.missed_moments import missed_moments_of
from lifecourse.queries.quick_notes import quick_notes_of
from tests.support.around import a_missed_moment, a_quick_note, an_episode
from tests.support.build import People, a_child, a_draft, a_signed_form, answer
from tests.support.days import today
from tests.support.large_dataset import browser_of
from tests.support.pages import Page

SEEN = {  # whose signed forms, missed moments, notes and episodes; own drafts, drafts of colleagues
    "bram": ({"bram"}, {"bram"}, set()),
    "anna": ({"anna", "bram"}, {"anna"}, set()),
    "cora": ({"anna", "bram"}, set(), {"anna", "bram"}),
}


@pytest.fixture
def child(people: People) -> Child:
    """Register a child of whom Anna and Bram each wrote one of everything."""
    child = a_child(people.north, people.anna)
    for user in (people.anna, people.bram):
        a_signed_form(child, user)
        a_draft(child, user)
        a_missed_moment(child, user)
        an_episode(child, user)
        a_quick_note(child, user)
    return child


def test_draft_on_which_someone_worked_last_stands_first(people: People, child: Child) -> None:
    older = child.assessments.drafts().get(observer=people.bram)
    Assessment.objects.filter(pk=older.pk).update(started_at=timezone.now() - timedelta(days=20))
    newer = child.assessments.drafts().get(observer=people.anna)
    for worked_on, order in ((newer, [newer, older]), (older, [older, newer])):
        answer(worked_on, "help_ask", "2", worked_on.observer)
        forms = forms_of(child, access=access_to(child, people.cora), user=people.cora)
        assert forms.team_drafts == order


def access_to(child: Child, user: User) -> Access:
    access = access_of(user)
    return access.for_one_child(child.team_id, reach_of(child, access, user).permissions)


@pytest.mark.parametrize("name", SEEN)
def test_forms_moments_and_episodes_are_of_whom_one_may_see(people: People, child: Child, name: str) -> None:
    user, (whose, own, of_team) = getattr(people, name), SEEN[name]
    access = access_to(child, user)
    names = {people.anna.pk: "anna", people.bram.pk: "bram"}
    forms = forms_of(child, access=access, user=user)
    assert {names[moment.form.observer_id] for moment in forms.moments if moment.form} == whose
    assert {names[moment.missed.recorded_by_id] for moment in forms.moments if moment.missed} == whose
    assert {names[draft.observer_id] for draft in forms.own_drafts} == own
    assert {names[draft.observer_id] for draft in forms.team_drafts} == of_team
    missed = missed_moments_of(child, access=access, user=user)
    assert {names[moment.recorded_by_id] for moment in missed} == whose
    notes = quick_notes_of(child, access=access, user=user)
    assert {names[note.recorded_by_id] for note in notes} == whose
    episodes = episodes_of(child, access=access, user=user)
    assert {names[episode.recorded_by_id] for episode in episodes} == whose


@pytest.mark.parametrize("name", SEEN)
def test_list_counts_the_drafts_that_one_may_know_of(people: People, child: Child, name: str) -> None:
    user, (_whose, own, of_team) = getattr(people, name), SEEN[name]
    (row,) = caseload(access=access_of(user), user=user, today=today())
    assert (row.own_drafts, row.team_drafts) == (len(own), len(of_team))


def test_list_of_another_team_is_empty(people: People, child: Child) -> None:
    assert caseload(access=access_of(people.chris), user=people.chris, today=today()) == []


def test_start_page_holds_the_own_draft_and_the_own_role_of_last_time(people: People) -> None:
    child = a_child(people.north, people.anna)
    of_anna = a_draft(child, people.anna, role="teacher", setting="school")
    url = reverse("assessment-start", args=[child.pk])
    page = browser_of(people.bram).get(url)
    assert str(of_anna.pk) not in page.content.decode()
    assert page.context["form"].initial["observer_role"] is None
    page = browser_of(people.anna).get(url)
    assert str(of_anna.pk) in page.content.decode()
    assert page.context["form"].initial["observer_role"] == "teacher"


@pytest.mark.parametrize(("name", "is_said"), [("anna", False), ("bram", True)])
def test_page_on_coping_says_whether_it_holds_the_own_moments_only(
    people: People, child: Child, name: str, is_said: bool
) -> None:
    words = Page(browser_of(getattr(people, name)).get(reverse("coping-list", args=[child.pk]))).words
    assert (gettext("You see the moments that you noted yourself.") in words) is is_said


@pytest.mark.parametrize(("name", "first"), [("anna", "profile"), ("bram", "assessment-list")])
def test_child_opens_at_the_first_page_that_one_may_see(
    people: People, child: Child, name: str, first: str
) -> None:
    page = browser_of(getattr(people, name)).get(reverse("child-detail", args=[child.pk]))
    assert page.headers["Location"] == reverse(first, args=[child.pk])
