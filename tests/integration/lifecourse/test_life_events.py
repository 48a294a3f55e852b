"""The timeline: what happened, within the child's life, and never overwritten unseen."""

from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from lifecourse.actions import life_events as actions
from lifecourse.models import LifeEvent
from revisions.form_parts import CHANGED
from tests.support.build import People, a_child, an_event, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.days import born_on, day_before_birth, days_ago, spelled
from tests.support.form_keys import without_key
from tests.support.pages import Page, Reply

NEW = {
    "kind": "small",
    "title": "Konijn kwijt",
    "started_on": str(days_ago(292)),
    "ended_on": str(days_ago(263)),
    "impact_child": "heavy",
    "impact_parent": "little",
    "impact_professional": "unknown",
}


def add(client: Client, child: Child, **changes: str) -> Reply:
    return client.post(reverse("life-event-add", args=[child.pk]), {**NEW, **changes})


def change_url(event: LifeEvent) -> str:
    return reverse("life-event-change", args=[event.child_id, event.pk])


def test_added_event_stands_on_the_timeline(people: People, anna: Client, child: Child) -> None:
    response = add(anna, child, note="Elke week.")
    assert response.headers["Location"] == reverse("life-event-list", args=[child.pk])
    event = LifeEvent.objects.get()
    assert (event.kind, event.title, event.note) == ("small", "Konijn kwijt", "Elke week.")
    assert (event.child, event.recorded_by, event.is_ongoing) == (child, people.anna, False)
    words = Page(anna.get(response.headers["Location"])).words
    for text in (
        "Konijn kwijt",
        spelled(days_ago(292)),
        spelled(days_ago(263)),
        "Elke week.",
        str(LifeEvent.Kind.SMALL.label),
    ):
        assert text in words


def test_event_may_be_one_day_or_still_going_on(anna: Client, child: Child) -> None:
    assert add(anna, child, ended_on="").status_code == 302
    assert add(anna, child, ended_on="", is_ongoing="on", title="Wachtlijst").status_code == 302
    assert (
        add(anna, child, started_on=str(days_ago(0)), ended_on=str(days_ago(0)), title="Vandaag").status_code
        == 302
    )
    assert add(anna, child, started_on=str(born_on()), title="Geboren").status_code == 302
    page = Page(anna.get(reverse("life-event-list", args=[child.pk])))
    kind = str(LifeEvent.Kind.SMALL.label)
    titles = [row[0].partition(f" {kind}")[0] for row in page.rows[1:]]
    assert titles == ["Vandaag", "Konijn kwijt", "Wachtlijst", "Geboren"]
    assert gettext("still going on") in page.words


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ended_on": str(days_ago(293))}, "ended_on"),
        ({"started_on": str(days_ago(-1)), "ended_on": ""}, "started_on"),
        ({"ended_on": str(days_ago(-1))}, "ended_on"),
        ({"started_on": str(day_before_birth())}, "started_on"),
        ({"is_ongoing": "on"}, "is_ongoing"),
        ({"started_on": ""}, "started_on"),
        ({"started_on": "2026-02-30"}, "started_on"),
        ({"kind": ""}, "kind"),
        ({"kind": "good"}, "kind"),
        ({"title": ""}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"note": "x" * 501}, "note"),
        ({"seen_revision": "x"}, "seen_revision"),
        ({"seen_revision": "9" * 5000}, "seen_revision"),
    ],
)
def test_event_that_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, str], field: str
) -> None:
    response = add(anna, child, **changes)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not LifeEvent.objects.exists()


def test_changed_event_keeps_who_noted_it(people: People, anna: Client, child: Child) -> None:
    event = an_event(child, people.cora)
    fields = Page(anna.get(change_url(event))).form.fields
    assert (fields["title"], fields["seen_revision"]) == ("Scheiding van de ouders", "0")
    assert anna.post(change_url(event), {**fields, "title": "Ouders uit elkaar"}).status_code == 302
    event.refresh_from_db()
    assert (event.title, event.revision, event.recorded_by) == ("Ouders uit elkaar", 1, people.cora)


def test_change_by_a_colleague_in_the_meantime_is_told_and_not_overwritten(
    people: People, anna: Client, child: Child
) -> None:
    event = an_event(child, people.anna)
    cora = Client()
    cora.force_login(people.cora)
    fields = without_key(Page(anna.get(change_url(event))).form.fields)
    assert cora.post(change_url(event), {**fields, "title": "Wat Cora schreef"}).status_code == 302
    response = anna.post(change_url(event), {**fields, "title": "Wat Anna schreef"})
    page = Page(response)
    assert str(CHANGED) in page.words
    assert [row for row in page.rows if "Wat Cora schreef" in row] == [
        ["In een paar woorden", "Wat Cora schreef", "Wat Anna schreef"]
    ]
    assert "Wat er nu staat is van Cora de Wit" in page.words
    assert page.form.fields["title"] == "Wat Anna schreef"
    event.refresh_from_db()
    assert (event.title, event.revision) == ("Wat Cora schreef", 1)
    again = anna.post(change_url(event), {**page.form.fields})
    assert (again.status_code, LifeEvent.objects.get().title) == (302, "Wat Anna schreef")


@pytest.mark.parametrize("seen", ["", "7"])
def test_change_on_an_unknown_revision_is_not_saved(
    people: People, anna: Client, child: Child, seen: str
) -> None:
    event = an_event(child, people.anna)
    anna.post(change_url(event), {**NEW, "seen_revision": "0"})
    assert anna.post(change_url(event), {**NEW, "title": "Anders", "seen_revision": seen}).status_code == 200
    assert LifeEvent.objects.get().title == "Konijn kwijt"


def test_removed_event_is_gone_but_for_the_log(people: People, anna: Client, child: Child) -> None:
    event = an_event(child, people.anna)
    url = reverse("life-event-remove", args=[child.pk, event.pk])
    assert anna.post(url, {"seen": "0"}).headers["Location"] == reverse("life-event-list", args=[child.pk])
    assert not LifeEvent.objects.exists()
    assert AuditEvent.objects.get(event="life_event_removed").object_id == str(event.pk)
    assert anna.post(url, {"seen": "0"}).status_code == 410
    gone = anna.post(change_url(event), {**NEW, "seen_revision": "0"})
    assert gone.status_code == 410
    assert NEW["title"] in Page(gone).words  # what was typed is not lost


def test_events_of_another_child_are_not_reached_through_this_one(
    people: People, anna: Client, child: Child
) -> None:
    other = an_event(a_child(people.south, people.chris, reference="X-1"), people.chris)
    for name in ("life-event-change", "life-event-remove"):
        assert anna.post(reverse(name, args=[child.pk, other.pk]), NEW).status_code == 404
    assert LifeEvent.objects.get().started_on == days_ago(266)


def post_change(user: User, event: LifeEvent) -> int:
    client = Client()
    client.force_login(user)
    return client.post(
        change_url(event), {**NEW, "title": f"Van {user.full_name}", "seen_revision": "0"}
    ).status_code


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_lose_nothing() -> None:
    people = make_people()
    event = an_event(a_child(people.north, people.anna), people.anna)
    with meeting_before(LifeEvent, "save", patience=0.5):
        found = together(lambda user: post_change(user, event), [people.anna, people.cora])
    assert sorted(found) == [200, 302]
    winner = (people.anna, people.cora)[found.index(302)]
    event.refresh_from_db()
    assert (event.title, event.revision) == (f"Van {winner.full_name}", 1)


def test_event_removed_by_a_colleague_at_the_last_moment_is_not_found(
    people: People, anna: Client, child: Child
) -> None:
    event = an_event(child, people.anna)
    change = actions.change_life_event

    def too_late(**given: object) -> LifeEvent:
        actions.remove_life_event(
            event=LifeEvent.objects.get(pk=event.pk), seen_revision=event.revision, by=people.cora
        )
        return change(**given)  # type: ignore[arg-type]

    with mock.patch.object(actions, "change_life_event", too_late):
        assert anna.post(change_url(event), {**NEW, "seen_revision": "0"}).status_code == 410
