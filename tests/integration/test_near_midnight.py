"""Between midnight and two it is still yesterday in Greenwich: days are those of the team, wherever the machine stands."""

import time
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from children.queries.safety import help_line, help_of
from tests.support.around import specialist_help
from tests.support.build import People, a_child, a_draft, a_signed_form, an_event
from tests.support.clock import clock_at
from tests.support.days import days_ago, spelled, today
from tests.support.large_dataset import browser_of
from tests.support.pages import Page
from tests.support.rights import an_archive

AFTER_MIDNIGHT = {  # in Amsterdam, by where the machine stands
    "Europe/Amsterdam": "2028-01-01T00:10",
    "Pacific/Auckland": "2028-03-01T00:10",
    "America/Los_Angeles": "2028-07-01T01:10",
}


@pytest.fixture(params=list(AFTER_MIDNIGHT.items()), ids=list(AFTER_MIDNIGHT))
def moment(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Let the machine stand somewhere in the world; return a moment at which the team has a new day."""
    zone, moment = request.param
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    yield moment
    monkeypatch.undo()
    time.tzset()


def test_what_is_noted_after_midnight_bears_the_day_of_the_team(people: People, moment: str) -> None:
    with clock_at(moment, is_running=True):
        child = a_child(people.north, people.anna)
        specialist_help(child, people.cora, "runs", on=today())
        archive = an_archive(child, people.cora)
        file = browser_of(people.cora).get(reverse("archive-file", args=[child.pk, archive.pk]))
        assert f"sinds {spelled(today())}. Genoteerd op {spelled(today())}" in help_line(help_of(child))
        assert f'"alles-{today()}.zip"' in file.headers["Content-Disposition"]


def test_no_page_about_a_child_names_yesterday(people: People, moment: str) -> None:
    with clock_at(moment, is_running=True):
        child = a_child(people.north, people.anna)
        form = a_signed_form(child, people.anna, on=today())
        draft = a_draft(child, people.anna, key="professional-full")
        an_event(child, people.anna, started_on=today(), ended_on=None, is_ongoing=True)
        browser = browser_of(people.anna)
        pages = {
            name: [child.pk]
            for name in ("assessment-list", "profile", "trajectory", "life-event-list", "child-log")
        }
        pages |= {"assessment-read": [child.pk, form.pk], "assessment-check": [child.pk, draft.pk]}
        shown = {name: words_of(browser, reverse(name, args=args)) for name, args in pages.items()}
        yesterday = spelled(days_ago(1), "j F")
        assert {name for name, words in shown.items() if yesterday in words} == set()
        assert {name for name, words in shown.items() if spelled(today()) in words} > {
            "assessment-list",
            "child-log",
        }


def words_of(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return Page(response).words
