"""Every rate on the list stops who goes on: by account, by address, by day, and apart in a known browser."""

import datetime
from unittest import mock

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import timezone

from accounts.security import limits
from tests.support.clock import clock_at

TRIES = 320


def attempts(what: str, *, is_known: bool, same: str, every: float = 1) -> int:
    """Return how many attempts are looked at, of one account or from one address, so many seconds apart."""
    cache.clear()
    browser = "browser" if is_known else ""
    with (
        mock.patch("accounts.security.devices.name_of", return_value=browser),
        clock_at(timezone.now()) as clock,
    ):
        for number in range(TRIES):
            address = "10.0.0.1" if same == "address" else f"10.1.{number // 250}.{number % 250}"
            email = "anna@voorbeeld.example" if same == "account" else f"{number}@voorbeeld.example"
            request = RequestFactory(REMOTE_ADDR=address).get("/")
            request.user = AnonymousUser()
            try:
                limits.attempt(request, what, email)
            except limits.TooManyAttempts:
                return number
            clock.move(datetime.timedelta(seconds=every))
    return TRIES


@pytest.mark.parametrize(
    ("what", "is_known", "same", "every", "most"),
    [
        ("password", True, "account", 1, 5),
        ("password", False, "account", 1, 5),
        ("password", False, "address", 1, 20),
        ("code", True, "account", 1, 10),
        ("code", False, "account", 1, 5),
        ("code", False, "account", 100, 20),
        ("code", False, "address", 1, 20),
        ("forgotten", True, "account", 1, 5),
        ("forgotten", False, "account", 1, 3),
        ("forgotten", False, "address", 1, 20),
        ("passkey", False, "address", 0.5, 300),
    ],
)
def test_who_goes_on_is_stopped(
    db: None, what: str, is_known: bool, same: str, every: float, most: int
) -> None:
    assert attempts(what, is_known=is_known, same=same, every=every) == most


def test_heavy_work_has_the_limits_that_were_agreed() -> None:
    per_hour = {
        "report": "30/h/user",
        "export": "60/h/user",
        "archive": "10/h/user",
        "upload": "120/h/user",
        "data": "10/h/user",
    }
    per_hour |= {"people": "120/h/user", "register": "120/h/user"}
    assert {"search": "60/5m/user", **per_hour} == limits.HEAVY
