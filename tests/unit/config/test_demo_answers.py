"""How the answers of an invented child come about."""

from dataclasses import replace
from random import Random

import pytest

from config.demo.answers import answer, between, dip, fitting, level_of
from config.demo.plans import ChildPlan, EventPlan, Example, Examples, FormPlan
from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.reading import read_definition

DEFINITION = read_definition(read_document(FOLDER / "professional-full-2.0.yaml"))


def a_plan(**changes):
    plan = ChildPlan(
        reference="DW-9999",
        first_name="Noor",
        team="Team Noord",
        age=(8, 0),
        registered_by="youssef",
        start=(1.0, 1.0, 1.0, 1.0),
        noise=0.0,
    )
    return replace(plan, **changes)


def test_levels_follow_the_course_and_stay_flat_outside():
    points = [(100.0, 1.0), (50.0, 2.0), (0.0, 3.0)]
    assert [between(points, weeks) for weeks in (120, 100, 75, 0, -1)] == [1.0, 1.0, 1.5, 3.0, 3.0]


def test_dip_after_adversity_fades():
    plan = a_plan(events=(EventPlan("adversity", "Verhuisd", 40), EventPlan("support", "Judo", 40)))
    tension, friend = DEFINITION.element("stress_regulation"), DEFINITION.element("peer_support")
    assert dip(plan, tension, 40) == pytest.approx(0.7)
    assert dip(plan, tension, 32) == pytest.approx(0.35)
    assert [dip(plan, tension, 41), dip(plan, tension, 20), dip(plan, friend, 40)] == [0.0, 0.0, 0.0]


def test_a_setting_shifts_an_element_before_its_domain():
    element = DEFINITION.element("stress_regulation")
    plan = a_plan(
        by_setting={"school": {"regulatory": 1.0, "stress_regulation": 2.0}, "group": {"regulatory": 1.0}}
    )
    home = level_of(plan, element, "home", 10)
    assert level_of(plan, element, "school", 10) - home == pytest.approx(2.0)
    assert level_of(plan, element, "group", 10) - home == pytest.approx(1.0)


def test_what_does_not_fit_says_why_unless_it_could_not_be_seen():
    item = DEFINITION.items["hope_look_forward"]
    plan = a_plan(does_not_fit={item.key: "Past nu niet."}, unseen={"school": [item.key]})

    def given(setting):
        form = FormPlan(weeks=5, by="lotte", at=setting)
        return answer(plan, form, DEFINITION.element(item.element), item, Random("luck"))

    assert (given("home").choice, given("home").reason) == ("not_applicable", "Past nu niet.")
    assert given("school").choice == "not_seen"


def test_example_suits_the_answer_the_age_and_the_place():
    high = (Example("groot", from_age=10), Example("klein"), Example("thuis", at=("home",)))
    examples = Examples(high=high, low=(Example("nog niet"),))
    assert fitting(examples, "3", "school", 12) == {"groot", "klein"}
    assert fitting(examples, "2", "home", 8) == {"klein", "thuis"}
    assert fitting(examples, "1", "school", 8) == {"nog niet"}
    assert fitting(examples, "0", "school", 8) == fitting(examples, "not_seen", "school", 8) == set()
