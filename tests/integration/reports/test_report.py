"""Asking for a report: a day, a form, a language, with or without the events."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from audit.models import AuditEvent
from children.models import Child
from tests.support.build import People, a_child, a_draft, a_signed_form
from tests.support.days import days_ago, today
from tests.support.meetings import a_meeting
from tests.support.pages import Page, Reply


@pytest.fixture
def form(people: People, child: Child) -> Assessment:
    """Sign one form about the child."""
    return a_signed_form(child, people.anna)


def ask(client: Client, about: Assessment, name: str = "report", **changes: str) -> Reply:
    asked = {
        "meeting_on": str(days_ago(-3)),
        "form": str(about.pk),
        "language": "nl",
        "with_events": "on",
        **changes,
    }
    return client.get(reverse(name, args=[about.child_id]), asked)


def test_report_starts_with_the_newest_form_and_today(people: People, anna: Client, form: Assessment) -> None:
    a_signed_form(form.child, people.anna, on=today() - datetime.timedelta(days=90))
    fields = Page(anna.get(reverse("report", args=[form.child_id]))).form.fields
    assert fields == {
        "meeting_on": str(days_ago(0)),
        "form": str(form.pk),
        "language": "nl",
        "with_events": "on",
    }


def test_report_is_for_the_meeting_to_come_with_this_child(
    people: People, anna: Client, form: Assessment
) -> None:
    url, other = reverse("report", args=[form.child_id]), a_child(people.north, people.anna, reference="DW-2")
    a_meeting(people.north, people.cora, [other], on=days_ago(-1))
    assert Page(anna.get(url)).form.fields["meeting_on"] == str(days_ago(0))
    later = a_meeting(people.north, people.cora, [form.child, other], on=days_ago(-6))
    a_meeting(people.north, people.cora, [form.child], on=days_ago(-2))
    page = anna.get(url)
    assert Page(page).form.fields["meeting_on"] == str(days_ago(-2))
    assert reverse("meeting-detail", args=[later.pk]) in page.content.decode()
    assert f"?meeting_on={days_ago(-6)}" in page.content.decode()
    assert "2 kinderen" in Page(page).words


def test_good_answer_leads_to_the_pdf_with_what_was_asked(anna: Client, form: Assessment) -> None:
    response = ask(anna, form, language="en")
    to = urlsplit(response.headers["Location"])
    assert to.path == reverse("report-pdf", args=[form.child_id])
    assert parse_qs(to.query) == {
        "meeting_on": [str(days_ago(-3))],
        "form": [str(form.pk)],
        "language": ["en"],
        "with_events": ["on"],
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"meeting_on": ""}, "meeting_on"),
        ({"meeting_on": "gisteren"}, "meeting_on"),
        ({"meeting_on": str(days_ago(367))}, "meeting_on"),
        ({"meeting_on": str(days_ago(-367))}, "meeting_on"),
        ({"meeting_on": "9999-12-31"}, "meeting_on"),
        ({"form": "x"}, "form"),
        ({"form": ""}, "form"),
        ({"language": "de"}, "language"),
        ({"language": ""}, "language"),
    ],
)
def test_answer_that_is_not_right_is_refused_at_the_field(
    anna: Client, form: Assessment, changes: dict[str, str], field: str
) -> None:
    response = ask(anna, form, **changes)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    refused = ask(anna, form, "report-pdf", **changes)
    assert refused.headers["Location"] == reverse("report", args=[form.child_id])
    assert not AuditEvent.objects.filter(event="report_exported").exists()


def test_form_of_another_child_is_refused(people: People, anna: Client, form: Assessment) -> None:
    other = a_signed_form(a_child(people.north, people.anna, reference="X-1"), people.anna)
    assert list(ask(anna, form, form=str(other.pk)).context["form"].errors) == ["form"]
    assert ask(anna, form, "report-pdf", form=str(other.pk)).status_code == 302


def test_pdf_without_an_order_asks_first(anna: Client, form: Assessment) -> None:
    response = anna.get(reverse("report-pdf", args=[form.child_id]))
    assert response.headers["Location"] == reverse("report", args=[form.child_id])


def test_child_without_a_signed_form_has_a_paper_without_a_form_to_choose(
    people: People, anna: Client, child: Child
) -> None:
    draft = a_draft(child, people.anna)
    page = anna.get(reverse("report", args=[child.pk]))
    assert {"form", "with_annex"}.isdisjoint(page.context["form"].fields)
    assert "Er is nog geen ondertekende observatie." in Page(page).words
    assert ask(anna, draft).status_code == 302
    assert ask(anna, draft, "report-pdf").headers["Content-Type"] == "application/pdf"
