"""The profile: the stored scores and nothing computed over them; every observer as its own mark."""

import datetime
import re
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import Assessment
from children.models import Child
from portfolio.queries.instruments import definition_of
from portfolio.rules.scoring import scores_from_json
from tests.support.build import People, a_signed_form, an_event
from tests.support.days import today
from tests.support.pages import Page, Reply, now_by_name, written
from tests.support.parts import whole
from tests.support.scenes import add_forms, mixed_choices

OTHER_WORDS = r"totaal|gemiddeld|total|average|\bmean\b|percent|%"


def open_profile(client: Client, child: Child, **asked: str) -> Reply:
    response = whole(client, "profile", child, **asked)
    assert response.status_code == 200
    return response


PAGES = ["profile", "trajectory", "report", "assessment-list"]


def test_pages_ask_as_many_queries_for_forty_forms_as_for_three(
    people: People, anna: Client, child: Child
) -> None:
    def asked(name: str) -> int:
        url = reverse(name, args=[child.pk])
        anna.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert anna.get(url).status_code == 200
        return len(queries)

    add_forms(child, people, 3)
    an_event(child, people.anna)
    few = {name: asked(name) for name in PAGES}
    add_forms(child, people, 37, first_seed=3)
    assert Assessment.objects.count() == 40
    assert {name: asked(name) for name in PAGES} == few
    assert few.pop("trajectory") <= 24  # what stands around the strengths is read for the plain sentences too
    # With what happened, what was asked by a person, quick notes, and safety at home.
    assert few.pop("profile") <= 22
    assert max(few.values()) <= 14


@pytest.mark.parametrize("key", ["professional-quick", "professional-full"])
def test_numbers_on_the_page_are_the_stored_scores(
    people: People, anna: Client, child: Child, key: str
) -> None:
    form = a_signed_form(child, people.anna, key=key, choices=mixed_choices(key, 5))
    page = Page(open_profile(anna, child))
    stored = scores_from_json(Assessment.objects.get(pk=form.pk).scores or {})
    names = {element.key: element.name.nl for element in definition_of(form.instrument_version_id).elements}
    assert now_by_name(page) == {names[key]: written(score.score) for key, score in stored.elements.items()}
    assert len({score.status for score in stored.elements.values()}) >= 2
    assert (
        f"{stored.n_present} van de {stored.n_judged} beoordeelde krachten duidelijk zien, in {stored.n_cells} "
        in page.words
    )


def test_tiles_tell_could_not_see_from_not_seen_yet(people: People, anna: Client, child: Child) -> None:
    choices = {
        "help_ask": "0",
        "home_own_spot": "not_seen",
        "places_find": "not_applicable",
        "goal_keep_going": "1",
    }
    a_signed_form(child, people.anna, choice="3", choices=choices)
    tiles = Counter(name for name in Page(open_profile(anna, child)).classes if name.startswith("tile--"))
    tiles -= Counter(
        [
            "tile--" + level
            for level in ("present", "growing", "not-yet", "too-little-seen", "left-open", "not-applicable")
        ]
    )
    tiles -= Counter(["tile--too-little-seen"])  # in the legend of the matrix too
    assert tiles == {  # once on the map, once in the matrix
        "tile--present": 16,
        "tile--growing": 2,
        "tile--not-yet": 2,
        "tile--too-little-seen": 2,
        "tile--not-applicable": 2,
    }


def test_nothing_is_totalled_or_averaged(people: People, anna: Client, child: Child) -> None:
    low = ["help_ask", "home_own_spot", "places_find", "goal_keep_going"]
    a_signed_form(child, people.anna, choice="3", choices=dict.fromkeys(low, "1"))  # mean 2.3
    a_signed_form(child, people.bram, choice="0", setting="school", role="teacher")  # mean of both: 1.2
    page = Page(open_profile(anna, child))
    assert set(now_by_name(page).values()) <= {"0,0", "1,0", "3,0"}
    assert not re.search(OTHER_WORDS, page.words, re.IGNORECASE)
    for mean in ("2,3", "2,33", "1,2", "1,17", "1,5", "0,5"):
        assert mean not in page.words


def test_no_colour_or_word_judges(people: People, anna: Client, child: Child) -> None:
    add_forms(child, people, 4)
    source = open_profile(anna, child).content.decode()
    words = Page(open_profile(anna, child)).words
    assert not re.search(r"text-(danger|success|warning)|bg-(danger|success)|\b(red|green)\b", source)
    assert not re.search(
        r"veerkrachtig|onvoldoende|achterstand|zwak|slecht|normaal|beneden", words, re.IGNORECASE
    )


def test_one_form_is_a_snapshot_without_a_difference(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna)
    page = Page(open_profile(anna, child))
    assert "momentopname" in page.words
    assert {row[3] for row in page.rows if len(row) == 4 and row[2] == "2,0"} == {"–"}
    assert "chart-ring" not in page.classes


def test_earlier_moment_gives_a_difference_and_what_is_new(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, choice="1", on=today() - datetime.timedelta(days=90))
    a_signed_form(child, people.anna, choice="3")
    page = Page(open_profile(anna, child))
    shown = {(row[1], row[3]) for row in page.rows if len(row) == 4 and row[2] == "3,0"}
    assert shown == {("1,0", "+2,0")}
    assert page.words.count("nieuw") >= 24  # on the map and in the matrix
