"""The family's own plan and the goals on paper, in the meeting and in the course: first, and not without consent."""

from django.test import Client
from django.urls import reverse

from children.models import Child
from paper.dates_and_numbers import short_day
from reports.plan.page import goal_courses
from reviews.queries.plan import goals_of
from tests.support.around import a_family_plan, a_goal, a_score, an_action
from tests.support.build import People, a_signed_form
from tests.support.consents import a_party, everyone_agrees, said
from tests.support.days import days_ago, today
from tests.support.meetings import a_meeting, item_of
from tests.support.pages import Page
from tests.support.papers import make_pdf, read_pdf

ACTION, PLAN, GOAL = "Elke week samen koken", "Oma haalt van school.", "Ik wil bij oma slapen."


def a_child_with_a_plan(people: People, child: Child) -> None:
    """Note an action first, then a goal that two people scored, then the family's own plan."""
    a_signed_form(child, people.anna)
    an_action(child, people.anna, title=ACTION, started_on=days_ago(30), ended_on=None, is_ongoing=True)
    goal = a_goal(child, people.anna, text=GOAL, agreed_on=days_ago(40))
    a_score(goal, people.anna, level=1, who="Oma", on=days_ago(3))
    a_score(goal, people.anna, level=-1, who="Sam", on=days_ago(3))
    a_family_plan(child, people.anna, text=PLAN)


def test_paper_shows_the_own_plan_before_goals_and_actions(people: People, child: Child) -> None:
    a_child_with_a_plan(people, child)
    words = read_pdf(make_pdf(child, people.anna)).words
    places = [words.index(text) for text in (PLAN, GOAL, f"{ACTION} Lotte")]
    assert places == sorted(places)
    assert f"Oma, {short_day(days_ago(3))}: iets meer dan afgesproken" in words
    assert f"Sam, {short_day(days_ago(3))}: op weg" in words


def test_discussion_shows_the_own_plan_before_goals_and_actions(people: People, child: Child) -> None:
    a_child_with_a_plan(people, child)
    everyone_agrees(child)
    item, browser = item_of(a_meeting(people.north, people.cora, [child]), child), Client()
    browser.force_login(people.cora)
    words = Page(browser.get(reverse("discussion", args=[child.pk, item.pk]))).words
    places = [words.index(text) for text in (PLAN, GOAL, ACTION)]
    assert places == sorted(places)
    assert "Wat verandert er in de omgeving?" in words


def test_no_to_quoting_leaves_the_words_out_of_paper_and_discussion(people: People, child: Child) -> None:
    a_child_with_a_plan(people, child)
    party = a_party(child, people.anna)
    said(child, people.anna, "no", "quote_child", party=party)
    paper = read_pdf(make_pdf(child, people.anna)).words
    assert PLAN not in paper
    assert GOAL not in paper
    assert "Niet alles staat in dit verslag" in paper
    item, browser = item_of(a_meeting(people.north, people.cora, [child]), child), Client()
    browser.force_login(people.cora)
    words = Page(browser.get(reverse("discussion", args=[child.pk, item.pk]))).words
    assert PLAN not in words
    assert GOAL not in words
    assert "de woorden zijn weggelaten: niet iedereen heeft daar ja op gezegd" in words


def test_long_plan_stands_whole_in_the_annex(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    a_family_plan(child, people.anna, text=" ".join(f"woord{number}" for number in range(300)))
    paper = read_pdf(make_pdf(child, people.anna))
    assert "de rest van het eigen plan van het gezin" in paper.pages[1]
    assert "Zie de bijlage." in paper.pages[1]
    assert "woord299" not in paper.pages[0] + paper.pages[1]
    assert "woord299" in paper.words


def test_course_shows_each_goal_with_everyone_apart(people: People, child: Child) -> None:
    a_child_with_a_plan(people, child)
    (course,) = goal_courses(goals_of(child, today()), today())
    assert [row[1:3] for row in course.figure.rows] == [
        ("–", "nog ver weg"),
        ("Oma", "iets meer dan afgesproken"),
        ("Sam", "op weg"),
    ]
    assert [name for _mark, name in course.legend] == ["Oma", "Sam"]
    assert course.figure.svg.count('class="chart-mark"') == 2


def test_goal_that_nobody_scored_has_no_figure(people: People, child: Child) -> None:
    a_goal(child, people.anna)
    assert goal_courses(goals_of(child, today()), today()) == []


def test_course_page_shows_goals_also_before_the_first_observation(
    people: People, anna: Client, child: Child
) -> None:
    a_score(a_goal(child, people.anna), people.anna)
    words = Page(anna.get(reverse("trajectory", args=[child.pk]))).words
    assert GOAL in words
    assert "De dikke lijn is wat vooraf is afgesproken." in words
