"""Own cases, cover and moving: who sees a child beside the team, and for how long."""

import datetime
from unittest import mock

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from accounts.actions import add_person, end_membership
from accounts.models import User
from audit.models import AuditEvent
from children.actions.grants import add_grant, end_grant
from children.forms.grants import CoverForm
from children.models import Child, Grant
from tests.support.build import (
    People,
    a_child,
    a_draft,
    a_signed_form,
    an_event,
    an_organisation_elsewhere,
    entrusted,
)
from tests.support.clock import clock_at
from tests.support.days import days_ago, spelled
from tests.support.pages import Page
from tests.support.seen import team_seen


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def status(user: User, page: str, child: Child) -> int:
    return client_of(user).get(reverse(page, args=[child.pk])).status_code


def seen(user: User) -> str:
    return Page(client_of(user).get(reverse("child-list"))).words


def cover(child: Child, user: User, by: User, **changes: str) -> int:
    fields = {"cover-user": str(user.pk), "cover-role": "practitioner", "cover-until": str(days_ago(-10))}
    return client_of(by).post(reverse("cover-add", args=[child.pk]), {**fields, **changes}).status_code


def test_observer_sees_own_cases_and_no_other_child_of_the_team(people: People) -> None:
    own = a_child(people.north, people.anna, first_name="Eigen")
    other = a_child(people.north, people.anna, first_name="Ander", reference="DW-2", is_entrusted=False)
    assert (status(people.bram, "assessment-list", own), status(people.bram, "profile", own)) == (200, 403)
    assert status(people.bram, "assessment-list", other) == 404
    assert "Eigen" in seen(people.bram)
    assert "Ander" not in seen(people.bram)
    assert "Ander" in seen(people.anna)


def test_case_is_given_and_ended_on_the_page(people: People, anna: Client) -> None:
    child = a_child(people.north, people.anna, is_entrusted=False)
    page = reverse("grant-list", args=[child.pk])
    assert (
        anna.post(reverse("case-add", args=[child.pk]), {"case-user": str(people.bram.pk)}).status_code == 302
    )
    assert "Bram de Wit" in Page(anna.get(page)).words
    assert status(people.bram, "assessment-list", child) == 200
    grant = Grant.objects.get()
    url = reverse("grant-end", args=[child.pk, grant.pk])
    assert [anna.post(url).status_code for _twice in range(2)] == [302, 302]
    assert status(people.bram, "assessment-list", child) == 404
    events = AuditEvent.objects.filter(event__startswith="grant_")
    assert [event.event for event in events] == ["grant_added", "grant_ended"]


def test_case_can_be_given_again_but_not_twice_at_once(people: People, anna: Client) -> None:
    child = a_child(people.north, people.anna, is_entrusted=False)
    end_grant(grant=entrusted(child, people.bram, people.anna), by=people.anna)
    entrusted(child, people.bram, people.anna)
    url = reverse("case-add", args=[child.pk])
    assert anna.post(url, {"case-user": str(people.bram.pk)}).status_code == 400
    with (
        mock.patch("children.forms.grants.CaseForm.is_valid", return_value=True),
        mock.patch(
            "children.forms.grants.CaseForm.grant",
            return_value=Grant(child=child, user=people.bram, kind="case"),
        ),
    ):
        assert anna.post(url, {}).status_code == 302
    assert Grant.objects.filter(ended_at=None).count() == 1


@pytest.mark.hard_moments
def test_cover_gives_a_role_until_its_last_day(people: People) -> None:
    child = a_child(people.north, people.anna)
    assert status(people.chris, "profile", child) == 404
    assert cover(child, people.chris, people.anna) == 302
    assert status(people.chris, "profile", child) == 200
    assert status(people.chris, "grant-list", child) == 403
    assert status(people.chris, "life-event-list", child) == 200
    assert child.first_name in seen(people.chris)
    until = {"until": f"{spelled(days_ago(-10))} 23:59"}
    notice = gettext("You cover for a colleague, until %(until)s.") % until
    assert notice in Page(client_of(people.chris).get(reverse("profile", args=[child.pk]))).words
    read = AuditEvent.objects.filter(event="profile_read", actor_id=str(people.chris.pk)).latest("id")
    assert (read.basis, read.actor_role) == ("cover", "practitioner")
    after = timezone.make_aware(datetime.datetime.combine(days_ago(-10), datetime.time.max))
    for now, expected in ((after - datetime.timedelta(seconds=1), 200), (after, 404)):
        with clock_at(now):
            assert status(people.chris, "profile", child) == expected


@pytest.mark.parametrize("moment", ["2027-12-31T23:59:59.5", "2028-02-29T23:59:59.999998"])
def test_cover_for_today_is_given_in_the_last_second_of_the_day(people: People, moment: str) -> None:
    with clock_at(moment):
        child = a_child(people.north, people.anna)
        assert cover(child, people.chris, people.anna, **{"cover-until": moment[:10]}) == 302
        assert status(people.chris, "profile", child) == 200


def test_cover_that_is_saved_just_after_midnight_began_before_it(people: People) -> None:
    with clock_at("2027-12-31T23:59:59.5") as clock:
        child = a_child(people.north, people.anna)
        fields = {"user": str(people.chris.pk), "role": "observer", "until": "2027-12-31"}
        form = CoverForm(fields, child=child, now=timezone.now())
        assert form.is_valid()
        clock.move(datetime.timedelta(seconds=1))
        assert not add_grant(grant=form.grant(), by=people.anna).holds


@pytest.mark.parametrize(
    "changes",
    [
        {"cover-until": str(days_ago(1))},
        {"cover-until": str(days_ago(-92))},
        {"cover-until": "x"},
        {"cover-role": "coordinator"},
        {"cover-user": ""},
    ],
)
def test_cover_that_is_not_right_is_refused_at_the_field(people: People, changes: dict[str, str]) -> None:
    child = a_child(people.north, people.anna, is_entrusted=False)
    assert cover(child, people.chris, people.anna, **changes) == 400
    assert not Grant.objects.exists()


def test_cover_goes_to_colleagues_of_other_teams_of_the_organisation(people: People) -> None:
    child = a_child(people.north, people.anna, is_entrusted=False)
    for nobody in (people.cora, an_organisation_elsewhere(), people.ada):
        assert cover(child, nobody, people.anna) == 400
    assert not Grant.objects.exists()


def test_who_leaves_the_organisation_loses_cover_and_cases(people: People) -> None:
    child = a_child(people.north, people.anna)
    cover(child, people.chris, people.anna)
    for user in (people.chris, people.bram):
        assert status(user, "assessment-list", child) == 200
        end_membership(membership=user.memberships.get(), by=people.ada)
        assert status(user, "assessment-list", child) == 302  # the way to sign in: no role, no session
        assert child.first_name not in seen(user)


def test_case_in_a_team_left_for_another_counts_no_more(people: People) -> None:
    child = a_child(people.north, people.anna)
    end_membership(membership=people.bram.memberships.get(), by=people.ada)
    organisation = people.north.organisation
    add_person(
        organisation=organisation,
        email=people.bram.email,
        full_name=people.bram.full_name,
        role="observer",
        team=people.south,
        by=people.ada,
    )
    assert status(people.bram, "assessment-list", child) == 404


def test_moved_child_belongs_to_the_other_team_with_everything(people: People) -> None:
    child = a_child(people.north, people.anna)
    signed = a_signed_form(child, people.anna)
    draft = a_draft(child, people.bram)
    an_event(child, people.anna)
    cover(child, people.chris, people.anna)
    url = reverse("child-move", args=[child.pk])
    assert client_of(people.anna).post(url, {"move-team": str(people.south.pk)}).status_code == 403
    cora = client_of(people.cora)
    assert cora.post(url, {"move-team": str(people.north.pk)}).status_code == 400
    seen = {"move-seen_revision": str(team_seen(child))}
    moved = cora.post(url, {"move-team": str(people.south.pk), **seen})
    assert moved.headers["Location"] == reverse("child-list")
    for user in (people.anna, people.bram, people.cora):
        assert status(user, "assessment-list", child) == 404
    assert status(people.chris, "profile", child) == 200
    assert (
        client_of(people.chris).get(reverse("assessment-read", args=[child.pk, signed.pk])).status_code == 200
    )
    assert child.assessments.filter(pk=draft.pk).exists()
    assert not child.grants.holding().exists()
    assert AuditEvent.objects.filter(event="child_moved", child_id=str(child.pk)).count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "cover", "role": "practitioner"},
        {"kind": "emergency", "reason": "x"},
        {"kind": "emergency", "ends_at": "later"},
        {"kind": "case", "role": "observer"},
    ],
)
def test_database_keeps_out_a_grant_that_cannot_be(people: People, fields: dict[str, str]) -> None:
    child = a_child(people.north, people.anna, is_entrusted=False)
    values: dict[str, object] = {**fields}
    if "ends_at" in fields:
        values["ends_at"] = timezone.now() + datetime.timedelta(hours=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant(child=child, user=people.chris, granted_by=people.anna, **values).save()
