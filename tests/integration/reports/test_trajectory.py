"""The course: by day observed, a line per role and setting, three times the same figures."""

import re

from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from assessments.models import Assessment
from children.models import Child
from paper.dates_and_numbers import short_day
from portfolio.queries.instruments import definition_of
from portfolio.rules.domains import DOMAIN_KEYS, DOMAINS
from portfolio.rules.scoring import scores_from_json
from reports.charts.figure import Figure
from tests.support.build import People, a_child, a_draft, a_resource, a_signed_form, an_event, answer
from tests.support.days import birth_month_of, season, spelled, weeks_ago
from tests.support.pages import Page, Reply, written
from tests.support.parts import whole
from tests.support.scenes import add_forms, corrected


def open_course(client: Client, child: Child, domain: str = "") -> Reply:
    response = whole(client, "trajectory", child, **({"domein": domain} if domain else {}))
    assert response.status_code == 200
    return response


def figures(client: Client, child: Child) -> dict[str, Figure]:
    """Return all charts by key: four overviews, and all strengths."""
    found: dict[str, Figure] = {}
    for key in DOMAIN_KEYS:
        asked = {"domein": key, "deel": "krachten"}
        page = client.get(reverse("trajectory", args=[child.pk]), asked).context["page"]
        for domain in page.domains:
            found |= {
                figure.id.removeprefix("course-"): figure for figure in [domain.overview, *domain.strengths]
            }
    return found


def values(figure: Figure) -> list[str]:
    return [row[2] for row in figure.rows]


def test_every_score_stands_in_its_chart(people: People, anna: Client, child: Child) -> None:
    add_forms(child, people, 8)
    shown = figures(anna, child)
    expected: dict[str, list[tuple[str, str]]] = {}
    for form in Assessment.objects.filter(child=child):
        for key, score in scores_from_json(form.scores or {}).elements.items():
            basis = f"{score.n_answered}/{score.n_items}"
            expected.setdefault(key, []).extend(
                [(written(score.score), basis)] if score.score is not None else []
            )
    assert set(expected) == set(shown) - set(DOMAIN_KEYS)
    for key, pairs in expected.items():
        assert sorted((row[2], row[3]) for row in shown[key].rows) == sorted(pairs), key


def test_overview_counts_present_strengths_per_form(people: People, anna: Client, child: Child) -> None:
    form = add_forms(child, people, 1)[0]
    stored = scores_from_json(Assessment.objects.get(pk=form.pk).scores or {})
    definition = definition_of(form.instrument_version_id).about(stored.elements)
    shown = figures(anna, child)
    for domain in DOMAINS:
        scores = [stored.elements[element.key] for element in definition.elements_in(domain.key)]
        judged = [score for score in scores if score.score is not None]
        (row,) = shown[domain.key].rows
        assert row[2:] == (str(sum(score.is_present for score in scores)), str(len(judged)))


def test_drawing_table_and_sentence_say_the_same(people: People, anna: Client, child: Child) -> None:
    add_forms(child, people, 6)
    response = open_course(anna, child, "meaning")
    page = Page(response)
    domains = response.context["page"].domains
    shown = [d.rounds for d in domains] + [f for d in domains for f in d.strengths]
    for figure in shown:
        for row in figure.rows:
            assert list(row) in page.rows
        assert figure.sentence in page.words
        named_by = f'aria-labelledby="{figure.id}-title {figure.id}-said"'
        assert named_by in figure.svg or f'aria-label="{figure.title}. ' in figure.svg
        assert {f"{figure.id}-title", f"{figure.id}-said"} <= {*page.ids} or named_by not in figure.svg


def test_one_form_is_a_snapshot(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna)
    for figure in figures(anna, child).values():
        assert "een momentopname" in figure.sentence
        assert "chart-line" not in figure.svg


def test_two_forms_show_a_difference_without_line_or_arrow(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, choice="1", on=weeks_ago(30))
    a_signed_form(child, people.anna, choice="3")
    for figure in figures(anna, child).values():
        assert "momentopname" not in figure.sentence
        assert gettext("Every difference can be chance.") not in figure.sentence  # once on the page
        assert not re.search(r"chart-line|<polyline|marker-end|→|↑|▲", figure.svg)


def test_line_needs_three_moments_of_one_role_and_setting(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna, on=weeks_ago(30))
    a_signed_form(child, people.anna, on=weeks_ago(20), setting="school")
    a_signed_form(child, people.anna, on=weeks_ago(10), role="therapist")
    a_signed_form(child, people.anna, on=weeks_ago(5), key="professional-full")
    assert not any("chart-line" in figure.svg for figure in figures(anna, child).values())
    a_signed_form(child, people.anna, on=weeks_ago(20))  # same person, role and setting as the first
    a_signed_form(child, people.bram, on=weeks_ago(15))  # another person: joined with nothing
    a_signed_form(child, people.anna, on=weeks_ago(1))
    figure = figures(anna, child)["help_seeking"]
    assert figure.svg.count("chart-line") == 1


def test_line_needs_eight_weeks(people: People, anna: Client, child: Child) -> None:
    for number in (7, 4, 0):
        a_signed_form(child, people.anna, on=weeks_ago(number))
    assert "chart-line" not in figures(anna, child)["help_seeking"].svg
    a_signed_form(child, people.anna, on=weeks_ago(8))
    assert "chart-line" in figures(anna, child)["help_seeking"].svg


def test_forms_stand_in_the_order_of_the_day_observed(people: People, anna: Client, child: Child) -> None:
    for number, choice in ((10, "1"), (30, "0"), (2, "3"), (20, "2")):  # entered in this order
        a_signed_form(child, people.anna, on=weeks_ago(number), choice=choice)
    figure = figures(anna, child)["help_seeking"]
    assert values(figure) == ["0,0", "2,0", "1,0", "3,0"]
    assert [row[0] for row in figure.rows] == [short_day(weeks_ago(number)) for number in (30, 20, 10, 2)]


def test_missing_score_breaks_nothing_and_draws_no_zero(people: People, anna: Client, child: Child) -> None:
    for number, choice in ((30, "3"), (20, "not_seen"), (10, "3")):
        a_signed_form(child, people.anna, on=weeks_ago(number), choices={"help_ask": choice})
    assert values(figures(anna, child)["help_seeking"]) == ["3,0", "3,0"]


def test_corrected_form_takes_the_place_of_the_old_one(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna, choice="1")
    corrected(form, people.anna, help_ask="3")
    shown = figures(anna, child)
    assert values(shown["help_seeking"]) == ["3,0"]
    assert values(shown["own_spot"]) == ["1,0"]


def test_events_are_marked_on_the_course(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna)
    assert "callout" in Page(open_course(anna, child)).classes  # says what cannot be said without events
    an_event(child, people.anna, title="Oma overleden")
    a_resource(child, people.anna, name="Muziekles")
    page = Page(open_course(anna, child))
    began, ended = (spelled(day, "j b Y") for day in season())
    assert [gettext("adversity"), "Oma overleden", began, ended, ""] in page.rows
    assert any(
        row[:4] == [gettext("support"), "Muziekles", began, gettext("still going on")] for row in page.rows
    )
    assert "callout" not in page.classes


def test_child_without_a_signed_form_has_no_course(people: People, anna: Client, child: Child) -> None:
    answer(a_draft(child, people.anna), "help_ask", "3", people.anna)
    an_event(child, people.anna)
    response = open_course(anna, child)
    assert response.context["page"] is None
    assert gettext("No course yet") in Page(response).words


def test_form_with_could_not_see_everywhere_draws_no_point(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, choice="not_seen")
    for figure in figures(anna, child).values():
        assert figure.rows == ()
        assert figure.sentence == gettext("Nobody has been able to judge this yet.")


def test_unknown_domain_opens_none(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna)
    for nonsense in ("", "x", "regulatory'", "9" * 3000):
        domains = open_course(anna, child, nonsense).context["page"].domains
        assert [domain.key for domain in domains if domain.is_open] == []


def test_course_of_another_child_stays_apart(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna, choice="1")
    a_signed_form(a_child(people.north, people.anna, reference="X-1"), people.anna, choice="3")
    assert values(figures(anna, child)["help_seeking"]) == ["1,0"]


def test_young_adult_is_not_called_a_child(people: People, anna: Client) -> None:
    dani = a_child(people.north, people.anna, first_name="Dani", birth_year=birth_month_of(19)[0])
    a_signed_form(dani, people.anna, key="young-adult-18-23", role="child")
    words = Page(whole(anna, "trajectory", dani)).words
    assert "Dani zelf, thuis" in words
    assert "het kind zelf" not in words
    assert "de jongvolwassene zelf" in Page(anna.get(reverse("assessment-list", args=[dani.pk]))).words
