"""The paper says what was agreed with who, since when and by when; what is only planned is not told as done."""

from children.models import Child
from paper.dates_and_numbers import short_day
from tests.support.around import an_action
from tests.support.build import People, a_signed_form
from tests.support.days import days_ago
from tests.support.papers import make_pdf, read_pdf


def test_action_that_goes_on_stands_with_its_days(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    since, by_day = days_ago(30), days_ago(-10)
    an_action(child, people.anna, started_on=since, due_on=by_day, ended_on=None, is_ongoing=True)
    said = f"Elke week samen koken Lotte, mentor sinds {short_day(since)}, uiterlijk {short_day(by_day)} rechtstreeks"
    assert said in read_pdf(make_pdf(child, people.anna)).words


def test_action_that_is_only_planned_is_not_told_as_done(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    an_action(child, people.anna, started_on=days_ago(-10), ended_on=None, is_ongoing=True)
    words = read_pdf(make_pdf(child, people.anna)).words
    assert f"Elke week samen koken Lotte, mentor vanaf {short_day(days_ago(-10))}" in words
    assert "sinds" not in words.split("Elke week samen koken")[1][:40]
