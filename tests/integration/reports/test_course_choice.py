"""Choosing a part of the course: all charts and lanes follow it, and what was typed wrong leaves nothing out."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from children.models import Child
from paper.dates_and_numbers import short_day
from reports.course.page import CoursePage
from reports.facts.window import LENGTHS, Window, back_from, usual_period
from tests.support.build import People, a_signed_form
from tests.support.days import born_on, days_ago, spelled, today
from tests.support.pages import Page
from tests.support.scenes import day_of, with_event, with_moments

WEEKS = (100, 60, 20, 10)


@pytest.fixture
def course_child(people: People, child: Child) -> Child:
    """Fill a file with four forms at home and one at school, and two adversities."""
    with_moments(child, people.anna, [(week, "2") for week in WEEKS])
    with_moments(child, people.anna, [(8, "1")], role="teacher", setting="school")
    with_moments(child, people.anna, [(9, "2"), (70, "2")], key="outcome", role="child")
    with_event(child, people.anna, "Lang geleden", 100, 90)
    with_event(child, people.anna, "Pas nog", 15, 12)
    return child


def course(client: Client, child: Child, **asked: str) -> tuple[Page, CoursePage]:
    response = client.get(reverse("trajectory", args=[child.pk]), {"deel": "kiezen", **asked})
    assert response.status_code == 200
    return Page(response), response.context["page"]


def days_in(page: CoursePage) -> set[str]:
    return {row[0] for domain in page.domains for row in domain.overview.rows}


@pytest.mark.parametrize(
    ("period", "expected"), [("3m", 2), ("6m", 3), ("1j", 3), ("2j", 5), ("alles", 5), ("", 5)]
)
def test_all_charts_follow_the_period(anna: Client, course_child: Child, period: str, expected: int) -> None:
    words, page = course(anna, course_child, **({"periode": period} if period else {}))
    assert len(days_in(page)) == expected
    observed = [row for row in page.timeline.rows if row[0] == "observaties"]
    assert len(observed) == expected
    shown = expected + sum(row[0] == "tekenen" for row in page.timeline.rows)
    assert f"Te zien: {shown} formulier" in words.words
    assert (f"{7 - shown} formulier" in words.words) == (shown < 7)
    assert words.form.fields["periode"] == (period or "alles")


def test_lanes_follow_the_period_and_say_what_lies_outside(anna: Client, course_child: Child) -> None:
    words, page = course(anna, course_child, periode="6m")
    assert [row[1] for row in page.timeline.rows if row[0] == "tegenslag"] == ["Pas nog"]
    assert "Lang geleden" not in str(page.timeline.svg)
    assert "vallen er 1 buiten deze periode" in words.words


def test_own_days_bound_the_page(anna: Client, course_child: Child) -> None:
    van, tot = day_of(60).isoformat(), day_of(20).isoformat()
    words, page = course(anna, course_child, periode="eigen", van=van, tot=tot)
    assert len(days_in(page)) == 2
    assert (words.form.fields["van"], words.form.fields["tot"]) == (van, tot)
    assert len(days_in(course(anna, course_child, periode="eigen", van=van)[1])) == 4
    words, page = course(anna, course_child, periode="eigen", tot=tot)
    assert len(days_in(page)) == 3
    assert f"{short_day(day_of(100))} tot en met {short_day(day_of(20))}." in words.words
    words, _page = course(anna, course_child, periode="eigen", tot=str(days_ago(3247)))
    assert (
        f"Te zien: 0 formulieren, {spelled(born_on(), 'j b Y')} tot en met {spelled(days_ago(3247), 'j b Y')}."
        in words.words
    )


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"periode": "eigen", "van": str(days_ago(174)), "tot": str(days_ago(205))},
            "De laatste dag ligt voor de eerste dag.",
        ),
        ({"periode": "eigen", "van": str(days_ago(-40))}, "Deze dag is er nog niet geweest."),
        ({"periode": "eigen", "tot": str(days_ago(-40))}, "Deze dag is er nog niet geweest."),
        ({"periode": "eigen", "van": "0001-01-01"}, "Deze dag ligt voor de geboorte van het kind."),
        ({"periode": "eigen", "tot": "1900-01-01"}, "Deze dag ligt voor de geboorte van het kind."),
        ({"periode": "eigen"}, "Vul een eerste of een laatste dag in."),
        ({"periode": "eigen", "van": "gisteren"}, "Deze dag bestaat niet."),
        ({"periode": "eeuwig"}, "Dit kun je hier niet kiezen"),
    ],
)
def test_bad_period_gets_a_message_at_the_field_and_shows_everything(
    anna: Client, course_child: Child, asked: dict[str, str], message: str
) -> None:
    words, page = course(anna, course_child, **asked)
    assert message in words.words
    assert len(days_in(page)) == 5
    assert "item-error" in words.classes
    assert all(words.form.fields[name] == value for name, value in asked.items() if name in ("van", "tot"))


def test_role_setting_and_domain_narrow_the_page(anna: Client, course_child: Child) -> None:
    _words, page = course(anna, course_child, wie="teacher")
    assert [entry.n_moments for entry in page.legend] == [1]
    _words, page = course(anna, course_child, waar="home")
    assert [entry.n_moments for entry in page.legend] == [4]
    _words, page = course(anna, course_child, domein="meaning", periode="1j")
    assert [domain.key for domain in page.domains] == ["meaning"]
    assert "?periode=1j&domein=regulatory" in str(
        [
            f"?{query}"
            for _name, query, _is in anna.get(
                reverse("trajectory", args=[course_child.pk]), {"periode": "1j"}
            )
            .context["form"]
            .domains()
        ]
    )


@pytest.mark.parametrize(
    "asked", [{"wie": "x"}, {"waar": "x'--"}, {"domein": "9" * 3000}, {"wie": "therapist"}]
)
def test_unknown_choice_leaves_nothing_out(anna: Client, course_child: Child, asked: dict[str, str]) -> None:
    words, page = course(anna, course_child, **asked)
    assert len(days_in(page)) == 5
    assert "item-error" in words.classes


def test_choice_without_forms_says_so_and_draws_no_chart(anna: Client, course_child: Child) -> None:
    van, tot = day_of(55).isoformat(), day_of(40).isoformat()
    words, page = course(anna, course_child, periode="eigen", van=van, tot=tot)
    assert (page.domains, page.signs, page.shown.has_forms) == ([], None, False)
    assert "Binnen deze keuze is niets geobserveerd." in words.words
    assert "7 formulieren vallen buiten deze keuze." in words.words


def test_file_of_long_ago_is_shown_whole(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna, on=day_of(300))
    words, _page = course(anna, child)
    assert words.form.fields["periode"] == "alles"


days = st.lists(st.dates(days_ago(6169), days_ago(0)), max_size=6)


@given(days, st.sampled_from([*LENGTHS]))
def test_usual_period_never_hides_the_newest_form(found: list[datetime.date], length: str) -> None:
    period = usual_period(found, today())
    first = None if period == "alles" else back_from(today(), period)
    window = Window(first, None if first is None else today())
    assert not found or window.has_day(max(found))
    assert window.is_whole == (period == "alles")
    assert back_from(today(), length) < today()
