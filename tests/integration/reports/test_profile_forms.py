"""Which form the profile shows, and what it shows when there is none."""

import datetime
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from accounts.rules.roles import OBSERVER, ROLES
from assessments.models import Assessment
from children.models import Child
from tests.support.build import People, a_child, a_draft, a_signed_form, an_event, answer
from tests.support.days import days_ago, spelled, today
from tests.support.pages import Page, Reply, now_by_name
from tests.support.parts import whole
from tests.support.scenes import corrected


def open_profile(client: Client, child: Child, **asked: str) -> Reply:
    response = whole(client, "profile", child, **asked)
    assert response.status_code == 200
    return response


def test_chosen_form_comes_first(people: People, anna: Client, child: Child) -> None:
    old = a_signed_form(child, people.anna, choice="1", on=today() - datetime.timedelta(days=90))
    a_signed_form(child, people.anna, choice="3")
    assert set(now_by_name(Page(open_profile(anna, child))).values()) == {"3,0"}
    assert set(now_by_name(Page(open_profile(anna, child, vorm=str(old.pk)))).values()) == {"1,0"}
    for nonsense in ("x", "", str(child.pk)):
        assert set(now_by_name(Page(open_profile(anna, child, vorm=nonsense))).values()) == {"3,0"}


def test_newest_is_the_last_day_observed_not_the_last_entered(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, choice="3")
    a_signed_form(child, people.bram, choice="0", on=today() - datetime.timedelta(days=200))  # entered later
    page = open_profile(anna, child)
    assert set(now_by_name(Page(page)).values()) == {"3,0"}
    labels = [label for _id, label, _chosen in page.context["page"].choices]
    assert [label.split(" · ")[0] for label in labels] == [
        spelled(days_ago(0)),
        spelled(days_ago(200)),
    ]


def test_form_of_another_child_is_not_shown_through_this_one(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, choice="3")
    other = a_signed_form(a_child(people.south, people.chris, reference="X-1"), people.chris, choice="0")
    page = Page(open_profile(anna, child, vorm=str(other.pk)))
    assert set(now_by_name(page).values()) == {"3,0"}


def test_corrected_form_takes_the_place_of_the_old_one(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna, choice="1")
    corrected(form, people.anna, help_ask="3")
    response = open_profile(anna, child)
    assert Counter(now_by_name(Page(response)).values()) == {"1,0": 11, "3,0": 1}
    assert len(response.context["page"].choices) == 1


def test_open_correction_changes_nothing_yet(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna, choice="1")
    anna.post(reverse("assessment-correct", args=[child.pk, form.pk]), {"reason": "x"})
    answer(Assessment.objects.get(corrects=form), "help_ask", "3", people.anna)
    assert set(now_by_name(Page(open_profile(anna, child))).values()) == {"1,0"}


def test_child_without_a_signed_form_has_an_empty_profile(people: People, anna: Client, child: Child) -> None:
    assert open_profile(anna, child).context["page"] is None
    draft = a_draft(child, people.anna)
    answer(draft, "help_ask", "3", people.anna)
    page = Page(open_profile(anna, child))
    assert gettext("No strengths seen yet") in page.words
    assert now_by_name(page) == {}


def test_form_with_could_not_see_everywhere_judges_nothing(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, choice="not_seen")
    page = Page(open_profile(anna, child))
    assert set(now_by_name(page).values()) == {"–"}
    assert "0 van de 0 beoordeelde krachten" in page.words
    assert "0,0" not in page.words


def test_events_are_hidden_from_who_may_not_see_them(
    people: People, client: Client, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_signed_form(child, people.anna, on=today() - datetime.timedelta(days=400))
    a_signed_form(child, people.anna)
    an_event(child, people.anna, title="Oma overleden")
    may = {permission for permission in ROLES["practitioner"] if not permission.startswith("life_event")}
    monkeypatch.setitem(ROLES, OBSERVER, frozenset(may))
    for user, is_shown in ((people.anna, True), (people.bram, False)):
        client.force_login(user)
        for name in ("profile", "trajectory"):
            page = client.get(reverse(name, args=[child.pk])).content.decode()
            assert ("Oma overleden" in page) is is_shown
    assert reverse("life-event-list", args=[child.pk]) not in page


def test_events_between_two_moments_are_named_beside_the_later_one(
    people: People, anna: Client, child: Child
) -> None:
    for months in (9, 5, 0):  # February, June and November; the event began in March
        a_signed_form(child, people.anna, on=today() - datetime.timedelta(days=30 * months))
    an_event(child, people.anna, title="Oma overleden")
    oldest, middle, newest = reversed(open_profile(anna, child).context["page"].choices)
    named = {
        form[0]: [line.title for line in open_profile(anna, child, vorm=form[0]).context["since"].lines]
        for form in (oldest, middle, newest)
    }
    assert [list(dict.fromkeys(titles)) for titles in named.values()] == [[], ["Oma overleden"], []]
