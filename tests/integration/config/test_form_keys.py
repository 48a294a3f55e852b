"""A form that is sent twice is carried out once, and the second time is answered as the first."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, Error, InterfaceError, OperationalError, connection
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import Session, User
from accounts.security import sessions
from audit.actions import record
from audit.models import AuditEvent
from children.actions.grants import end_grant
from children.models import Child
from lifecourse.models import LifeEvent, Resource
from revisions.models import PostedForm
from tests.support.build import People, a_resource
from tests.support.days import days_ago
from tests.support.form_keys import post
from tests.support.pages import Page, Reply
from tests.support.records import event_fields
from tests.support.second_factor import equip

Fields = dict[str, str]


def keyed(fields: Fields, key: str = "") -> Fields:
    return {**fields, "form_key": key or str(uuid.uuid4())}


@pytest.fixture
def add(child: Child) -> str:
    """Where a life event is added."""
    return reverse("life-event-add", args=[child.pk])


def messages_in(client: Client, response: Reply) -> list[str]:
    return [str(one) for one in client.get(response.headers["Location"], follow=True).context["messages"]]


def test_second_post_is_answered_as_the_first(anna: Client, add: str) -> None:
    fields = keyed(event_fields())
    first = anna.post(add, fields)
    second = anna.post(add, fields)
    assert (first.status_code, second.status_code) == (302, 302)
    assert second.headers["Location"] == first.headers["Location"]
    assert messages_in(anna, second) == [gettext("Saved.")]
    assert LifeEvent.objects.count() == 1
    assert messages_in(anna, anna.post(add, fields)) == [gettext("Saved.")]  # also when the first was read
    assert LifeEvent.objects.count() == 1


def test_address_of_a_post_is_looked_up_once(anna: Client, add: str) -> None:
    with mock.patch("config.requests.form_keys.resolve", wraps=resolve) as looked:
        assert anna.post(add, keyed(event_fields())).status_code == 302
    assert looked.call_count == 1


def test_another_key_is_another_form(anna: Client, add: str) -> None:
    for _ in range(2):
        assert anna.post(add, keyed(event_fields())).status_code == 302
    assert LifeEvent.objects.count() == 2


def test_every_form_of_a_page_has_a_key_of_its_own(anna: Client, add: str) -> None:
    keys = [form.fields["form_key"] for form in Page(anna.get(add)).forms if form.method == "post"]
    assert len(keys) > 2
    assert len(set(keys)) == len(keys)
    assert keys != [form.fields["form_key"] for form in Page(anna.get(add)).forms if form.method == "post"]


def test_form_that_was_refused_does_not_use_its_key(anna: Client, add: str) -> None:
    fields = keyed(event_fields())
    assert anna.post(add, {**fields, "title": ""}).status_code != 302
    assert not PostedForm.objects.exists()
    assert anna.post(add, fields).status_code == 302
    assert LifeEvent.objects.count() == 1


def test_same_form_with_other_content_is_a_choice(anna: Client, add: str) -> None:
    fields = keyed(event_fields())
    first = anna.post(add, fields)
    changed = anna.post(add, {**fields, "title": "Oma <overleden>"})
    page = Page(changed)
    assert changed.status_code == 409
    assert gettext("You saved this form already") in page.words
    assert first.headers["Location"] in changed.content.decode()
    assert LifeEvent.objects.count() == 1
    (again,) = [form for form in page.forms if form.action == add]
    assert again.fields["form_key"] != fields["form_key"]
    assert anna.post(add, again.fields).status_code == 302
    assert {event.title for event in LifeEvent.objects.all()} == {"Opa overleden", "Oma <overleden>"}


def test_choice_names_the_child_and_lays_both_beside_each_other(anna: Client, child: Child, add: str) -> None:
    fields = keyed(event_fields())
    anna.post(add, fields)  # its message was not read yet
    told = Page(anna.post(add, {**fields, "title": "Oma overleden"}))
    event = LifeEvent.objects.get()
    assert f"{child.first_name} ({child.reference})" in told.words
    assert gettext("Saved.") not in told.words
    change = reverse("life-event-change", args=[child.pk, event.pk])
    (beside,) = [form for form in told.forms if form.action == change]
    both = Page(anna.post(change, beside.fields))
    assert both.words.startswith("Intussen gewijzigd: ")
    assert ["In een paar woorden", "Opa overleden", "Oma overleden"] in both.rows
    assert anna.post(change, both.form.fields).status_code == 302
    assert [event.title for event in LifeEvent.objects.all()] == ["Oma overleden"]


def test_change_that_is_sent_with_other_content_shows_both_versions(
    anna: Client, child: Child, add: str
) -> None:
    anna.post(add, keyed(event_fields()))
    change = reverse("life-event-change", args=[child.pk, LifeEvent.objects.get().pk])
    opened = Page(anna.get(change)).form.fields
    assert anna.post(change, {**opened, "title": "Oma overleden"}).status_code == 302
    both = Page(anna.post(change, {**opened, "title": "Opa en oma"}))
    assert ["In een paar woorden", "Oma overleden", "Opa en oma"] in both.rows
    assert LifeEvent.objects.get().title == "Oma overleden"
    assert anna.post(change, both.form.fields).status_code == 302
    assert LifeEvent.objects.get().title == "Opa en oma"


def test_child_out_of_reach_is_not_named(client: Client, people: People, child: Child) -> None:
    client.force_login(people.bram)
    add, fields = reverse("coping-add", args=[child.pk]), keyed(coping_fields())
    assert client.post(add, fields).status_code == 302
    end_grant(grant=child.grants.get(user=people.bram), by=people.anna)
    told = client.post(add, {**fields, "situation": "Anders"})
    assert told.status_code == 409
    assert child.reference not in told.content.decode()
    assert client.get(reverse("coping-list", args=[child.pk])).status_code == 404


def coping_fields() -> Fields:
    return {
        "situation": "Gevallen",
        "happened_on": str(days_ago(5)),
        "setting": "home",
        "way": "ask_help",
        "helped_child": "yes",
        "helped_observer": "unknown",
    }


def test_key_of_someone_else_is_not_found(anna: Client, people: People, add: str) -> None:
    fields = keyed(event_fields())
    anna.post(add, fields)
    cora = Client()
    cora.force_login(people.cora)
    assert cora.post(add, fields).status_code == 404
    event = AuditEvent.objects.order_by("pk").last()
    assert event is not None
    assert (event.event, event.actor_id) == ("access_refused", str(people.cora.pk))
    assert LifeEvent.objects.count() == 1


def test_key_of_another_address_is_not_found(anna: Client, child: Child, add: str) -> None:
    fields = keyed(event_fields())
    anna.post(add, fields)
    assert anna.post(reverse("action-add", args=[child.pk]), fields).status_code == 404


@pytest.mark.parametrize("key", [None, "", "x", "1234"])
def test_form_without_a_key_is_kept_until_it_is_sent_with_one(
    anna: Client, add: str, key: str | None
) -> None:
    fields = event_fields() | ({} if key is None else {"form_key": key})
    refused = post(anna, add, fields)
    assert refused.status_code == 400
    assert not LifeEvent.objects.exists()
    assert not PostedForm.objects.exists()
    (again,) = [form for form in Page(refused).forms if form.action == add]
    assert {name: again.fields[name] for name in event_fields()} == event_fields()
    assert post(anna, add, again.fields).status_code == 302
    assert LifeEvent.objects.get().title == "Opa overleden"


def test_file_and_password_are_not_put_on_a_page(anna: Client, people: People, child: Child) -> None:
    file = SimpleUploadedFile("antwoorden.json", b"{}")
    start = reverse("assessment-import", args=[child.pk])
    page = Page(post(anna, start, {"file": file, "setting": "school"}))
    assert start not in [form.action for form in page.forms]
    anna.force_login(equip(people.anna))
    refused = post(anna, reverse("password-change"), {"old_password": "geheim van anna"})
    assert refused.status_code == 400
    assert "geheim van anna" not in refused.content.decode()


def test_files_are_compared_by_what_is_in_them(anna: Client, child: Child) -> None:
    address, key = reverse("life-event-add", args=[child.pk]), str(uuid.uuid4())
    found = [
        anna.post(
            address, {**event_fields(), "form_key": key, "file": SimpleUploadedFile("een.json", content)}
        ).status_code
        for content in (b"{}", b"{}", b"[]")
    ]
    assert found == [302, 302, 409]


def test_child_is_registered_once_and_both_posts_lead_to_it(anna: Client, people: People) -> None:
    fields = keyed(
        {
            "first_name": "Noor",
            "birth_month": "5",
            "birth_year": str(timezone.localdate().year - 10),
            "reference": "DW-9",
            "team": str(people.north.pk),
            "weeks_between": "13",
        }
    )
    first, second = (anna.post(reverse("child-register"), fields) for _ in range(2))
    made = Child.objects.get(reference="DW-9")
    assert first.headers["Location"] == second.headers["Location"] == f"/kinderen/{made.pk}/"
    assert "Noor" in messages_in(anna, second)[0]


def test_link_of_who_was_added_is_shown_to_a_second_click_too(people: People, client: Client) -> None:
    client.force_login(people.ada)
    fields = keyed({"email": "nieuw@voorbeeld.example", "full_name": "Nieuw", "role": "observer"})
    fields["team"] = str(people.north.pk)
    first, second = (client.post(reverse("person-add"), fields) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert "/wachtwoord-kiezen/" in first.content.decode()
    assert second.content == first.content
    assert User.objects.get(email="nieuw@voorbeeld.example").memberships.count() == 1


def test_use_of_a_resource_is_noted_once(anna: Client, people: People, child: Child) -> None:
    resource = a_resource(child, people.anna)
    given = {"from_on": str(days_ago(20)), "use": "unused", "felt": "not", "seen_revision": "0"}
    address = reverse("resource-use-add", args=[child.pk, resource.pk])
    fields = keyed(given)
    first, second = (anna.post(address, fields) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert Resource.objects.get().uses.count() == 2


def test_what_is_kept_of_a_form_says_nothing_to_a_reader_of_the_database(anna: Client, add: str) -> None:
    anna.post(add, keyed(event_fields()))
    with connection.cursor() as cursor:
        cursor.execute("SELECT revisions_postedform::text FROM revisions_postedform")
        (row,) = cursor.fetchone()
    assert "kinderen" not in row
    assert "Opa" not in row
    assert gettext("Saved.") not in row


def test_form_that_was_locked_up_with_a_lost_key_is_not_carried_out_again(
    anna: Client, add: str, settings: Any
) -> None:
    fields = keyed(event_fields())
    anna.post(add, fields)
    settings.SECOND_FACTOR_KEYS = ["een andere sleutel van meer dan 32 tekens"]
    assert anna.post(add, fields).status_code == 409
    assert LifeEvent.objects.count() == 1


def test_mistake_of_ours_leaves_nothing_behind_and_the_form_can_be_sent_again(anna: Client, add: str) -> None:
    anna.raise_request_exception = False
    fields = keyed({**event_fields(), "csrfmiddlewaretoken": "a" * 32})
    with mock.patch("lifecourse.views.life_events.messages.success", side_effect=RuntimeError):
        failed = anna.post(add, fields)
    page = Page(failed)
    assert failed.status_code == 500
    unknown = "We do not know whether this was saved. Send it again in a minute: nothing is stored twice."
    assert gettext(unknown) in page.words
    assert not LifeEvent.objects.exists()
    assert not PostedForm.objects.exists()
    (again,) = page.forms
    assert again.fields == {**fields, "ended_on": ""}
    for _ in range(2):
        assert post(anna, add, again.fields).status_code == 302
    assert LifeEvent.objects.count() == 1


@pytest.mark.parametrize("path", ["life-event-add", "child-register"])
def test_database_that_is_away_lets_the_form_be_sent_again(anna: Client, child: Child, path: str) -> None:
    anna.raise_request_exception = False
    address = reverse(path, args=[child.pk] if "event" in path else [])

    def refuse(execute: object, sql: str, *rest: object) -> None:
        raise OperationalError("server closed the connection")

    with connection.execute_wrapper(refuse):
        failed = anna.post(address, event_fields())
    assert failed.status_code == 503
    (again,) = Page(failed).forms
    assert again.action == address
    assert again.fields["title"] == "Opa overleden"


def test_password_is_not_put_on_a_page_of_errors(anna: Client, people: People) -> None:
    anna.force_login(equip(people.anna))
    anna.raise_request_exception = False
    with mock.patch("accounts.views.passwords.PasswordChangeForm", side_effect=RuntimeError):
        failed = anna.post(reverse("password-change"), {"old_password": "geheim van anna"})
    assert failed.status_code == 500
    assert "geheim van anna" not in failed.content.decode()
    assert not Page(failed).forms


def during(action: Callable[[], object]) -> Any:
    """Let something happen while the view runs, before it answers."""

    def act(*given: Any, **named: Any) -> Any:
        action()
        return record(*given, **named)

    return mock.patch("lifecourse.actions.life_events.record", act)


def test_session_that_ended_meanwhile_takes_no_answer_back(anna: Client, people: People, add: str) -> None:
    def sign_out_elsewhere() -> None:
        Session.objects.filter(user=people.anna).delete()

    with during(sign_out_elsewhere):
        answer = anna.post(add, event_fields())
    assert answer.status_code == 302
    assert LifeEvent.objects.count() == 1
    assert anna.get(add).status_code == 302  # to sign in


@pytest.mark.parametrize("kind", [DatabaseError, OperationalError, InterfaceError])
def test_session_that_cannot_be_kept_takes_no_answer_back(anna: Client, add: str, kind: type[Error]) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise kind("server closed the connection")

    with mock.patch.object(Session, "save", refuse):
        answer = anna.post(add, event_fields())
    assert answer.status_code == 302
    assert LifeEvent.objects.count() == 1


def test_asking_again_who_one_is_uses_no_key(anna: Client, people: People) -> None:
    session = anna.session
    session[sessions.CONFIRMED_AT] = 0
    session.save()
    fields, address = keyed({}), reverse("recovery-codes-renew")
    assert reverse("account-confirm") in anna.post(address, fields).headers["Location"]
    assert not PostedForm.objects.exists()


def test_script_that_asks_for_json_is_told_where_the_form_led(anna: Client, add: str) -> None:
    fields = keyed(event_fields())
    plain = {"Accept": "application/json"}
    first, second = (anna.post(add, fields, headers=plain) for _ in range(2))
    assert first.json() == second.json() == {"location": anna.post(add, fields).headers["Location"]}
    assert anna.post(add, keyed({"title": ""}), headers=plain).headers["Content-Type"].startswith("text/html")


def test_script_is_told_that_its_user_must_sign_in(anna: Client, add: str) -> None:
    anna.session.flush()
    answer = anna.post(add, keyed(event_fields()), headers={"Accept": "application/json"})
    assert answer.json()["location"].startswith(reverse("sign-in"))
    assert not LifeEvent.objects.exists()


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_old_forms_are_forgotten_and_young_ones_are_not(
    people: People, capsys: pytest.CaptureFixture[str]
) -> None:
    for days in (6, 8):
        PostedForm.objects.create(
            key=uuid.uuid4(),
            person_id=people.anna.pk,
            posted_at=timezone.now() - datetime.timedelta(days=days),
        )
    call_command("clear_posted_forms")
    assert capsys.readouterr().out == "1 posted forms forgotten.\n"
    assert PostedForm.objects.get().posted_at > timezone.now() - datetime.timedelta(days=7)
