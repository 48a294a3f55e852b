"""The figure that can be zoomed has the moments of the page, follows its choice, and shows nobody more than the page."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from children.models import Child
from reports.course.page import CoursePage
from tests.support.build import People, a_child, a_signed_form
from tests.support.days import days_ago, weeks_ago
from tests.support.pages import Page
from tests.support.scenes import add_forms, with_event, with_moments

Json = dict[str, Any]


def figure(client: Client, child: Child, **asked: str) -> Json:
    response = client.get(reverse("trajectory-figure", args=[child.pk]), asked)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    found: Json = json.loads(response.content)
    return found


def traces(made: Json, row: str) -> list[Json]:
    return [trace for trace in made["data"] if trace.get("meta") == {"row": row}]


def course(client: Client, child: Child, **asked: str) -> CoursePage:
    page = client.get(reverse("trajectory", args=[child.pk]), asked).context["page"]
    assert isinstance(page, CoursePage)
    return page


def test_domains_have_the_numbers_of_their_tables(people: People, anna: Client, child: Child) -> None:
    add_forms(child, people, 6)
    made = figure(anna, child)
    for domain in course(anna, child).domains:
        points = [str(y) for trace in traces(made, domain.key) for y in trace["y"] if y >= 0]
        assert points == [row[2] for row in domain.overview.rows] != []


def test_lanes_have_what_stands_in_their_table(people: People, anna: Client, child: Child) -> None:
    with_moments(child, people.anna, [(20, "2"), (8, "1")])
    with_event(child, people.anna, "Verhuisd", 30, 12)
    with_event(child, people.anna, "Val van de trap", 6, 6)
    made, lane_rows = figure(anna, child), course(anna, child).timeline.rows
    for kind, name in (("adversity", "tegenslag"), ("observation", "observaties")):
        said = [text for trace in traces(made, kind) for text in trace["customdata"]]
        told = [row for row in lane_rows if row[0] == name]
        assert len(said) == len(told) == 2
        assert all(any(row[1].lower() in text.lower() for text in said) for row in told)


def test_figure_follows_the_choice_of_the_page(people: People, anna: Client, child: Child) -> None:
    with_moments(child, people.anna, [(60, "2"), (8, "1")])
    with_moments(child, people.anna, [(7, "1")], role="teacher", setting="school")
    assert len(traces(figure(anna, child), "regulatory")) == 2
    recent = figure(anna, child, periode="3m", domein="meaning", wie="youth_professional")
    (trace,) = traces(recent, "meaning")
    assert trace["x"] == [weeks_ago(8).isoformat()]
    assert traces(recent, "regulatory") == []
    assert len(figure(anna, child, periode="kapot")["data"]) == len(figure(anna, child)["data"])


def test_figure_shows_nobody_more_than_the_page(people: People, anna: Client, child: Child) -> None:
    assert figure(anna, a_child(people.north, people.anna, reference="N-9"))["data"] == []
    assert (
        anna.get(
            reverse("trajectory-figure", args=[a_child(people.south, people.chris, reference="Z-9").pk])
        ).status_code
        == 404
    )
    assert anna.post(reverse("trajectory-figure", args=[child.pk])).status_code == 405


def test_page_offers_the_figure_with_a_button_per_observer(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna)
    with_moments(child, people.anna, [(9, "2")], key="outcome", role="child")
    response = anna.get(reverse("trajectory", args=[child.pk]))
    labels = [observer.label for observer in response.context["observers"]]
    assert labels == ["jeugd- en gezinsprofessional, thuis", f"{child.first_name} zelf, thuis"]
    assert all(label in Page(response).words for label in labels)
    numbers = {trace.get("legendgroup") for trace in figure(anna, child)["data"]}
    assert numbers == {"0", "1"}
    source = response.content.decode()
    assert '<section class="zoomable" hidden' in source  # only a script shows it
    assert "customdata" not in source  # fetched when it is asked for


def test_paper_asks_for_no_figure_of_plotly(
    people: People, anna: Client, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = a_signed_form(child, people.anna)

    def refuse(*_: object) -> str:
        raise AssertionError("a figure was made for paper")

    monkeypatch.setattr("reports.charts.zoomable.figure.zoomable_figure", refuse)
    order = {"meeting_on": str(days_ago(-3)), "language": "nl", "with_events": "on"}
    pdf = anna.get(reverse("report-pdf", args=[child.pk]), {**order, "form": str(form.pk)})
    assert pdf.headers["Content-Type"] == "application/pdf"
    with pytest.raises(AssertionError, match="for paper"):
        figure(anna, child)
