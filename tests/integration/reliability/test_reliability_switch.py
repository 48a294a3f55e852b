"""Switching measurement error on and off: by a named person, on enough forms, kept for ever."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from portfolio.models import ReliabilityParameters
from reliability import actions
from tests.support.build import People, a_signed_form, an_organisation_elsewhere, make_people, version_of
from tests.support.concurrency import together
from tests.support.days import days_ago, spelled
from tests.support.large_dataset import QUICK, a_scientist, add_many, browser_of, seen, switch_on
from tests.support.pages import Page
from tests.support.seen import figures_seen


@pytest.fixture
def sanne(people: People) -> User:
    """Let thirty-one children be seen by two observers; return the scientist."""
    add_many(people.north, people.anna, people.bram, children=31, doubles=31, key=QUICK)
    return a_scientist(people)


def standing() -> int:
    return ReliabilityParameters.objects.standing().count()


def test_switching_on_keeps_who_when_and_what(people: People, sanne: User) -> None:
    browser = browser_of(sanne)
    page = Page(browser.get(reverse("reliability-detail", args=[version_of(QUICK).pk])))
    form = next(form for form in page.forms if ("kind", "icc") in form.buttons)
    response = browser.post(form.action, {**form.fields, "kind": "icc"}, follow=True)
    rows = list(ReliabilityParameters.objects.all())
    assert f"Aangezet voor {len(rows)} krachten." in Page(response).words
    assert f"Aangezet door Sanne Bos op {spelled(days_ago(0))}" in Page(response).words
    assert "Aangezet door Sanne Bos" in Page(browser.get(reverse("reliability-list"))).words
    assert {(row.kind, row.n, row.switched_on_by, row.switched_off_at) for row in rows} == {
        ("icc", 31, sanne, None)
    }
    assert all(row.computed_at <= row.switched_on_at for row in rows)
    event = AuditEvent.objects.get(event="reliability_switched_on")
    assert (event.actor_name, event.object_id) == ("Sanne Bos", str(version_of(QUICK).pk))


def test_same_figures_once_more_change_nothing(people: People, sanne: User) -> None:
    n = switch_on(people.north, sanne)
    assert switch_on(people.north, sanne) == n == ReliabilityParameters.objects.count()
    assert AuditEvent.objects.filter(event="reliability_switched_on").count() == 1


def test_new_figures_are_new_rows_and_the_old_stay(people: People, sanne: User) -> None:
    n = switch_on(people.north, sanne)
    add_many(people.north, people.anna, people.bram, children=2, doubles=2, key=QUICK, start=900)
    switch_on(people.north, a_scientist(people, "Stijn"))
    assert (standing(), ReliabilityParameters.objects.count()) == (n, 2 * n)
    old = ReliabilityParameters.objects.exclude(switched_off_at=None)
    assert {(row.n, row.switched_on_by.full_name, str(row.switched_off_by)) for row in old} == {
        (31, "Sanne Bos", "Stijn Bos")
    }


def test_figures_that_changed_since_they_were_seen_are_refused(people: People, sanne: User) -> None:
    digest = seen(people.north)
    add_many(people.north, people.anna, people.bram, children=1, doubles=1, key=QUICK, start=900)
    url = reverse("reliability-on", args=[version_of(QUICK).pk])
    response = browser_of(sanne).post(url, {"kind": "icc", "seen": digest}, follow=True)
    assert "Nieuwe formulieren hebben de cijfers veranderd" in Page(response).words
    assert standing() == 0


@pytest.mark.parametrize(("kind", "status"), [("alpha", 302), ("guess", 404)])
def test_too_few_or_no_kind_switches_nothing_on(people: People, sanne: User, kind: str, status: int) -> None:
    url = reverse("reliability-on", args=[version_of(QUICK).pk])
    response = browser_of(sanne).post(url, {"kind": kind, "seen": ""})
    assert response.status_code == status
    assert standing() == 0


def test_switching_off_names_who_and_is_done_once(people: People, sanne: User) -> None:
    switch_on(people.north, sanne)
    url = reverse("reliability-off", args=[version_of(QUICK).pk])
    browser = browser_of(sanne)
    version = version_of(QUICK)
    assert "andere cijfers in gebruik" in Page(browser.post(url, {"seen": "1"}, follow=True)).words
    fields = {"seen": str(figures_seen(people.north.organisation, version))}
    assert "Uitgezet" in Page(browser.post(url, fields, follow=True)).words
    assert "Een collega deed dit net voor je." in Page(browser.post(url, fields, follow=True)).words
    assert standing() == 0
    assert {row.switched_off_by for row in ReliabilityParameters.objects.all()} == {sanne}
    assert AuditEvent.objects.filter(event="reliability_switched_off").count() == 1


def test_database_refuses_other_changes(people: People, sanne: User) -> None:
    switch_on(people.north, sanne)
    rows, now = ReliabilityParameters.objects.all(), timezone.now()
    for change in (
        {"reliability": 0.99},
        {"n": 900},
        {"switched_off_at": now},
        {"switched_on_by": people.ada},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()
    rows.update(switched_off_at=now, switched_off_by=sanne)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(switched_off_at=None, switched_off_by=None)


@pytest.mark.parametrize(
    "fault",
    [{"n": 29}, {"kind": "alpha", "n": 99}, {"sd": 0}, {"sd": 3.1}, {"reliability": 1}, {"reliability": 0}],
)
def test_database_refuses_figures_that_cannot_be(people: People, fault: dict[str, object]) -> None:
    now = timezone.now()
    good = {"kind": "icc", "n": 30, "sd": 0.6, "reliability": 0.75, "element": "a"}
    times = {"computed_at": now, "switched_on_at": now, "switched_on_by": a_scientist(people)}
    where = {"organisation": people.north.organisation, "instrument_version": version_of(QUICK)}
    ReliabilityParameters.objects.create(**good, **times, **where)
    faulty = {**good, "element": "b", **fault}
    for row in (faulty, good):  # one standing row per strength
        with pytest.raises(IntegrityError), transaction.atomic():
            ReliabilityParameters.objects.create(**row, **times, **where)


def test_only_the_scientist_switches(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    version = version_of(QUICK).pk
    for user in (people.anna, people.ada, an_organisation_elsewhere()):
        browser = browser_of(user)
        for name in ("reliability-on", "reliability-off"):
            assert browser.post(reverse(name, args=[version])).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_leave_one_set_of_figures() -> None:
    people = make_people()
    add_many(people.north, people.anna, people.bram, children=30, doubles=30, key=QUICK)
    digest, version = seen(people.north), version_of(QUICK)

    def press(user: User) -> int:
        return actions.switch_on_parameters(
            organisation=people.north.organisation, version=version, kind="icc", seen_digest=digest, by=user
        )

    both = together(press, [a_scientist(people), a_scientist(people, "Stijn")])
    assert both[0] == both[1] == standing() == ReliabilityParameters.objects.count()
