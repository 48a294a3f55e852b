"""What is heavy, or takes much along, is done as often as people do it and not as a machine would."""

from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse

from accounts import limits
from accounts.decorators import at_most
from audit.models import AuditEvent
from tests.build import People
from tests.pages import Reply
from tests.second_factor import guess
from tests.world import PATTERNS

SEARCH = reverse("child-search")
LIMITED = {
    "search": {"child-search"},
    "report": {"report-pdf"},
    "export": {"assessment-export", "child-log-file", "reliability-table"},
    "archive": {"archive-file"},
}


def search(client: Client, words: str = "sam") -> Reply:
    return client.post(SEARCH, {"search": words})


def test_searching_is_limited_per_person(people: People, anna: Client) -> None:
    with mock.patch.dict(limits.HEAVY, search="4/5m/user"):
        assert [search(anna).status_code for _ in range(6)] == [302] * 4 + [429] * 2
        bram = Client()
        bram.force_login(people.bram)
        assert search(bram).status_code == 302


def test_who_is_stopped_reads_why_and_loses_nothing(people: People, anna: Client) -> None:
    with mock.patch.dict(limits.HEAVY, search="1/5m/user"):
        search(anna, "noor")
        stopped = search(anna, "anders")
    page = stopped.content.decode()
    assert stopped.headers["Retry-After"] == "300"
    assert "Wacht even en probeer het opnieuw" in page
    assert "anders" not in page
    shown = anna.get(reverse("child-list"))
    assert (shown.status_code, 'value="noor"' in shown.content.decode()) == (200, True)


def test_limit_leaves_one_event_and_not_one_per_try(people: People, anna: Client) -> None:
    with mock.patch.dict(limits.HEAVY, search="1/5m/user"):
        for _ in range(5):
            search(anna)
    event = AuditEvent.objects.get(event="limit_reached")
    assert (event.actor_id, event.object_id) == (str(people.anna.pk), str(people.anna.pk))
    assert (event.page, event.outcome) == ("child-search", AuditEvent.Outcome.REFUSED)


@pytest.mark.parametrize("email", ["anna@voorbeeld.example", "niemand@voorbeeld.example"])
def test_limit_on_signing_in_leaves_an_event_of_the_account(people: People, email: str) -> None:
    assert [guess("192.0.2.1", email) for _ in range(9)][5:] == [429] * 4
    event = AuditEvent.objects.get(event="limit_reached")
    known = str(people.anna.pk) if email.startswith("anna") else ""
    assert (event.object_id, event.actor_id, event.address) == (known, "", "192.0.2.1")
    assert email not in str(vars(event))


def test_what_takes_much_along_is_limited() -> None:
    found: dict[str, set[str]] = {what: set() for what in limits.HEAVY}
    for name, pattern in PATTERNS.items():
        if what := getattr(pattern.callback, "at_most", ""):
            found[what].add(name)
    assert found == LIMITED
    assert at_most("search")(lambda request: None).at_most == "search"  # type: ignore[attr-defined, arg-type, return-value]


def test_a_busy_day_fits() -> None:
    rates = {what: rate.partition("/")[0] for what, rate in limits.HEAVY.items()}
    assert {what: int(number) >= 10 for what, number in rates.items()} == dict.fromkeys(rates, True)
