"""The family's own plan: kept in its own words, and first."""

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from children.models import Child
from reviews.models import FamilyPlan
from reviews.queries.plan import plan_of
from tests.support.around import a_family_plan, a_goal, an_action
from tests.support.build import People
from tests.support.days import days_ago, today
from tests.support.pages import Page
from tests.support.records import family_plan_fields


def add_url(child: Child) -> str:
    return reverse("family-plan-add", args=[child.pk])


def test_own_plan_stands_before_goals_and_actions(people: People, anna: Client, child: Child) -> None:
    a_goal(child, people.anna)
    an_action(child, people.anna)
    assert anna.post(add_url(child), {**family_plan_fields(), "seen_revision": "0"}).status_code == 302
    words = Page(anna.get(reverse("action-list", args=[child.pk]))).words
    places = [
        words.index(said)
        for said in ("Oma haalt van school.", "Ik wil bij oma slapen.", "Elke week samen koken")
    ]
    assert places == sorted(places)
    assert AuditEvent.objects.filter(event="family_plan_added", child_id=child.pk).count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "text"),
        ({"made_by": ""}, "made_by"),
        ({"reason": "Te druk."}, "reason"),
        ({"standing": "declined", "made_by": ""}, "text"),
        ({"standing": "not_asked", "made_by": "", "text": ""}, "reason"),
        ({"standing": ""}, "standing"),
        ({"noted_on": str(days_ago(-1))}, "noted_on"),
    ],
)
def test_what_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, str], field: str
) -> None:
    response = anna.post(add_url(child), {**family_plan_fields(), **changes, "seen_revision": "0"})
    assert list(response.context["form"].errors) == [field]
    assert not FamilyPlan.objects.exists()


def test_new_version_begins_with_their_words_and_the_old_one_stays(
    people: People, anna: Client, child: Child
) -> None:
    a_family_plan(child, people.anna, text="Wij eten samen.")
    assert Page(anna.get(add_url(child))).form.fields["text"] == "Wij eten samen."
    fields = {**family_plan_fields(), "text": "Wij eten samen. Opa kookt.", "seen_revision": "1"}
    assert anna.post(add_url(child), fields).status_code == 302
    own = plan_of(child, today()).own
    assert own.made is not None
    assert (own.made.text, [one.text for one in own.earlier]) == (
        "Wij eten samen. Opa kookt.",
        ["Wij eten samen."],
    )


def test_second_person_is_told_and_overwrites_nothing(people: People, anna: Client, child: Child) -> None:
    a_family_plan(child, people.anna, text="Wij eten samen.")
    response = anna.post(add_url(child), {**family_plan_fields(), "seen_revision": "0"})
    assert "Wij eten samen." in Page(response).words
    assert FamilyPlan.objects.count() == 1


@pytest.mark.parametrize(
    ("standing", "more", "shown"),
    [("making", {}, "Wij eten samen."), ("declined", {}, ""), ("not_asked", {"reason": "Eerst rust."}, "")],
)
def test_plan_stands_while_a_new_one_is_made_and_not_after_a_no(
    people: People, child: Child, standing: str, more: dict[str, str], shown: str
) -> None:
    a_family_plan(child, people.anna, text="Wij eten samen.")
    a_family_plan(child, people.anna, text="", made_by="", standing=standing, **more)
    made = plan_of(child, today()).own.made
    assert (made.text if made else "") == shown


def test_nobody_edits_the_words_of_a_family(people: People, child: Child) -> None:
    a_family_plan(child, people.anna)
    for change in (lambda rows: rows.update(text="Netter."), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            change(FamilyPlan.objects.all())


def test_no_to_quoting_leaves_the_words_out_of_what_is_shown_to_others(people: People, child: Child) -> None:
    a_family_plan(child, people.anna)
    for voice in ("child", "parent", "network"):
        a_goal(child, people.anna, text=f"Doel van {voice}", voice=voice)
    plan = plan_of(child, today())
    silent = plan.quotable({"parent"})
    assert (silent.own.made, silent.own.is_left_out, silent.n_silent) == (None, True, 1)
    assert [one.goal.voice for one in silent.goals] == ["child", "network"]
    assert silent.is_shortened
    assert plan.quotable(set()) == plan
