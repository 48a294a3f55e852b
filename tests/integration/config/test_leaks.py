"""What a stranger cannot learn or use: no lists of files, no source, no echo, no method that is not ours."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.support.build import People

HIDDEN = [
    *(
        "/.git/config",
        "/.git/HEAD",
        "/.env",
        "/.svn/entries",
        "/manage.py",
        "/config/settings.py",
        "/static/",
    ),
    *(
        "/static",
        "/static/css/",
        "/static/js/",
        "/static/../manage.py",
        "/static/%2e%2e/manage.py",
        "/media/",
    ),
    *(
        "/static/css/../../manage.py",
        "/static//etc/passwd",
        "/requirements.lock",
        "/server-status",
        "/metrics",
    ),
    *("/debug/", "/docs/", "/api/", "/swagger/", "/admin/", "/static/css/base.css.map", "/robots.txt~"),
]


@pytest.mark.parametrize("path", HIDDEN)
def test_no_source_list_or_monitor_is_served(people: People, path: str) -> None:
    client = Client(raise_request_exception=False)
    for _who in ("nobody", "somebody"):
        assert client.get(path).status_code in (400, 404)
        client.force_login(people.ada)


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG", "get ", "é"])
@pytest.mark.parametrize("page", ["sign-in", "child-list", "people", "health"])
def test_method_that_is_not_ours_is_refused_and_echoes_nothing(
    people: People, page: str, method: str
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(people.ada)
    response = client.generic(method, reverse(page), b"kanarie", headers={"X-Canary": "kanarie"})
    assert response.status_code == 405
    assert b"kanarie" not in response.content


def test_answers_do_not_name_what_runs_behind_them(people: People) -> None:
    client = Client(raise_request_exception=False)
    for path in ("/inloggen/", "/bestaat-niet/", "/healthz"):
        response = client.get(path)
        assert not {"Server", "X-Powered-By", "Via"} & set(response.headers)
        assert not re.search(r"(?i)django|python/|gunicorn|postgres", response.content.decode())


def test_what_is_installed_is_what_the_site_needs() -> None:
    assert not settings.DEBUG
    assert not {"django.contrib.admin", "django.contrib.admindocs", "debug_toolbar"} & {
        app.name for app in apps.get_app_configs()
    }
    assert "shell_plus" not in get_commands()


def test_no_account_is_there_by_itself(db: None) -> None:
    assert not User.objects.exists()
