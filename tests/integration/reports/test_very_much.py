"""A child about whom very much was written down: the page stays small enough to draw, and says what it leaves out."""

import uuid

from django.test import Client

from children.models import Child
from lifecourse.models import LifeEvent
from reports.charts.svg.backdrop import MOST_DRAWN
from tests.support.build import People, a_signed_form, an_event
from tests.support.parts import whole

LEFT_OUT = "zijn de {n} oudste niet getekend; ze staan in de tabel"


def many_events(child: Child, people: People, number: int) -> None:
    """Note the same adversity so many times."""
    first = an_event(child, people.anna)
    copies = []
    for _ in range(number - 1):
        copy = LifeEvent.objects.get(pk=first.pk)
        copy.pk, copy._state.adding = uuid.uuid4(), True
        copies.append(copy)
    LifeEvent.objects.bulk_create(copies)


def test_course_draws_the_newest_and_lists_all(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna)
    many_events(child, people, MOST_DRAWN)
    drawn = whole(anna, "trajectory", child).content.decode()
    assert "niet getekend" not in drawn
    many_events(child, people, 200)
    bounded = whole(anna, "trajectory", child).content.decode()
    assert LEFT_OUT.format(n=200) in bounded
    assert bounded.count("chart-event-adversity") == drawn.count("chart-event-adversity")
    assert bounded.count("<tr") > drawn.count("<tr") + 190
