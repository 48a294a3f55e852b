"""Reading the environment: what is missing or wrong is said in one sentence, and a secret never in it."""

import os
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict


def required(name: str, hint: str) -> str:
    """Return the environment variable, or stop with a sentence that says what to set."""
    if value := os.environ.get(name):
        return value
    raise ImproperlyConfigured(f"Set {name} in the environment: {hint}")


def whole_number(name: str, hint: str) -> int:
    """Return the environment variable as a number, 0 when it is not set, or stop with a sentence."""
    value = os.environ.get(name) or "0"
    if value.isdecimal():
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}; write {hint}")


def database(url: str) -> dict[str, Any]:
    """Translate a PostgreSQL URL into Django's connection settings."""
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        sentence = "DATABASE_URL is no address of a database: write postgresql://role:password@host/database."
        raise ImproperlyConfigured(sentence) from None  # the cause may hold the password
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,  # a terminated backend costs a reconnect, not a lost request
        "OPTIONS": {"connect_timeout": 5, **parts},  # the rest of the address, such as sslmode
    }


def parts_of(url: str) -> SplitResult | None:
    """Return the parts of an address; None when its host or port cannot be read."""
    try:
        parts = urlsplit(url)
        _port = parts.port  # read here: it raises too
    except ValueError:
        return None
    return parts


def site_address(url: str, hosts: list[str]) -> str:
    """Return the one address of a site, such as https://portfolio.example: of the first host when no url is given.

    Links in mails begin with it and passkeys belong to it, whatever name and port a browser asked for.
    """
    if not url and hosts[0].startswith((".", "*")):
        raise ImproperlyConfigured(
            "Set SITE_ADDRESS in the environment: the address of the site, such as https://portfolio.example."
        )
    parts = parts_of(url or f"https://{hosts[0]}")
    host = (parts and parts.hostname) or ""
    if parts is None or parts.scheme != "https" or parts.username or not validate_host(host, hosts):
        raise ImproperlyConfigured(
            f"SITE_ADDRESS is {url!r}; write https:// and one of the ALLOWED_HOSTS, and the port if there is one."
        )
    return f"https://{host}" + (f":{parts.port}" if parts.port not in (None, 443) else "")
