"""Goals in the words of the family: five levels told beforehand, and who says how far it is."""

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from children.models import Child
from reviews.models import Goal, GoalScore
from reviews.queries.plan import plan_of
from tests.support.around import a_goal, a_score, an_action
from tests.support.build import People, a_child
from tests.support.days import days_ago, spelled, today
from tests.support.pages import Page
from tests.support.records import goal_fields, score_fields


def plan_page(client: Client, child: Child) -> Page:
    return Page(client.get(reverse("action-list", args=[child.pk])))


def test_goal_stands_in_own_words_with_its_five_steps(anna: Client, child: Child) -> None:
    assert anna.post(reverse("goal-add", args=[child.pk]), goal_fields()).status_code == 302
    words = plan_page(anna, child).words
    assert "‘Ik wil naar zwemles.’" in words
    steps = [words.index(f"Stap {name}.") for name in ("far_above", "above", "agreed", "below", "far_below")]
    assert steps == sorted(steps)
    assert f"hier begon het, {spelled(days_ago(82))}" in words
    assert AuditEvent.objects.filter(event="goal_added", child_id=child.pk).count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "text"),
        ({"said_by": ""}, "said_by"),
        ({"above": ""}, "above"),
        ({"starts_at": "0"}, "starts_at"),
        ({"agreed_on": str(days_ago(-1))}, "agreed_on"),
        ({"look_on": str(days_ago(83))}, "look_on"),
        ({"voice": "professional"}, "voice"),
    ],
)
def test_what_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, str], field: str
) -> None:
    response = anna.post(reverse("goal-add", args=[child.pk]), {**goal_fields(), **changes})
    assert list(response.context["form"].errors) == [field]
    assert not Goal.objects.exists()


def test_two_people_who_score_stand_apart_and_nothing_is_averaged(
    people: People, anna: Client, child: Child
) -> None:
    goal = a_goal(child, people.anna, agreed_on=days_ago(50))
    for who, level in (("Oma", "-1"), ("Sam", "1")):
        seen = str(Goal.objects.get().revision)
        fields = {**score_fields(), "scored_by": who, "level": level, "seen_revision": seen}
        assert anna.post(reverse("goal-score", args=[child.pk, goal.pk]), fields).status_code == 302
    (aimed,) = plan_of(child, today()).goals
    by_level = {one.rung.level: [score.scored_by for score in one.scores] for one in aimed.ladder}
    assert by_level == {2: [], 1: ["Sam"], 0: [], -1: ["Oma"], -2: []}
    assert [score.scored_by for score in aimed.newest] == ["Oma", "Sam"]
    assert "gemiddeld" not in plan_page(anna, child).words


def test_score_before_the_agreement_is_refused_by_form_and_database(
    people: People, anna: Client, child: Child
) -> None:
    goal = a_goal(child, people.anna, agreed_on=days_ago(10))
    fields = {**score_fields(), "scored_on": str(days_ago(11)), "seen_revision": "0"}
    response = anna.post(reverse("goal-score", args=[child.pk, goal.pk]), fields)
    assert list(response.context["form"].errors) == ["scored_on"]
    with pytest.raises(DatabaseError, match="agreed before"), transaction.atomic():
        a_score(goal, people.anna, on=days_ago(11))


def test_words_and_levels_stand_fast_once_someone_scored(people: People, anna: Client, child: Child) -> None:
    goal = a_goal(child, people.anna, agreed_on=days_ago(50))
    a_score(goal, people.anna, on=days_ago(5))
    url = reverse("goal-change", args=[child.pk, goal.pk])
    changed = {**goal_fields(), "agreed": "Iets makkelijkers.", "seen_revision": "1"}
    assert anna.post(url, changed).status_code == 302
    after = Goal.objects.get()
    assert (after.agreed, after.text, after.look_on) == (goal.agreed, goal.text, days_ago(-30))
    with pytest.raises(DatabaseError, match="keeps its words"), transaction.atomic():
        Goal.objects.filter(pk=goal.pk).update(agreed="Iets makkelijkers.")


def test_goal_that_was_scored_is_ended_and_not_removed(people: People, anna: Client, child: Child) -> None:
    goal = a_goal(child, people.anna, agreed_on=days_ago(50))
    a_score(goal, people.anna, on=days_ago(5))
    url = reverse("goal-remove", args=[child.pk, goal.pk])
    assert anna.post(url, {"seen": "1"}).status_code == 302
    assert Goal.objects.exists()
    end = {"ended_on": str(today()), "ending": "reached", "went": "Het logeren bevalt.", "seen_revision": "1"}
    assert (
        anna.post(reverse("goal-change", args=[child.pk, goal.pk]), {**goal_fields(), **end}).status_code
        == 302
    )
    plan = plan_of(child, today())
    assert (plan.goals, [one.goal.went for one in plan.past_goals]) == ([], ["Het logeren bevalt."])
    assert anna.get(reverse("goal-score", args=[child.pk, goal.pk])).status_code == 404


def test_removed_goal_leaves_its_action(people: People, anna: Client, child: Child) -> None:
    goal = a_goal(child, people.anna)
    action = an_action(child, people.anna, goal=goal)
    assert "Voor het doel: ‘Ik wil bij oma slapen.’" in plan_page(anna, child).words
    assert anna.post(reverse("goal-remove", args=[child.pk, goal.pk]), {"seen": "0"}).status_code == 302
    action.refresh_from_db()
    assert action.goal is None


def test_removed_score_is_in_the_log(people: People, anna: Client, child: Child) -> None:
    goal = a_goal(child, people.anna)
    score = a_score(goal, people.anna)
    url = reverse("goal-score-remove", args=[child.pk, goal.pk, score.pk])
    assert anna.post(url, {"seen": "0"}).status_code == 302
    assert GoalScore.objects.exists()  # seen before the score was there
    anna.post(url, {"seen": "1"})
    assert not GoalScore.objects.exists()
    assert AuditEvent.objects.filter(event="goal_score_removed", child_id=child.pk).count() == 1


def test_day_to_look_that_passed_asks_how_far_it_is(people: People, anna: Client, child: Child) -> None:
    goal = a_goal(child, people.anna, agreed_on=days_ago(50), look_on=days_ago(3))
    asked = "deze dag is voorbij: hoe ver is het?"
    assert asked in plan_page(anna, child).words
    a_score(goal, people.anna, on=days_ago(1))
    assert asked not in plan_page(anna, child).words


def test_goal_of_another_child_is_not_found(people: People, anna: Client, child: Child) -> None:
    goal = a_goal(a_child(people.north, people.anna, reference="DW-7"), people.anna)
    assert anna.get(reverse("goal-change", args=[child.pk, goal.pk])).status_code == 404


def test_scores_cannot_be_changed_by_the_web_role(people: People, child: Child) -> None:
    score = a_score(a_goal(child, people.anna), people.anna)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        GoalScore.objects.filter(pk=score.pk).update(level=2)
