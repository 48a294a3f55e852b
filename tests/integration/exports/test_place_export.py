"""The data of a team or an organisation: made in the background, for the one who asked, for a few hours."""

import json
from datetime import timedelta
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import end_membership
from accounts.models import User
from accounts.security import limits
from audit.models import AuditEvent
from children.models import Child
from exports.actions import clear_exports, forget_exports, make_export
from exports.exceptions import UnderWay
from exports.models import KEPT, Export
from exports.queries.places import Place
from exports.rules.contents import LEAST_CHILDREN, Contents, Format
from tests.support.audit_log import a_privacy_officer
from tests.support.build import People, a_child, a_signed_form
from tests.support.clock import clock_at
from tests.support.exports import a_ready_export, csv_tables, every_file, unpacked
from tests.support.large_dataset import browser_of
from tests.support.pages import Page, Reply
from tests.support.queue import waiting, work_off
from tests.support.world import EXAMPLE, NAME, REFERENCE, TRACES, World

PAGE = reverse("export-list")


def order(client: Client, target: object, notation: str = "csv", contents: str = "named") -> Reply:
    given = {"place": str(target.pk), "format": notation, "contents": contents}  # type: ignore[attr-defined]
    return client.post(PAGE, given)


def exports() -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(event="data_exported"))


def file_of(client: Client, export: Export) -> Reply:
    return client.get(reverse("export-file", args=[export.pk]))


@pytest.fixture
def cora(people: People) -> Client:
    return browser_of(people.cora)


@pytest.fixture
def petra(people: People) -> User:
    return a_privacy_officer(people)


@pytest.fixture
def observed(people: People, child: Child) -> list[Child]:
    """Enough children with a form in team Noord for codes, and one in team Zuid."""
    others = [a_child(people.north, people.anna, reference=f"DW-{n}") for n in range(2, LEAST_CHILDREN + 1)]
    south = a_child(people.south, people.chris, reference="DW-90", first_name="Zoë")
    for one in (child, *others):
        a_signed_form(one, people.anna)
    a_signed_form(south, people.chris)
    return [child, *others, south]


def test_team_is_exported_in_the_background_and_fetched_by_who_asked(
    people: People, cora: Client, observed: list[Child]
) -> None:
    assert order(cora, people.north).headers["Location"] == PAGE
    export = Export.objects.get()
    assert waiting() == [("exports.make", {"export": str(export.pk)})]
    assert "Wacht op zijn beurt." in Page(cora.get(PAGE)).words
    assert file_of(cora, export).status_code == 404
    work_off()
    assert reverse("export-file", args=[export.pk]) in cora.get(PAGE).content.decode()
    assert exports() == []
    rows = csv_tables(file_of(cora, export).content)["antwoorden"]
    assert {row["nummer"] for row in rows} == {child.reference for child in observed[:-1]}
    [event] = exports()
    assert (event.actor_id, event.child_id, event.basis) == (str(people.cora.pk), "", "team")
    assert (event.object_type, event.object_id) == ("team", str(people.north.pk))


def test_page_says_how_far_it_is(people: People, cora: Client, observed: list[Child]) -> None:
    order(cora, people.north)
    Export.objects.update(n_children=5, n_done=2)
    assert "2 van 5 kinderen" in Page(cora.get(PAGE)).words
    assert '<progress max="5" value="2">' in cora.get(PAGE).content.decode()
    work_off()
    assert Export.objects.values_list("n_children", "n_done").get() == (5, 5)


def test_what_was_stopped_is_not_made(people: People, cora: Client, observed: list[Child]) -> None:
    order(cora, people.north)
    cora.post(reverse("export-remove", args=[Export.objects.get().pk]))
    work_off()
    assert not Export.objects.exists()


def test_what_is_stopped_half_way_is_not_finished(people: People, observed: list[Child]) -> None:
    def stop(*_: object) -> str:
        Export.objects.all().delete()
        return "J-1"

    with mock.patch("exports.rules.contents.Naming.code", stop):
        a_ready = pytest.raises(Export.DoesNotExist)
        with a_ready:
            a_ready_export(people.north, people.cora)
    assert not Export.objects.exists()


def test_one_at_a_time_is_made_for_one_person(people: People, cora: Client, observed: list[Child]) -> None:
    order(cora, people.north)
    refused = order(cora, people.north)
    assert refused.status_code == 200
    assert "Er wordt al een bestand voor je gemaakt." in Page(refused).words
    work_off()
    assert order(cora, people.north).status_code == 302


def test_organisation_leaves_under_codes_only_and_for_the_privacy_officer(
    people: People, cora: Client, petra: User, observed: list[Child]
) -> None:
    whole, officer = people.north.organisation, browser_of(petra)
    assert "place" in order(cora, whole).context["form"].errors
    assert "contents" in order(officer, whole, contents="named").context["form"].errors
    assert order(officer, whole, contents="pseudonym").status_code == 302
    work_off()
    answer = file_of(officer, Export.objects.get())
    rows = csv_tables(answer.content)["antwoorden"]
    assert len({row["jeugdige"] for row in rows}) == LEAST_CHILDREN + 1
    by_team = {row["team"]: row["jeugdige"] for row in rows}
    assert len(by_team) == 2
    assert "" in by_team  # the one child of team Zuid
    assert not [word for word in ("DW-", "Zoë", "Noord", "Anna") if word in json.dumps(rows)]
    [event] = exports()
    assert (event.object_type, event.basis) == ("organisation", "organisation")


def test_codes_are_refused_for_fewer_children_than_they_can_hide(
    people: People, cora: Client, petra: User, child: Child
) -> None:
    a_signed_form(child, people.anna)
    for client, target in ((cora, people.north), (browser_of(petra), people.north.organisation)):
        refused = order(client, target, contents="pseudonym")
        assert "Codes verbergen dan niemand" in Page(refused).words.replace(
            "codes verbergen", "Codes verbergen"
        )
    small = a_ready_export(
        people.north, people.cora, contents=Contents.PSEUDONYM
    )  # they became fewer meanwhile
    assert (small.file, small.refusal) == (None, Export.Refusal.TOO_FEW)
    assert str(small.get_refusal_display()) in Page(cora.get(PAGE)).words


def test_who_may_not_take_data_out_finds_no_page(people: People, observed: list[Child]) -> None:
    export = a_ready_export(people.north, people.cora)
    for user in (people.anna, people.bram, people.ada, people.chris):
        client = browser_of(user)
        assert client.get(PAGE).status_code == 403
        assert order(client, people.north).status_code == 403
        assert file_of(client, export).status_code == 403


def test_file_is_of_who_asked_alone(people: People, petra: User, observed: list[Child]) -> None:
    export = a_ready_export(people.north, people.cora)
    officer = browser_of(petra)
    assert file_of(officer, export).status_code == 404
    assert officer.post(reverse("export-remove", args=[export.pk])).status_code == 404
    assert Export.objects.exists()


def test_right_that_ended_ends_the_file_too(people: People, cora: Client, observed: list[Child]) -> None:
    export = a_ready_export(people.north, people.cora)
    order(cora, people.north)
    end_membership(membership=people.cora.memberships.get(), by=people.ada)
    assert file_of(cora, export).status_code == 302  # signed out
    work_off()
    late = Export.objects.exclude(pk=export.pk).get()
    assert (late.file, late.refusal) == (None, Export.Refusal.NO_RIGHT)
    assert exports() == []


def test_file_is_gone_after_its_hours(people: People, observed: list[Child]) -> None:
    export = a_ready_export(people.north, people.cora)
    with clock_at(timezone.now() + KEPT - timedelta(minutes=1)):
        assert file_of(browser_of(people.cora), export).status_code == 200
    with clock_at(timezone.now() + KEPT):
        assert file_of(browser_of(people.cora), export).status_code == 404
        clear_exports()
    assert not Export.objects.exists()


def test_file_goes_when_a_child_of_the_organisation_is_destroyed(
    people: People, observed: list[Child]
) -> None:
    a_ready_export(people.north, people.cora)
    forget_exports(organisation_id=people.south.organisation_id)
    assert not Export.objects.exists()


def test_too_many_rows_are_said(people: People, observed: list[Child]) -> None:
    with mock.patch("paper.spreadsheets.MOST_ROWS", 3):
        export = a_ready_export(people.north, people.cora)
    assert (export.file, export.refusal) == (None, Export.Refusal.TOO_LARGE)


def test_making_it_anew_changes_nothing(people: People, observed: list[Child]) -> None:
    export = a_ready_export(people.north, people.cora)
    make_export(export.pk)
    assert Export.objects.get().finished_at == export.finished_at


def test_orders_are_limited_and_looking_is_not(people: People, cora: Client, observed: list[Child]) -> None:
    with mock.patch.dict(limits.HEAVY, data="1/h/user"):
        assert [cora.get(PAGE).status_code for _ in range(3)] == [200] * 3
        assert [order(cora, people.north).status_code for _ in range(2)] == [302, 429]


def test_practice_children_and_other_organisations_are_in_no_export(world: World) -> None:
    outside = world.outsider.memberships.get().organisation
    numbers = set(Place(world.people.north.organisation).children.values_list("organisation", flat=True))
    assert numbers == {world.people.north.organisation_id}
    assert not Place(outside).children.filter(organisation=world.people.north.organisation).exists()
    assert not Child.with_practice.exclude(practised_by=None).filter(
        pk__in=Place(world.people.north.organisation).children
    )


def test_nothing_of_what_happened_notes_safety_or_talks_is_in_any_file(world: World) -> None:
    """The child of this world has a record of every kind, and each holds a trace in its words."""
    allowed = {
        Contents.PSEUDONYM: (),
        Contents.NAMED: (NAME, REFERENCE),
        Contents.WORDS: (NAME, REFERENCE, EXAMPLE),
    }
    for place in (Place(world.people.north), Place(world.people.north.organisation)):
        for contents, notation, file in every_file(place):
            told = unpacked(file)
            for word in allowed[contents]:
                assert word in told or (notation, word) in {
                    (Format.FHIR, REFERENCE),
                    (Format.XLSX, REFERENCE),
                }
                told = told.replace(word, "")
            assert [trace for trace in TRACES if trace in told] == [], (contents, notation)


def test_second_order_at_the_same_moment_is_refused(people: People, observed: list[Child]) -> None:
    from exports.actions import ask_export

    place = Place(people.north)
    ask_export(place=place, notation=Format.CSV, contents=Contents.NAMED, by=people.cora)
    with pytest.raises(UnderWay):
        ask_export(place=place, notation=Format.CSV, contents=Contents.NAMED, by=people.cora)
