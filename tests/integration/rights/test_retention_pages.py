"""Closing and reopening a file, how long it is kept, and destruction at the end of the term."""

import datetime

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child, Retention, RetentionTerm
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import CHANGED
from rights.actions.erasures import propose_destruction
from rights.actions.retention import change_retention
from rights.exceptions import AlreadyAsked
from tests.support.build import People, a_child, a_draft, an_event
from tests.support.days import days_ago, spelled, today
from tests.support.form_keys import without_key
from tests.support.large_dataset import browser_of
from tests.support.pages import Page, Reply
from tests.support.rights import kept


def long_ago() -> datetime.date:
    """Return a day after which the file was kept long enough."""
    return datetime.date(today().year - 21, 1, 1)


def change(user: User, child: Child, **fields: object) -> Reply:
    good = {"kind": "youth_help", "closed_on": "", "hold_reason": "", "seen_revision": 0}
    return browser_of(user).post(reverse("retention-change", args=[child.pk]), {**good, **fields})


@pytest.fixture
def old(people: People) -> Child:
    """Register a child whose file was closed more than twenty years ago."""
    child = a_child(people.north, people.anna)
    Child.objects.filter(pk=child.pk).update(birth_year=today().year - 30)
    child.refresh_from_db()
    kept(child, people.cora, closed_on=long_ago())
    return child


@pytest.mark.hard_moments
def test_closed_file_is_read_and_not_added_to_until_it_is_opened_again(people: People, child: Child) -> None:
    anna, bram = browser_of(people.anna), browser_of(people.bram)
    an_event(child, people.anna)
    draft = a_draft(child, people.bram)
    assert change(people.cora, child, closed_on=str(days_ago(2))).status_code == 302
    pages = {
        "profile": 200,
        "life-event-list": 200,
        "assessment-start": 403,
        "life-event-add": 403,
        "action-add": 403,
        "goal-add": 403,
        "family-plan-add": 403,
    }
    for page, status in {**pages, "coping-add": 403, "resource-add": 403, "right-list": 200}.items():
        answer = anna.get(reverse(page, args=[child.pk]))
        assert (page, answer.status_code) == (page, status)
        assert ("Dit dossier is afgesloten. Je kunt het lezen" in Page(answer).words) == (status == 403)
    assert bram.get(reverse("assessment-check", args=[child.pk, draft.pk])).status_code == 403
    words = Page(anna.get(reverse("profile", args=[child.pk]))).words
    assert (
        gettext("This file was closed on %(day)s. It can be read and no longer be added to.")
        % {"day": spelled(days_ago(2))}
        in words
    )
    row = Page(anna.get(reverse("child-list"))).words
    assert gettext("file closed") in row
    assert gettext("Next one due") not in row
    assert change(people.cora, child, seen_revision=1).status_code == 302
    assert anna.get(reverse("assessment-start", args=[child.pk])).status_code == 200
    events = AuditEvent.objects.filter(event__startswith="file_").values_list("event", flat=True)
    assert list(events.order_by("id")) == ["file_closed", "file_reopened"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"closed_on": str(days_ago(-32))}, "closed_on"),
        ({"closed_on": str(days_ago(6169))}, "closed_on"),
        ({"closed_on": "gisteren"}, "closed_on"),
        ({"kind": "forever"}, "kind"),
        ({"hold_reason": "x" * 301}, "hold_reason"),
        ({"seen_revision": "-1"}, "seen_revision"),
    ],
)
def test_what_cannot_be_right_is_said_at_the_field(
    people: People, child: Child, fields: dict[str, str], wrong: str
) -> None:
    response = change(people.cora, child, **fields)
    assert list(response.context["form"].errors) == [wrong]
    assert not Retention.objects.exists()


def test_second_of_two_people_sees_that_the_first_was_there(people: People, child: Child) -> None:
    assert change(people.cora, child, hold_reason="Klacht").status_code == 302
    response = change(people.cora, child, closed_on=str(days_ago(21)))
    assert str(CHANGED) in Page(response).words
    assert Retention.objects.get().hold_reason == "Klacht"
    with pytest.raises(SeenOtherwise):
        change_retention(retention=Retention(child=child), seen_revision=0, by=people.cora)


@pytest.mark.hard_moments
def test_file_at_the_end_of_its_term_is_proposed_and_waits_for_a_colleague(
    people: People, old: Child
) -> None:
    cora = browser_of(people.cora)
    overview = Page(cora.get(reverse("right-overview")))
    assert any(gettext("may be destroyed") in cell for row in overview.rows for cell in row)
    url = reverse("destruction-propose", args=[old.pk])
    assert url in cora.get(reverse("right-list", args=[old.pk])).content.decode()
    assert cora.post(url).status_code == 302
    request = old.erasure_requests.get()
    assert (request.origin, request.is_whole, request.decided_by) == ("retention", True, people.cora)
    assert Child.objects.filter(pk=old.pk).exists()
    words = Page(cora.post(url, follow=True)).words
    assert gettext("A colleague did this just before you.") in words
    with pytest.raises(AlreadyAsked):
        propose_destruction(child=old, by=people.anna)
    approve = reverse("erasure-approve", args=[old.pk, request.pk])
    own = cora.post(approve, {"is_looked_at": "on", "seen_revision": 0})
    assert own.status_code == 403
    assert "Jij besloot dit zelf; een collega keurt het goed." in Page(own).words
    browser_of(people.anna).post(approve, {"is_looked_at": "on", "seen_revision": 0})
    assert not Child.objects.filter(pk=old.pk).exists()


def test_nothing_is_proposed_too_early_or_while_it_is_held(people: People, old: Child) -> None:
    cora, url = browser_of(people.cora), reverse("destruction-propose", args=[old.pk])
    kept(old, people.cora, hold_reason="Er loopt een klacht.")
    assert (
        gettext("Something holds destruction up: see how long this file is kept.")
        in Page(cora.post(url, follow=True)).words
    )
    longer = gettext("This file has to be kept longer.")
    for changes in ({"hold_reason": "", "closed_on": today()}, {"closed_on": None}):
        kept(old, people.cora, **changes)
        assert longer in Page(cora.post(url, follow=True)).words
    Retention.objects.all().delete()
    assert longer in Page(cora.post(url, follow=True)).words
    assert not old.erasure_requests.exists()


def test_organisation_keeps_files_as_long_as_its_administrator_says(people: People, old: Child) -> None:
    ada, url = browser_of(people.ada), reverse("retention-terms")
    assert Page(ada.get(url)).form.fields["youth_help"] == "20"

    def terms(youth_help: str) -> dict[str, str]:
        """Fill in the page as it stands now."""
        shown = without_key(Page(ada.get(url)).form.fields)
        return {**shown, "youth_help": youth_help, "protection": "30", "working_layer": "2"}

    assert ada.post(url, terms("25")).status_code == 302
    assert Page(ada.get(url)).form.fields["youth_help"] == "25"
    assert not RetentionTerm.objects.filter(kind="protection").exists()
    day = f"1 januari {long_ago().year + 25}"
    assert day in Page(browser_of(people.cora).get(reverse("right-list", args=[old.pk]))).words
    browser_of(people.cora).post(reverse("destruction-propose", args=[old.pk]))
    assert not old.erasure_requests.exists()
    assert ada.post(url, terms("30")).status_code == 302
    assert ada.post(url, terms("20")).status_code == 302
    assert not RetentionTerm.objects.filter(kind="youth_help").exists()
    for wrong in ("19", "0", "101", "x", ""):
        assert list(ada.post(url, terms(wrong)).context["form"].errors) == ["youth_help"]


def test_observer_of_another_team_sees_no_closed_files(people: People, old: Child) -> None:
    assert browser_of(people.chris).get(reverse("right-overview")).status_code == 403
    assert browser_of(people.bram).get(reverse("right-list", args=[old.pk])).status_code == 403
