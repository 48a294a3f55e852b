"""The web server: how it runs by default, what a sender may not tell it, and how it says that it cannot start."""

import os
import re
import runpy
from pathlib import Path

import pytest
from gunicorn.config import Config

from paper.page_slots import AT_ONCE
from tests.integration.config.test_settings import WHOLE, run

ROOT = Path(__file__).resolve().parents[3]
GUNICORN = ("-m", "gunicorn", "config.wsgi", "--bind", "127.0.0.1:0")


def shipped() -> Config:
    """Return what gunicorn is set to with our file."""
    server = Config()
    for name, value in runpy.run_path(str(ROOT / server.config.removeprefix("./"))).items():
        if name in server.settings:
            server.set(name, value)
    return server


def test_no_sender_names_where_the_site_begins() -> None:
    assert "SCRIPT_NAME" in Config().forwarder_headers  # what it is without our file
    assert shipped().forwarder_headers == []


def test_no_sender_says_that_it_came_over_https() -> None:
    assert "X-FORWARDED-PROTO" in Config().secure_scheme_headers
    assert shipped().secure_scheme_headers == {}


def test_one_slow_page_holds_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    server = shipped()
    assert (server.workers, server.worker_class_str, server.threads) == (3, "gthread", 4)
    assert server.threads > AT_ONCE  # of the heavy pages: a thread is left
    assert server.timeout >= 30
    assert server.graceful_timeout >= 30
    assert 0 < server.max_requests_jitter < server.max_requests


def test_server_leaves_no_socket_and_takes_no_endless_request() -> None:
    server = shipped()
    assert server.control_socket_disable
    assert 0 < server.limit_request_line <= 4_094
    assert 0 < server.limit_request_fields <= 100
    assert 0 < server.limit_request_field_size <= 8_190
    assert server.worker_tmp_dir in (None, "/dev/shm")


def test_memory_folder_is_used_only_where_this_user_may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    for may, folder in ((True, "/dev/shm"), (False, None)):
        monkeypatch.setattr(os, "access", lambda path, mode, may=may: may)
        assert shipped().worker_tmp_dir == folder


def test_port_in_the_environment_does_not_open_the_site_to_the_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PORT", "8123")
    assert shipped().address == [("127.0.0.1", 8123)]
    monkeypatch.delenv("PORT")
    assert shipped().address == [("127.0.0.1", 8000)]


def test_environment_sets_the_number_of_processes_and_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, workers in (("5", 5), ("", 3)):
        monkeypatch.setenv("WEB_CONCURRENCY", value)
        assert shipped().workers == workers
    environment = {**WHOLE, "GUNICORN_CMD_ARGS": "--threads 9", "VEERKRACHT_MODE": "test"}
    printed = run(environment, *GUNICORN, "--print-config").stdout
    assert re.search(r"^threads +=  ?9$", printed, re.MULTILINE)


def test_number_of_processes_that_serves_nobody_is_refused_in_one_sentence() -> None:
    refused = run({**WHOLE, "WEB_CONCURRENCY": "0"}, *GUNICORN)
    assert refused.returncode == 1
    assert refused.stderr == (
        "The site does not start. WEB_CONCURRENCY is '0'; write a number of processes from 1.\n"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SECRET_KEY": ""}, "Set SECRET_KEY in the environment: "),
        ({"BEHIND_PROXY": ""}, "Set BEHIND_PROXY in the environment: "),
        ({"VEERKRACHT_MODE": "debug"}, "VEERKRACHT_MODE is 'debug'; "),
        ({"DATABASE_URL": "mysql://web:geheim@host/db"}, "DATABASE_URL is no address of a database: "),
        ({"STATIC_ROOT": "/nonexistent"}, "(config.E007) "),
    ],
)
def test_what_is_missing_is_said_in_one_sentence_before_anything_listens(
    changes: dict[str, str], said: str
) -> None:
    refused = run({**WHOLE, **changes}, *GUNICORN)
    assert refused.returncode == 1
    began, *warned, last = refused.stderr.splitlines()  # the first one is gunicorn's own
    assert all("(config.W001) " in line for line in warned)
    assert "Starting gunicorn" in began
    assert last.startswith(f"The site does not start. {said}")
    assert last.endswith(".")
    assert "Traceback" not in refused.stderr
    assert "Listening" not in refused.stderr
    assert "geheim" not in refused.stderr
