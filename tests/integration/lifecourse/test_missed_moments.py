"""Observations that did not take place: in their place among the others, with the reason, and never overwritten unseen."""

from collections.abc import Callable
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from lifecourse.actions import missed_moments as actions
from lifecourse.models import MissedMoment
from revisions.form_parts import CHANGED
from tests.support.around import a_missed_moment
from tests.support.build import People, a_child, a_signed_form, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.days import day_before_birth, days_ago, spelled, today
from tests.support.form_keys import without_key
from tests.support.pages import Page
from tests.support.records import missed_moment_fields

LIST, ADD = "assessment-list", "missed-moment-add"


def change_url(moment: MissedMoment) -> str:
    return reverse("missed-moment-change", args=[moment.child_id, moment.pk])


def rows(client: Client, child: Child) -> list[list[str]]:
    return Page(client.get(reverse(LIST, args=[child.pk]))).rows[1:]


def test_it_stands_in_its_place_by_day_with_the_reason(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna, on=today())
    a_signed_form(child, people.anna, on=days_ago(365))
    response = anna.post(reverse(ADD, args=[child.pk]), {**missed_moment_fields(), "note": "Verhuisd."})
    assert response.headers["Location"] == reverse(LIST, args=[child.pk])
    assert MissedMoment.objects.get().recorded_by == people.anna
    found = rows(anna, child)
    days = [days_ago(0), days_ago(82), days_ago(365)]
    assert [row[0].split()[2] for row in found] == [str(day.year) for day in days]
    assert found[1] == [
        f"{spelled(days_ago(82))} ging niet door",
        "niemand",
        "leerkracht of schoolbegeleider, op school",
        "er was geen contact · Verhuisd.",
    ]


def test_page_without_any_observation_offers_to_note_one(anna: Client, child: Child) -> None:
    html = anna.get(reverse(LIST, args=[child.pk])).content.decode()
    assert reverse(ADD, args=[child.pk]) in html


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"expected_on": str(days_ago(-1))}, "expected_on"),
        ({"expected_on": str(day_before_birth())}, "expected_on"),
        ({"expected_on": ""}, "expected_on"),
        ({"reason": ""}, "reason"),
        ({"reason": "lazy"}, "reason"),
        ({"setting": ""}, "setting"),
        ({"observer_role": ""}, "observer_role"),
        ({"note": "x" * 201}, "note"),
    ],
)
def test_what_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, str], field: str
) -> None:
    response = anna.post(
        reverse(ADD, args=[child.pk]), {**missed_moment_fields(), "note": "Blijft staan.", **changes}
    )
    assert list(response.context["form"].errors) == [field]
    assert Page(response).form.fields["note"] == changes.get("note", "Blijft staan.")
    assert not MissedMoment.objects.exists()


def test_observer_sees_and_changes_only_what_that_observer_noted(
    people: People, child: Child, client_of: Callable[[User], Client]
) -> None:
    of_anna, of_bram = a_missed_moment(child, people.anna), a_missed_moment(child, people.bram)
    bram = client_of(people.bram)
    assert len(rows(bram, child)) == 1
    assert bram.get(change_url(of_bram)).status_code == 200
    assert bram.get(change_url(of_anna)).status_code == 404
    cora = client_of(people.cora)
    assert len(rows(cora, child)) == 2
    assert cora.get(change_url(of_bram)).status_code == 200


def test_change_by_a_colleague_in_the_meantime_is_told_and_not_overwritten(
    people: People, anna: Client, child: Child
) -> None:
    moment = a_missed_moment(child, people.anna)
    fields = without_key(Page(anna.get(change_url(moment))).form.fields)
    cora = Client()
    cora.force_login(people.cora)
    assert cora.post(change_url(moment), {**fields, "note": "Van Cora."}).status_code == 302
    response = anna.post(change_url(moment), {**fields, "note": "Van Anna."})
    assert str(CHANGED) in Page(response).words
    assert Page(response).form.fields["note"] == "Van Anna."
    moment.refresh_from_db()
    assert (moment.note, moment.revision, moment.recorded_by) == ("Van Cora.", 1, people.anna)


def test_removed_one_is_gone_but_for_the_log(people: People, anna: Client, child: Child) -> None:
    moment = a_missed_moment(child, people.anna)
    url = reverse("missed-moment-remove", args=[child.pk, moment.pk])
    assert anna.post(url, {"seen": "0"}).headers["Location"] == reverse(LIST, args=[child.pk])
    assert not MissedMoment.objects.exists()
    assert AuditEvent.objects.get(event="missed_moment_removed").object_id == str(moment.pk)
    assert anna.post(url, {"seen": "0"}).status_code == 410


def test_moment_of_another_child_is_not_reached_through_this_one(
    people: People, anna: Client, child: Child
) -> None:
    other = a_missed_moment(a_child(people.north, people.anna, reference="X-1"), people.anna)
    for name in ("missed-moment-change", "missed-moment-remove"):
        assert anna.post(reverse(name, args=[child.pk, other.pk]), missed_moment_fields()).status_code == 404


def test_one_removed_at_the_last_moment_is_not_found(people: People, anna: Client, child: Child) -> None:
    moment = a_missed_moment(child, people.anna)
    change = actions.change_missed_moment

    def too_late(**given: object) -> MissedMoment:
        actions.remove_missed_moment(moment=MissedMoment.objects.get(), seen_revision=0, by=people.cora)
        return change(**given)  # type: ignore[arg-type]

    with mock.patch.object(actions, "change_missed_moment", too_late):
        assert (
            anna.post(change_url(moment), {**missed_moment_fields(), "seen_revision": "0"}).status_code == 410
        )


def post_change(user: User, moment: MissedMoment) -> int:
    client = Client()
    client.force_login(user)
    fields = {**missed_moment_fields(), "note": user.full_name, "seen_revision": "0"}
    return client.post(change_url(moment), fields).status_code


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_lose_nothing() -> None:
    people = make_people()
    moment = a_missed_moment(a_child(people.north, people.anna), people.anna)
    with meeting_before(MissedMoment, "save", patience=0.5):
        found = together(lambda user: post_change(user, moment), [people.anna, people.cora])
    assert sorted(found) == [200, 302]
    moment.refresh_from_db()
    winner = (people.anna, people.cora)[found.index(302)]
    assert (moment.note, moment.revision) == (winner.full_name, 1)
