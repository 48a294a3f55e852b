"""What script/demo and script/test refuse before they do anything, and what script/demo says of its web server."""

import os
import shutil
import subprocess

import pytest

from assurance.locks import ROOT
from tests.unit.script.test_database import process_called

# In the place of Python: nothing is installed and nothing served; the web server is killed at once.
STUB = """#!/bin/sh
case "$*" in
*"-m gunicorn"*) kill -9 $$ ;;
*create_connection*) exit "$ANSWERS" ;;
esac
"""


def run_script(folder, *command, **variables):
    return subprocess.run(
        command,
        cwd=folder,
        env={"PATH": os.environ["PATH"]} | variables,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.parametrize("port", ["0", "65536", "99999", "99999999999999999999", "08000", "8000x", "-1"])
def test_port_that_is_none_is_refused_at_once(port):
    refused = run_script(ROOT, "script/demo", PORT=port)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        f"PORT is '{port}': choose a number from 1 to 65535, as in 'PORT=8001 script/demo'.\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [["--date", "tests/unit"], ["--date"], ["--date="], ["--date", ""], ["--date", "2028-02-29"]],
    ids=" ".join,
)
def test_moment_that_is_none_is_refused_at_once(arguments):
    refused = run_script(ROOT, "script/test", *arguments)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("--date is '")
    assert refused.stderr.endswith("': write a moment in Amsterdam, as 2028-02-29T23:30.\n")


@pytest.fixture
def copy(tmp_path):
    """Make a working copy of the scripts alone."""
    (tmp_path / "script").mkdir()
    for name in ("demo", "_setup.sh"):
        shutil.copy(ROOT / "script" / name, tmp_path / "script" / name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(STUB)
    python.chmod(0o755)
    for name in (".venv/complete", "requirements.lock"):
        (tmp_path / name).touch()
    (tmp_path / ".local").mkdir()
    return tmp_path


def test_web_server_that_was_killed_is_told(copy):
    ended = run_script(copy, "script/demo", ANSWERS="1")
    assert ended.returncode == 137
    assert ended.stderr.splitlines()[-1] == "The web server ended (status 137)."
    assert not (copy / ".local" / "demo.pid").exists()


def test_demo_that_runs_already_is_named(copy):
    command = ["gunicorn", "config.wsgi", "--bind", "127.0.0.1:8000", "--log-level", "warning"]
    with process_called(*command) as process:
        (copy / ".local" / "demo.pid").write_text(f"{process.pid}\n")
        refused = run_script(copy, "script/demo", ANSWERS="0")
        elsewhere = run_script(copy, "script/demo", ANSWERS="0", PORT="8001")
    assert refused.stderr == (
        "The demo of this working copy runs at http://127.0.0.1:8000/ already:"
        f" type 'kill {process.pid}' to end it.\n"
    )
    assert elsewhere.stderr == (
        "Port 8001 is in use: stop what runs there, or type 'PORT=8002 script/demo'.\n"
    )
    later = run_script(copy, "script/demo", ANSWERS="0")
    assert later.stderr.startswith("Port 8000 is in use: ")
