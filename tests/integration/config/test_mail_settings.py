"""The mail server comes from the environment; a password in it is never told."""

import json

import pytest

from tests.integration.config.test_settings import WHOLE, run

MAIL = [
    "EMAIL_HOST",
    "EMAIL_PORT",
    "EMAIL_HOST_USER",
    "EMAIL_HOST_PASSWORD",
    "EMAIL_USE_SSL",
    "EMAIL_USE_TLS",
]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("smtps://ik:a%40b@post.example", ["post.example", 465, "ik", "a@b", True, False]),
        ("smtp://post.example:2525", ["post.example", 2525, "", "", False, True]),
        ("smtp://localhost:25", ["localhost", 25, "", "", False, False]),
    ],
)
def test_mail_goes_by_tls_unless_the_server_is_here(url: str, found: list[object]) -> None:
    program = (
        f"import json; from config import settings as s; print(json.dumps([getattr(s, n) for n in {MAIL}]))"
    )
    environment = {**WHOLE, "EMAIL_URL": url, "EMAIL_FROM": "site@wilg.example"}
    assert json.loads(run(environment, "-c", program).stdout) == found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"VEERKRACHT_MODE": "demo"}, [True, True, "console"]),
        ({}, [False, False, "smtp"]),
        ({"EMAIL_URL": "smtps://post.example", "EMAIL_FROM": "x@y.nl"}, [True, False, "smtp"]),
    ],
)
def test_demo_prints_its_mail_and_a_site_without_a_server_has_none(
    changes: dict[str, str], found: list[object]
) -> None:
    program = (
        "import json; from django.conf import settings as s;"
        "print(json.dumps([s.MAIL_IS_ON, s.MAIL_IS_PRINTED, s.EMAIL_BACKEND.split('.')[-2]]))"
    )
    environment = {**WHOLE, "DJANGO_SETTINGS_MODULE": "config.settings", **changes}
    assert json.loads(run(environment, "-c", program).stdout) == found


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"EMAIL_URL": "https://geheim@post.example", "EMAIL_FROM": "x@y.nl"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtps://a:geheim@h:99999", "EMAIL_FROM": "x@y.nl"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtps://a:geheim@h:poort", "EMAIL_FROM": "x@y.nl"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtps://a:geheim@[::1", "EMAIL_FROM": "x@y.nl"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtps://:geheim@", "EMAIL_FROM": "x@y.nl"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtps://geheim@post.example"}, "EMAIL_FROM"),
    ],
)
def test_mail_that_is_half_set_up_stops_with_one_sentence(changes: dict[str, str], name: str) -> None:
    (last,) = run({**WHOLE, **changes}, "manage.py", "check").stderr.splitlines()
    assert name in last
    assert "geheim" not in last
