"""On the course comparable versions share a line; elsewhere it breaks for everyone to see."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from children.models import Child
from portfolio.actions import publish_draft
from portfolio.models import InstrumentVersion
from reports.charts.figure import Figure
from reports.course.page import CoursePage
from tests.support.build import People, a_signed_form
from tests.support.days import days_ago, weeks_ago
from tests.support.instruments import an_own_version, next_draft, reworded
from tests.support.pages import Page
from tests.support.parts import whole

KEY = "de-wilg-professional-quick"
GONE, CAME = "self_efficacy", "peer_support"  # strengths of one of the two versions only
BREAK = "the form changed: scores on both sides cannot be compared"


def a_second_version(first: InstrumentVersion, people: People, *, comparable: bool) -> InstrumentVersion:
    """Publish a version in which one strength is gone and another one came."""
    document = reworded(first.document, "help_ask", "{child} roept om hulp") | {"version": "1.1"}
    rows = document["pages"][1]["items"]
    rows[:] = [row for row in rows if row["element"] != GONE]
    rows.append({**rows[0], "key": "extra_1", "element": CAME})
    draft = next_draft(first, people.ada, document)
    return publish_draft(version=draft, comparable_with=[str(first)] if comparable else [], by=people.ada)


def course(client: Client, child: Child, domain: str = "interpersonal") -> tuple[Page, CoursePage]:
    response = whole(client, "trajectory", child, domein=domain)
    return Page(response), response.context["page"]


def figure(page: CoursePage, key: str) -> Figure:
    return next(f for domain in page.domains for f in domain.strengths if f.id == f"course-{key}")


@pytest.fixture
def two_versions(people: People, child: Child, request: pytest.FixtureRequest) -> bool:
    """Fill in two forms on one version, two on the next; say whether they are comparable."""
    first = an_own_version(people)
    for number, choice in ((30, "0"), (20, "1")):
        a_signed_form(child, people.anna, key=KEY, on=weeks_ago(number), choice=choice)
    a_second_version(first, people, comparable=request.param)
    for number, choice in ((10, "2"), (0, "3")):
        a_signed_form(child, people.anna, key=KEY, on=weeks_ago(number), choice=choice)
    return bool(request.param)


@pytest.mark.parametrize("two_versions", [True], indirect=True)
def test_comparable_versions_share_one_line(two_versions: bool, anna: Client, child: Child) -> None:
    words, page = course(anna, child)
    (entry,) = page.legend
    assert (entry.instrument, entry.n_moments) == ("Korte observatie (De Wilg) 1.0, 1.1", 4)
    shown = figure(page, "help_seeking")
    assert shown.svg.count("chart-line") == 1
    assert [row[2] for row in shown.rows] == ["0,0", "1,0", "2,0", "3,0"]
    assert "chart-break" not in shown.svg
    assert gettext(BREAK) not in words.words
    assert entry.instrument in words.words


@pytest.mark.parametrize("two_versions", [False], indirect=True)
def test_versions_that_are_not_comparable_break_the_line(
    two_versions: bool, anna: Client, child: Child
) -> None:
    words, page = course(anna, child)
    assert [(entry.instrument, entry.n_moments) for entry in page.legend] == [
        ("Korte observatie (De Wilg) 1.0", 2),
        ("Korte observatie (De Wilg) 1.1", 2),
    ]
    shown = figure(page, "help_seeking")
    assert (shown.svg.count("chart-line"), shown.svg.count("chart-break")) == (0, 1)
    assert len({row[1] for row in shown.rows}) == 2  # the table tells them apart as well
    assert "de lijn breekt" in shown.sentence
    assert gettext(BREAK) in words.words


@pytest.mark.parametrize("two_versions", [True, False], indirect=True)
def test_strength_in_one_version_only_breaks_nothing(
    two_versions: bool, anna: Client, child: Child, people: People
) -> None:
    _words, page = course(anna, child)
    for key in (GONE, CAME):
        assert len(figure(page, key).rows) == 2
        assert "chart-break" not in figure(page, key).svg
    for name in ("profile", "report"):
        assert anna.get(reverse(name, args=[child.pk])).status_code == 200
    order = {"meeting_on": str(days_ago(-3)), "language": "nl", "with_annex": "on"}
    form = child.assessments.order_by("period_to").last()
    assert form is not None
    pdf = anna.get(reverse("report-pdf", args=[child.pk]), {**order, "form": str(form.pk)})
    assert pdf.headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("two_versions", [True, False], indirect=True)
def test_difference_is_shown_between_comparable_forms_only(
    two_versions: bool, people: People, anna: Client, child: Child
) -> None:
    middle = child.assessments.order_by("period_to")[2]  # the first on the second version
    response = anna.get(reverse("profile", args=[child.pk]), {"vorm": str(middle.pk)})
    rows = response.context["page"].figures
    assert any(row.difference for row in rows) is two_versions
