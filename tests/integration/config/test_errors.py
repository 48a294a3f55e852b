"""When something goes wrong: plain Dutch, the right status, nothing about anyone."""

from collections.abc import Callable
from unittest import mock

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext
from psycopg.errors import DeadlockDetected, LockNotAvailable, QueryCanceled, SerializationFailure

from accounts.models import User
from tests.support.build import People, a_child
from tests.support.pages import Reply
from tests.support.world import TRACES


def text_of(response: Reply) -> str:
    return response.content.decode().replace("&#x27;", "'")


def assert_says(response: Reply, status: int, title: str) -> None:
    page = text_of(response)
    assert response.status_code == status
    assert f"<h1>{gettext(title)}</h1>" in page
    assert '<html lang="nl">' in page
    assert "Anna" not in page
    assert not [trace for trace in TRACES if trace in page]
    assert "Traceback" not in page
    assert response.headers["Cache-Control"] == "no-store, private"


@pytest.fixture
def anna(people: People) -> Client:
    """Sign Anna in, in a browser that shows what a user would see of an exception."""
    a_child(people.north, people.anna, first_name="Kanariena", reference="KANARIE-17")
    client = Client(raise_request_exception=False)
    client.force_login(people.anna)
    return client


def test_unknown_address_is_not_found(anna: Client) -> None:
    assert_says(anna.get("/bestaat-niet/"), 404, "Page not found")


def test_what_the_role_does_not_allow_is_forbidden(anna: Client) -> None:
    assert_says(anna.get(reverse("people")), 403, "Not allowed")


@pytest.mark.parametrize(
    ("who", "page", "said"),
    [
        ("anna", "people", "Vraag het je coördinator"),
        ("cora", "people", "Een beheerder weet"),
        ("ada", "emergency-list", "De pagina met collega’s"),
    ],
)
def test_who_is_refused_reads_whom_to_ask(people: People, who: str, page: str, said: str) -> None:
    client = Client()
    client.force_login(getattr(people, who))
    refused = client.get(reverse(page))
    assert_says(refused, 403, "Not allowed")
    assert said in text_of(refused)
    others = {"Vraag het je coördinator", "Een beheerder weet", "De pagina met collega’s"} - {said}
    assert not [one for one in others if one in text_of(refused)]


@pytest.mark.parametrize(
    ("method", "page", "said"),
    [("get", "sign-out", "hoort bij een knop"), ("post", "safety-steps", "om te bekijken")],
)
def test_method_that_an_address_does_not_take_gets_a_page(
    anna: Client, method: str, page: str, said: str
) -> None:
    refused = getattr(anna, method)(reverse(page))
    assert_says(refused, 405, "It does not work this way")
    assert said in text_of(refused)
    assert "bewaard" not in text_of(refused)  # nobody knows
    assert refused.headers["Allow"]


@pytest.mark.parametrize("value", ["a\x00b", "\ud800"])
def test_text_that_cannot_be_stored_is_refused(anna: Client, value: str) -> None:
    body = f"search={value}".encode("utf-8", "surrogatepass")
    form = "application/x-www-form-urlencoded"
    refused = anna.post(reverse("child-search"), body, content_type=form)
    assert refused.status_code in (302, 400)
    if "\x00" in value:
        assert_says(refused, 400, "This was not saved")
    assert_says(anna.get(f"{reverse('child-list')}?toon=%00"), 400, "This was not saved")
    assert_says(anna.get("/kinderen/%00/"), 400, "This was not saved")


def test_form_with_too_many_fields_is_refused(anna: Client) -> None:
    fields = {f"field-{number}": "x" for number in range(5100)}
    assert_says(anna.post(reverse("child-search"), fields), 400, "This could not be read")


def test_form_that_is_too_large_is_refused(anna: Client) -> None:
    assert_says(anna.post(reverse("child-search"), {"search": "x" * 300_000}), 400, "This could not be read")


def test_unknown_host_is_refused(anna: Client) -> None:
    refused = anna.get(reverse("child-list"), headers={"host": "evil.example"})
    assert_says(refused, 400, "This could not be read")


def test_page_without_a_token_against_forgery_is_refused(people: People) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people.anna)
    assert_says(strict.post(reverse("child-search"), {"search": "x"}), 403, "This was not saved")


def test_our_own_mistake_is_told_as_such(anna: Client, caplog: pytest.LogCaptureFixture) -> None:
    with mock.patch("assessments.views.caseload.caseload", side_effect=RuntimeError("Kanariena")):
        response = anna.get(reverse("child-list"))
    assert_says(response, 500, "Something went wrong")
    assert "Retry-After" not in response.headers
    logged = [line for line in caplog.records if line.name == "django.request"]
    assert [(line.levelname, line.exc_info is not None) for line in logged] == [("ERROR", True)]


def away(kind: type[Exception]) -> Callable[..., None]:
    """Return a wrapper that lets no query through."""

    def refuse(execute: object, sql: str, params: object, many: bool, context: object) -> None:
        raise kind("server closed the connection")

    return refuse


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
@pytest.mark.parametrize("page", ["child-list", "people", "child-register", "sign-in", "session-state"])
def test_database_that_is_away_is_no_mistake_but_a_pause(
    anna: Client, page: str, kind: type[Exception]
) -> None:
    with connection.execute_wrapper(away(kind)):
        response = anna.get(reverse(page))
    assert_says(response, 503, "One moment please")
    assert response.headers["Retry-After"] == "10"


@pytest.mark.parametrize(
    "cause",
    [DeadlockDetected, LockNotAvailable, QueryCanceled, SerializationFailure],
    ids=lambda kind: kind.__name__,
)
def test_database_that_gave_up_waiting_is_told_as_busy_and_not_as_away(
    anna: Client, cause: type[psycopg.Error]
) -> None:
    def give_up(execute: object, sql: str, params: object, many: bool, context: object) -> None:
        raise OperationalError("gave up") from cause()

    with connection.execute_wrapper(give_up):
        response = anna.get(reverse("child-list"))
    assert_says(response, 503, "One moment please")
    for sentence in ("The site is very busy right now.", "What was saved is safe. Try again in a minute."):
        assert gettext(sentence) in text_of(response)


def test_database_that_goes_away_while_signing_in_is_a_pause(anna: Client) -> None:
    stranger = Client(raise_request_exception=False)
    with connection.execute_wrapper(away(OperationalError)):
        response = stranger.post(reverse("sign-in"), {"username": "a@b.example", "password": "x"})
    assert_says(response, 503, "One moment please")


def test_hostile_cookies_are_ignored_or_refused(people: People) -> None:
    for value in ("\x00" * 32, "x" * 5000, "é" * 32, "'; DROP TABLE accounts_user; --", ""):
        for name in ("session", "csrf", "django_language", "messages"):
            client = Client(raise_request_exception=False)
            client.cookies[name] = value
            assert client.get(reverse("child-list")).status_code in (302, 400)
            assert client.get(reverse("sign-in")).status_code in (200, 400)
    assert User.objects.filter(pk=people.anna.pk).exists()


@pytest.mark.parametrize("charset", ["base64", "utf-16", "rot13", "idna", "x" * 300, "utf-8; charset=hex"])
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain"]
)
def test_hostile_charset_is_no_mistake_of_ours(anna: Client, charset: str, kind: str) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="search"\r\n\r\nx\r\n--b--\r\n'
    response = anna.generic("POST", reverse("child-search"), body, content_type=f"{kind}; charset={charset}")
    assert response.status_code in (302, 400)


def test_broken_multipart_is_refused(anna: Client) -> None:
    for kind in ("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=b"):
        response = anna.generic("POST", reverse("child-search"), b"--c\r\nbroken", content_type=kind)
        assert response.status_code in (302, 400)
