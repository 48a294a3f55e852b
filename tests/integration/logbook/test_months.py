"""The monthly look over the log: figures, the months, what is late, and nothing of another organisation."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.actions.grants import open_emergency, review_emergency
from children.models import Child, Grant
from logbook.models import LogReview
from logbook.queries.child import midnight
from logbook.queries.month import figures_of, sample_of
from logbook.rules.months import due_month, month_after
from tests.support.audit_log import (
    DAY,
    a_privacy_officer,
    at_noon,
    last_month,
    logged,
    month_page,
    working_since,
)
from tests.support.build import People, a_child, an_organisation_elsewhere
from tests.support.clock import clock_at
from tests.support.days import spelled, today
from tests.support.large_dataset import browser_of
from tests.support.pages import Page

LIST = reverse("log-list")


def figures(browser: Client, address: str = "") -> dict[str, int]:
    response = browser.get(address or month_page())
    found = response.context["figures"]
    assert sum(n for _name, n in found.counts) == found.total
    return {name: n for name, n in found.counts if n} | {"totaal": found.total}


@pytest.mark.hard_moments
def test_figures_count_every_event_once(petra: Client) -> None:
    assert figures(petra) == {
        "ingezien": 30,
        "veranderingen": 1,
        "bestanden en verslagen gemaakt": 1,
        "geen toegang gekregen": 1,
        "gedaan met noodtoegang": 1,
        "rechten veranderd": 1,
        "inloggen mislukt": 1,
        "overig: in- en uitloggen": 1,
        "totaal": 37,
    }


@pytest.mark.hard_moments
def test_month_holds_its_first_and_last_moment(people: People, petra: Client, child: Child) -> None:
    first = midnight(last_month())
    after = midnight(last_month(0))
    for at in (first, after - datetime.timedelta(seconds=1)):
        logged(today(), "profile_read", by=people.anna, child=child, at=at)
    for at in (first - datetime.timedelta(seconds=1), after):
        logged(today(), "profile_read", by=people.anna, child=child, at=at)
    assert figures(petra)["totaal"] == 39


def test_what_happened_elsewhere_is_not_counted_nor_drawn(people: People, petra: Client) -> None:
    olga = an_organisation_elsewhere()
    working_since(people, last_month(3) + 2 * DAY)
    olga.memberships.update(started_at=at_noon(last_month(3) + 2 * DAY))
    theirs = a_child(olga.memberships.get().team, olga, reference="ES-1")  # type: ignore[arg-type]
    before = figures(petra), sample_of(people.north.organisation, last_month())
    for organisation_id in (str(theirs.organisation_id), ""):
        logged(last_month(), "report_exported", by=olga, child=theirs, organisation_id=organisation_id)
        logged(last_month(), "signed_in", by=olga, organisation_id=organisation_id)
        logged(last_month(), "child_registered", child=theirs, organisation_id=organisation_id)
        logged(last_month(), "sign_in_failed", object_type="user", object_id=str(olga.pk))
    assert (figures(petra), sample_of(people.north.organisation, last_month())) == before
    assert figures_of(olga.memberships.get().organisation, last_month()).total == 8


@pytest.mark.parametrize(
    "given",
    [
        {"event": "child_registered", "child": True},
        {"event": "profile_read", "child": True, "by": True},
        {"event": "signed_in", "by": True},
        {"event": "sign_in_failed", "object_type": "user"},
        {"event": "membership_added", "object_type": "membership"},
    ],
    ids=lambda given: given["event"],
)
def test_older_events_without_organisation_find_theirs(
    people: People, petra: Client, child: Child, given: dict[str, object]
) -> None:
    about = {"user": people.anna.pk, "membership": people.anna.memberships.get().pk}
    before = figures(petra)["totaal"]
    logged(
        last_month(),
        str(given["event"]),
        by=people.anna if "by" in given else None,
        child=child if "child" in given else None,
        organisation_id="",
        object_type=given.get("object_type", ""),
        object_id=str(about.get(str(given.get("object_type")), "")),
    )
    assert figures(petra)["totaal"] == before + 1


def test_who_left_before_is_no_longer_of_the_organisation(people: People, petra: Client) -> None:
    people.anna.memberships.update(ended_at=at_noon(last_month()))
    before = figures(petra)["totaal"]
    logged(last_month() - datetime.timedelta(days=-1), "signed_in", by=people.anna)
    assert figures(petra)["totaal"] == before


def test_emergency_accesses_are_told_with_whether_they_were_checked(
    people: People, petra: Client, child: Child
) -> None:
    assert "In deze maand begonnen 0 noodtoegangen." in Page(petra.get(month_page())).words
    grant = open_emergency(child=child, reason="Het kind belde vannacht.", by=people.chris)
    Grant.objects.filter(pk=grant.pk).update(began_at=at_noon(last_month()), ends_at=at_noon(today()))
    words = Page(petra.get(month_page())).words
    assert "In deze maand begon 1 noodtoegang. 1 is nog niet nagekeken" in words
    review_emergency(grant=grant, note="Besproken.", by=people.cora)
    assert "Een coördinator keek ze allemaal na." in Page(petra.get(month_page())).words


@pytest.mark.hard_moments
def test_months_stand_in_the_list_from_the_first_with_how_far_each_is(petra: Client) -> None:
    late = " te laat" if due_month(today()) == last_month() else ""
    assert Page(petra.get(LIST)).rows[1:] == [
        [spelled(last_month(0), "F Y"), "duurt nog", "–"],
        [spelled(last_month(), "F Y"), "0 van 20 regels beoordeeld" + late, "–"],
        [spelled(last_month(2), "F Y"), "niet begonnen te laat", "–"],
        [spelled(last_month(3), "F Y"), "niet begonnen te laat", "–"],
    ]


@pytest.mark.parametrize(
    ("back", "rest"),
    [(-1, ""), (4, ""), (1, "21/"), (2, "1/")],
    ids=["to come", "before", "line", "not begun"],
)
def test_month_or_line_that_is_not_there_is_not_found(petra: Client, back: int, rest: str) -> None:
    month = last_month(back) if back >= 0 else month_after(today())
    assert petra.get(f"{LIST}{month.year}/{month.month}/{rest}").status_code == 404


@pytest.mark.parametrize("address", ["2026/13/", "0/1/", "99999999999/1/"])
def test_month_that_cannot_be_is_not_found(petra: Client, address: str) -> None:
    assert petra.get(f"{LIST}{address}").status_code == 404


def test_month_that_goes_on_is_shown_and_not_begun(petra: Client) -> None:
    november = month_page(back=0)
    assert "Deze maand loopt nog." in Page(petra.get(november)).words
    answer = petra.post(month_page("log-start", back=0), follow=True)
    assert "Deze maand is nog niet voorbij." in Page(answer).words
    assert not LogReview.objects.filter(month__gt=last_month()).exists()


def test_reading_the_log_is_in_the_log(petra: Client, officer: User) -> None:
    for address in (LIST, month_page(), month_page("log-line", 1)):
        before = AuditEvent.objects.filter(event="log_read").count()
        assert petra.get(address).status_code == 200
        assert AuditEvent.objects.filter(event="log_read", actor_id=str(officer.pk)).count() == before + 1


def start_page(user: User, day: int = 22, page: str = "child-list") -> str:
    """Return the words of a page at noon of a day of this month."""
    with clock_at(at_noon(last_month(0).replace(day=day))):
        return Page(browser_of(user).get(reverse(page))).words


@pytest.mark.hard_moments
def test_start_pages_say_what_is_late(people: People, officer: User) -> None:
    late = "Van het logboek zijn 3 maanden nog niet nagekeken en afgetekend. "
    late += f"De oudste is {spelled(last_month(3), 'F Y')}."
    assert f"{late} Kijk het na" in start_page(officer)
    for page in ("child-list", "people"):
        assert f"{late} De functionaris gegevensbescherming (FG) doet dit." in start_page(
            people.ada, page=page
        )
    assert late in start_page(officer, page="log-list")
    for user in (people.anna, people.cora):
        assert "logboek" not in start_page(user)


def test_month_is_late_from_the_sixteenth(people: People, officer: User) -> None:
    assert "zijn 2 maanden" in start_page(officer, 15)
    assert "zijn 3 maanden" in start_page(officer, 16)
    LogReview.objects.all().update(signed_at=None)
    working_since(people, last_month() + 19 * DAY)
    assert "nagekeken" not in start_page(officer, 15)
    assert f"Het logboek van {spelled(last_month(), 'F Y')} is nog niet nagekeken" in start_page(officer, 16)


def test_administrator_is_told_when_nobody_has_the_role(people: People) -> None:
    working_since(people, last_month(3) + 2 * DAY)
    assert "niemand heeft die rol. Geef hem aan iemand" in start_page(people.ada)
    a_privacy_officer(people)
    assert "De functionaris gegevensbescherming (FG) doet dit." in start_page(people.ada)
