"""A number of proxies that does not fit is told once in the log of the site, without an address."""

import logging

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from config.requests.proxies import TOO_FEW, TOO_MANY, misfit, tell_misfit


@pytest.mark.parametrize(
    ("proxies", "forwarded", "said"),
    [
        (0, None, ""),
        (0, "", ""),
        (0, "192.0.2.7", TOO_FEW),
        (1, "192.0.2.7", ""),
        (1, "198.51.100.9, 192.0.2.7", ""),  # the sender wrote the first one
        (1, None, TOO_MANY),
        (2, "192.0.2.7", TOO_MANY),
        (2, "192.0.2.7, ", TOO_MANY),
    ],
)
def test_number_of_proxies_is_held_against_what_arrives(
    settings: Settings, proxies: int, forwarded: str | None, said: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    assert misfit(RequestFactory().get("/", headers=headers)) == said


def test_misfit_is_told_once_and_names_nobody(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    settings.TRUSTED_PROXIES = 0
    answer = tell_misfit(lambda request: HttpResponse())
    for address in ("192.0.2.7", "192.0.2.8"):
        answer(RequestFactory().get("/kinderen/?search=Kanarie", headers={"X-Forwarded-For": address}))
    assert [(line.levelno, line.getMessage()) for line in caplog.records] == [(logging.WARNING, TOO_FEW)]


@pytest.mark.parametrize("address", ["/healthz", "/readyz/"])
def test_monitor_that_asks_past_the_proxy_is_no_misfit(
    settings: Settings, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    settings.TRUSTED_PROXIES = 1
    answer = tell_misfit(lambda request: HttpResponse())
    answer(RequestFactory().get(address))
    assert caplog.messages == []
    answer(RequestFactory().get("/inloggen/"))
    assert caplog.messages == [TOO_MANY]


def test_misfit_is_told_before_a_request_is_sent_on(
    db: None, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SECURE_SSL_REDIRECT, settings.TRUSTED_PROXIES = True, 0
    proxied = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"}
    assert Client().get("/inloggen/", headers=proxied).status_code == 301
    assert TOO_FEW in caplog.messages
