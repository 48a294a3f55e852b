"""Signs of healthy development on the profile, the course and the paper: never a strength, never averaged."""

import datetime
from io import BytesIO

import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from accounts.access import access_of
from assessments.models import Assessment
from assessments.queries.caseload import caseload
from children.models import Child
from children.queries.summary import summary_of
from portfolio.models import Instrument
from reports.course.page import course_page
from reports.course.queries import course_facts
from reports.facts.window import Window
from reports.profile.signs import sign_strip
from reports.queries.forms import readings_of
from reports.queries.life_course import around
from reports.queries.signs import outcome_of, sign_readings_of
from tests.support.build import People, a_signed_form
from tests.support.days import days_ago, spelled, today
from tests.support.pages import Page
from tests.support.parts import whole

DAY = datetime.timedelta(days=1)
HEADING = "Tekenen van gezonde ontwikkeling"


def a_strip(
    child: Child, people: People, *, weeks: int = 0, role: str = "child", choice: str = "2", **choices: str
) -> Assessment:
    on = today() - 7 * weeks * DAY
    return a_signed_form(child, people.anna, on=on, key="outcome", role=role, choice=choice, choices=choices)


def profile(client: Client, child: Child) -> Page:
    return Page(client.get(reverse("profile", args=[child.pk])))


def test_signs_are_stored_as_answered_and_never_scored(people: People, child: Child) -> None:
    form = a_strip(child, people, home="not_seen")
    assert form.scores == {
        "kind": "outcome",
        "signs": {"wellbeing": 2, "taking_part": 2, "school": 2, "play": 2, "home": "not_seen"},
    }


def test_signs_never_count_as_a_strength(people: People, anna: Client, child: Child) -> None:
    signed = a_signed_form(child, people.anna, on=today() - 30 * DAY)
    before = profile(anna, child).words.split(HEADING)[0]
    a_strip(child, people, choice="3")
    after = profile(anna, child).words.split(HEADING)[0]
    assert before == after
    assert [reading.id for reading in readings_of(child)] == [str(signed.pk)]
    assert (summary_of(child).n_forms, summary_of(child).last_on) == (1, today() - 30 * DAY)


def test_strip_shows_the_latest_of_each_observer_in_words(people: People, anna: Client, child: Child) -> None:
    a_strip(child, people, weeks=20, choice="0")
    a_strip(child, people, weeks=2, wellbeing="1")
    a_strip(child, people, weeks=3, role="parent", wellbeing="3", home="not_applicable")
    readings = sign_readings_of(child)
    strip = sign_strip("Sam", readings, outcome_of(readings))
    assert strip is not None
    assert [voice.name for voice in strip.voices] == ["Sam", "ouder of verzorger"]
    assert [words for _voice, words in strip.rows[0].answers] == ["soms wel, soms niet", "goed"]
    assert [words for _voice, words in strip.rows[4].answers] == ["meestal goed", "past niet"]
    words = profile(anna, child).words
    assert HEADING in words
    assert f"Sam zelf, samen met Anna de Wit, thuis · {spelled(days_ago(14), 'j b Y')}" in words
    assert "niet zo goed Sam" not in words


def test_strip_stands_without_any_strength_and_invites_when_empty(
    people: People, anna: Client, child: Child
) -> None:
    assert "Nog niemand heeft de vijf vragen ingevuld." in profile(anna, child).words
    a_strip(child, people)
    assert "meestal goed" in profile(anna, child).words


def test_marks_of_the_strip_have_no_colour_of_better_or_worse(people: People, child: Child) -> None:
    a_strip(child, people, wellbeing="0", play="3")
    readings = sign_readings_of(child)
    strip = sign_strip("Sam", readings, outcome_of(readings))
    assert strip is not None
    colours = {row.plot.split('class="chart-mark"')[1].split('fill="')[1].split('"')[0] for row in strip.rows}
    assert colours == {"#1d2733"}


@pytest.mark.parametrize(
    ("weeks", "sentence"),
    [
        ((0,), f"Sam zelf, thuis: meestal goed op {spelled(days_ago(0), 'j b Y')}, een momentopname."),
        ((10, 0), " en meestal goed op "),
        ((20, 10, 0), "3 momenten"),
    ],
)
def test_course_of_a_sign_follows_the_rule_of_one_two_three(
    people: People, child: Child, weeks: tuple[int, ...], sentence: str
) -> None:
    for ago in weeks:
        a_strip(child, people, weeks=ago)
    noted = around(child, with_events=True, with_support=True)
    page = course_page(course_facts(child, [], sign_readings_of(child), noted, Window()), Window(), today())
    assert page is not None
    course = page.signs
    assert course is not None
    assert len(course.charts) == 5
    assert sentence in course.charts[0].sentence
    assert ('class="chart-line"' in course.charts[0].svg) == (len(weeks) > 2)
    assert len(course.charts[0].rows) == len(weeks)


def test_course_shows_the_signs_under_their_own_heading(people: People, anna: Client, child: Child) -> None:
    assert HEADING not in Page(whole(anna, "trajectory", child)).words
    a_strip(child, people, home="not_seen")
    words = Page(whole(anna, "trajectory", child)).words
    assert HEADING in words
    assert "Hier heeft nog niemand op geantwoord." in words


def test_paper_holds_the_strip(people: People, anna: Client, child: Child) -> None:
    signed = a_signed_form(child, people.anna)
    a_strip(child, people, wellbeing="0")
    given = {"meeting_on": str(days_ago(-3)), "form": str(signed.pk), "language": "nl"}
    given |= {"with_events": "on", "with_annex": "on"}
    pdf = pypdfium2.PdfDocument(BytesIO(anna.get(reverse("report-pdf", args=[child.pk]), given).content))
    text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert HEADING in text
    assert "niet zo goed" in text


def test_child_with_only_signs_is_still_due(people: People, child: Child) -> None:
    a_strip(child, people)
    (row,) = caseload(access=access_of(people.anna), user=people.anna, today=today())
    assert (row.last_on, row.is_due) == (None, True)


def test_kind_of_a_published_instrument_never_changes(people: People) -> None:
    with pytest.raises((DatabaseError, ValidationError)), transaction.atomic():
        Instrument.objects.filter(key="outcome").update(kind="strengths")
