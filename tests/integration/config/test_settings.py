"""Settings come from the environment; what is missing is said in one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.environment import site_address

ROOT = Path(__file__).resolve().parents[3]
WHOLE = {
    "VEERKRACHT_MODE": "production",
    "SECRET_KEY": "b7-Qk2r9XwZp4LmN8sTvY3hJ6dFgA1cE5uRiOoPq0WxMzBnLkJhGf",
    "SECOND_FACTOR_KEY": "w3-Zm7Kq1XvBt9LpNs4RyHj8FdGcAe2UiQoWx",
    "DATABASE_URL": "postgresql://web:geheim@127.0.0.1:1/portfolio",
    "ALLOWED_HOSTS": "portfolio.example,www.portfolio.example",
    "BEHIND_PROXY": "0",
}
COVERAGE = {name: value for name, value in os.environ.items() if name.startswith("COV")}


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    basics = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings", **COVERAGE}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**basics, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize(
    "missing", ["SECRET_KEY", "SECOND_FACTOR_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "BEHIND_PROXY"]
)
def test_missing_variable_stops_with_one_sentence(missing: str) -> None:
    environment = {name: value for name, value in WHOLE.items() if name != missing}
    stopped = run(environment, "manage.py", "check")
    last = stopped.stderr.strip().splitlines()[-1]
    assert stopped.returncode != 0
    assert f"Set {missing} in the environment: " in last
    assert last.endswith(".")


@pytest.mark.parametrize(
    ("given", "hosts", "address"),
    [
        ("", "portfolio.example,www.portfolio.example", "https://portfolio.example"),
        (
            "https://www.portfolio.example",
            "portfolio.example,www.portfolio.example",
            "https://www.portfolio.example",
        ),
        ("https://portfolio.example/", "portfolio.example", "https://portfolio.example"),
        ("https://portfolio.example:443", "portfolio.example", "https://portfolio.example"),
        ("https://portfolio.example:8443", "portfolio.example", "https://portfolio.example:8443"),
        ("https://a.portfolio.example", ".portfolio.example", "https://a.portfolio.example"),
    ],
)
def test_address_of_the_site_is_one(given: str, hosts: str, address: str) -> None:
    assert site_address(given, hosts.split(",")) == address


@pytest.mark.parametrize(
    ("given", "hosts"),
    [
        ("", ".portfolio.example"),
        ("", "*"),
        ("http://portfolio.example", "portfolio.example"),
        ("https://elders.example", "portfolio.example"),
        ("portfolio.example", "portfolio.example"),
        ("https://a@portfolio.example", "portfolio.example"),
        ("https://portfolio.example:poort", "portfolio.example"),
    ],
)
def test_address_that_is_none_of_the_site_stops_with_one_sentence(given: str, hosts: str) -> None:
    stopped = run({**WHOLE, "ALLOWED_HOSTS": hosts, "SITE_ADDRESS": given}, "manage.py", "check")
    last = stopped.stderr.strip().splitlines()[-1]
    assert (stopped.returncode != 0, "SITE_ADDRESS" in last, last.endswith(".")) == (True, True, True)


def test_number_of_proxies_is_said_in_production_and_none_elsewhere() -> None:
    stopped = run({**WHOLE, "BEHIND_PROXY": ""}, "manage.py", "check")
    assert "Set BEHIND_PROXY in the environment: " in stopped.stderr.strip().splitlines()[-1]
    program = "from config import settings; print(settings.TRUSTED_PROXIES, settings.SECURE_PROXY_SSL_HEADER)"
    assert run({**WHOLE, "BEHIND_PROXY": "0"}, "-c", program).stdout == "0 None\n"
    assert run({**WHOLE, "BEHIND_PROXY": "2"}, "-c", program).stdout.startswith("2 ('HTTP_X_FORWARDED_PROTO'")
    demo = {**WHOLE, "BEHIND_PROXY": "", "VEERKRACHT_MODE": "demo"}
    assert run(demo, "-c", program).stdout == "0 None\n"


def test_production_is_the_mode_when_none_is_named() -> None:
    environment = {name: value for name, value in WHOLE.items() if name != "VEERKRACHT_MODE"}
    program = "from config import settings; print(settings.MODE, settings.SESSION_COOKIE_SECURE)"
    assert run(environment, "-c", program).stdout.split() == ["production", "True"]


def test_unknown_mode_stops_with_one_sentence() -> None:
    stopped = run({**WHOLE, "VEERKRACHT_MODE": "debug"}, "manage.py", "check")
    assert stopped.returncode != 0
    assert (
        stopped.stderr.strip()
        .splitlines()[-1]
        .endswith("VEERKRACHT_MODE is 'debug'; choose production, demo or test.")
    )


def test_production_passes_the_checks_for_deployment() -> None:
    checked = run(WHOLE, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "no issues (0 silenced)" in checked.stdout


def test_short_key_does_not_pass_the_checks_for_deployment() -> None:
    checked = run(
        {**WHOLE, "SECRET_KEY": "kort"}, "manage.py", "check", "--deploy", "--fail-level", "WARNING"
    )
    assert checked.returncode != 0
    assert "security.W009" in checked.stderr


@pytest.mark.parametrize("key", ["kort", WHOLE["SECRET_KEY"], f"{WHOLE['SECOND_FACTOR_KEY']},kort"])
def test_weak_key_for_second_factors_stops_with_one_sentence(key: str) -> None:
    stopped = run({**WHOLE, "SECOND_FACTOR_KEY": key}, "manage.py", "check")
    assert stopped.returncode != 0
    assert "SECOND_FACTOR_KEY is too short or the same" in stopped.stderr.strip().splitlines()[-1]
    assert key not in stopped.stderr.splitlines()[-1]


def test_codes_of_the_demo_are_shown_in_the_demo_only() -> None:
    program = "from config import settings; print('config.demo' in str(vars(settings)['TEMPLATES']))"
    for mode, shown in (("production", "False"), ("test", "False"), ("demo", "True")):
        assert run({**WHOLE, "VEERKRACHT_MODE": mode}, "-c", program).stdout.strip() == shown
    refused = run(WHOLE, "manage.py", "demo_code", "ilse@voorbeeld.example")
    assert refused.returncode != 0
    assert "only the demo prints them" in refused.stderr


NAMES = [
    *(
        "DEBUG",
        "ALLOWED_HOSTS",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    ),
    *("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE"),
    *(
        "LANGUAGE_COOKIE_SECURE",
        "LANGUAGE_COOKIE_NAME",
        "WRITER_COOKIE_NAME",
        "CSRF_COOKIE_HTTPONLY",
        "SECURE_HSTS_PRELOAD",
        "SESSION_COOKIE_HTTPONLY",
        "SESSION_EXPIRE_AT_BROWSER_CLOSE",
        "SECURE_PROXY_SSL_HEADER",
    ),
]


def values(environment: dict[str, str]) -> dict[str, object]:
    program = (
        "import json, django; from django.conf import settings; django.setup(); "
        f"print(json.dumps({{name: getattr(settings, name) for name in {NAMES!r}}}))"
    )
    found: dict[str, object] = json.loads(run(environment, "-c", program).stdout)
    return found


def test_production_switches_every_safety_on() -> None:
    assert values(WHOLE) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["portfolio.example", "www.portfolio.example"],
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_NAME": "__Host-language",
        "WRITER_COOKIE_NAME": "__Host-writer",
        "CSRF_COOKIE_HTTPONLY": True,
        "SECURE_HSTS_PRELOAD": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "SECURE_PROXY_SSL_HEADER": None,
    }


def test_demo_serves_plain_http_and_debugs_nothing() -> None:
    demo = values({**WHOLE, "VEERKRACHT_MODE": "demo", "BEHIND_PROXY": "1"})
    assert (demo["DEBUG"], demo["SECURE_SSL_REDIRECT"], demo["SESSION_COOKIE_NAME"]) == (
        False,
        False,
        "session",
    )
    assert demo["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


@pytest.mark.parametrize("url", ["postgresql://[::1", "geen adres", "mysql://web@host/db"])
def test_database_url_that_is_none_stops_with_one_sentence(url: str) -> None:
    stopped = run({**WHOLE, "DATABASE_URL": url}, "manage.py", "check")
    assert stopped.returncode != 0
    last = stopped.stderr.strip().splitlines()[-1]
    assert "DATABASE_URL" in last
    assert "geheim" not in last


def test_rights_are_granted_by_the_owner_only() -> None:
    refused = run(WHOLE, "manage.py", "grant_web_role")
    assert refused.returncode != 0
    assert refused.stderr.strip().endswith(
        "Set DATABASE_OWNER_URL: only the owner of the tables can grant rights."
    )
