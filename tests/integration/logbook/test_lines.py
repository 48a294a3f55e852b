"""Lines of the log of this month: found by child, colleague and day, and the looking itself stands in the log."""

import re
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.security import limits
from audit.models import AuditEvent
from children.models import Child
from logbook.queries import lines
from logbook.queries.month import mark_of
from logbook.rules.months import month_before, month_of
from tests.support.audit_log import DAY, logged, working_since
from tests.support.build import People, a_child, an_organisation_elsewhere
from tests.support.days import today
from tests.support.large_dataset import browser_of
from tests.support.pages import Page

LINES = reverse("log-lines")


@pytest.fixture
def busy(people: People, child: Child, petra: Client) -> Child:
    """Let some things have happened today; return a second child."""
    other = a_child(people.south, people.chris, first_name="Noor", reference="ZW-2")
    logged(today(), "profile_read", by=people.anna, child=child, actor_role="practitioner")
    logged(today(), "report_exported", by=people.cora, child=child, actor_role="coordinator")
    logged(today(), "profile_read", by=people.chris, child=other)
    logged(today(), "access_refused", by=people.chris, child=child, outcome=4, basis="")
    return other


def rows(browser: Client, **asked: str) -> list[list[str]]:
    reply = browser.post(LINES, asked) if asked else browser.get(LINES)
    assert reply.status_code == 200
    return [row[1:3] for row in Page(reply).rows[1:]]


def who(browser: Client, **asked: str) -> list[str]:
    return [row[0].split(" de Wit")[0] for row in rows(browser, **asked)]


@pytest.mark.hard_moments
def test_month_that_goes_on_is_shown_the_newest_first(people: People, busy: Child, petra: Client) -> None:
    found = rows(petra)
    texts = [" ".join(row) for row in found]
    assert [text.split(" de Wit")[0] for text in texts if "child" not in text][:4] == [
        "Chris",
        "Chris",
        "Cora",
        "Anna",
    ]
    assert "kreeg geen toegang" in texts[0]
    month = AuditEvent.objects.filter(at__date__lt=month_of(today())).count()
    assert month > 0
    assert len(found) <= AuditEvent.objects.count() - month


def test_lines_of_one_child_are_found_by_its_number_however_typed(
    people: People, busy: Child, child: Child, petra: Client
) -> None:
    assert who(petra, number="dw–001") == ["Chris", "Cora", "Anna"]
    assert who(petra, number="ZW-2") == ["Chris"] * 2  # one is that it was registered


def test_who_is_looked_for_can_read_that(people: People, busy: Child, child: Child, petra: Client) -> None:
    before = AuditEvent.objects.filter(event="log_searched").count()
    rows(petra)
    assert AuditEvent.objects.filter(event="log_searched").count() == before
    rows(petra, number="DW-001")
    event = AuditEvent.objects.get(event="log_searched")
    assert (event.child_id, event.actor_name, event.basis) == (str(child.pk), "Petra Vos", "organisation")
    own = Page(browser_of(people.anna).get(reverse("child-log", args=[child.pk]))).words
    assert "zocht in het logboek op wie Sam bekeek" in own


def test_every_look_is_an_event(busy: Child, petra: Client) -> None:
    before = AuditEvent.objects.filter(event="log_read").count()
    rows(petra)
    rows(petra, day=str(today()))
    assert AuditEvent.objects.filter(event="log_read").count() == before + 2


def test_colleague_and_day_narrow_it_down(people: People, busy: Child, child: Child, petra: Client) -> None:
    assert who(petra, colleague=str(people.chris.pk)) == ["Chris"] * 3  # with the child that was registered
    assert who(petra, colleague=str(people.chris.pk), number="DW-001") == ["Chris"]
    earlier = month_before(month_of(today()))
    assert who(petra, number="DW-001", day=str(earlier)) == ["Anna"] * 2
    assert who(petra, colleague=str(people.bram.pk)) == []


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"number": "DW-404"}, "number"),
        ({"number": "EL-1"}, "number"),
        ({"day": "gisteren"}, "day"),
        ({"colleague": "x"}, "colleague"),
    ],
)
def test_what_cannot_be_found_is_said_at_the_field(
    people: People, busy: Child, petra: Client, asked: dict[str, str], field: str
) -> None:
    olga = an_organisation_elsewhere()
    elsewhere = olga.memberships.get().team
    assert elsewhere is not None
    a_child(elsewhere, olga, reference="EL-1")
    reply = petra.post(LINES, asked)
    assert list(reply.context["form"].errors) == [field]
    assert Page(reply).rows == []
    assert not AuditEvent.objects.filter(event="log_searched").exists()


def test_colleague_of_another_organisation_cannot_be_chosen_nor_seen(busy: Child, petra: Client) -> None:
    olga = an_organisation_elsewhere()
    logged(today(), "people_read", by=olga, organisation_id=str(olga.memberships.get().organisation_id))
    assert list(petra.post(LINES, {"colleague": str(olga.pk)}).context["form"].errors) == ["colleague"]
    assert olga.full_name not in Page(petra.get(LINES)).words


def test_days_reach_no_further_than_the_month_before(busy: Child, petra: Client) -> None:
    first = month_before(month_of(today()))
    for day, errors in ((first, []), (first - DAY, ["day"]), (today() + DAY, ["day"])):
        assert list(petra.post(LINES, {"day": str(day)}).context["form"].errors) == errors


def test_no_name_of_a_child_and_nothing_typed_stands_in_page_or_address(
    busy: Child, child: Child, petra: Client
) -> None:
    reply = petra.post(LINES, {"number": "DW-001"})
    page = Page(reply)
    assert child.first_name not in page.words
    assert str(child.pk) not in reply.content.decode()
    assert f"kind {mark_of(str(child.pk))}" in page.words
    assert not re.search(r"href=\"[^\"]*DW-001", reply.content.decode())
    assert {form.method for form in page.forms} == {"post"}


def test_same_number_in_two_teams_shows_both(
    people: People, busy: Child, child: Child, petra: Client
) -> None:
    twin = a_child(people.south, people.chris, first_name="Fenna", reference="DW-001")
    logged(today(), "profile_read", by=people.chris, child=twin)
    reply = petra.post(LINES, {"number": "DW-001"})
    assert {row[1] for row in reply.context["children"]} == {mark_of(str(one.pk)) for one in (child, twin)}
    assert AuditEvent.objects.filter(event="log_searched").count() == 2


def test_further_lines_come_page_by_page_with_what_was_asked(
    people: People, busy: Child, child: Child, petra: Client
) -> None:
    with mock.patch.object(lines, "PER_PAGE", 2):
        first = petra.post(LINES, {"number": "DW-001"})
        (more,) = [form for form in Page(first).forms if "day" in form.fields and form.fields.get("number")][
            1:
        ]
        assert [one.who for one in first.context["found"].lines] == ["Chris de Wit", "Cora de Wit"]
        asked = {"number": "DW-001", "before": str(first.context["found"].before)}
        second = petra.post(LINES, asked)
        assert [one.who for one in second.context["found"].lines] == ["Anna de Wit"]
        assert second.context["found"].before is None
        assert more.fields["number"] == "DW-001"


def test_queries_do_not_grow_with_the_log(people: People, child: Child, busy: Child, petra: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert petra.post(LINES, {"number": "DW-001"}).status_code == 200
        return len(found)

    before = queries()
    for _number in range(20):
        logged(today(), "profile_read", by=people.anna, child=child)
    assert queries() == before


def test_looking_for_things_is_limited(busy: Child, petra: Client) -> None:
    with mock.patch.dict(limits.HEAVY, search="1/5m/user"):
        assert [petra.post(LINES, {"day": str(today())}).status_code for _ in range(2)] == [200, 429]
        assert petra.get(LINES).status_code == 200


def test_month_before_the_organisation_worked_is_empty(people: People, child: Child, petra: Client) -> None:
    working_since(people, today())
    assert who(petra, colleague=str(people.anna.pk)) == []
