"""What script/_setup.sh makes of the shell of a person, and what manage.py says without settings."""

import os
import re
import subprocess
import sys

import pytest

from assurance.locks import ROOT


def after_setup(variables, script):
    """Run a piece of shell after the set-up's own lines, with nothing in the environment but these."""
    command = ["/bin/sh", "-c", f". script/_setup.sh; {script}"]
    done = subprocess.run(
        command, cwd=ROOT, env={"PATH": os.environ["PATH"]} | variables, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    "name",
    [
        *("PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PIP_CONSTRAINT", "PIP_NO_BINARY"),
        *("CDPATH", "PYTHONPATH", "PYTHONHOME", "PYTHONSAFEPATH", "VIRTUAL_ENV", "DJANGO_SETTINGS_MODULE"),
        "PYTHONDONTWRITEBYTECODE",
    ],
)
def test_habit_of_a_person_is_forgotten(name):
    assert after_setup({name: "1"}, f'echo "[${{{name}-}}]"') == "[]\n"


@pytest.mark.parametrize(
    "name",
    ["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_CERT", "PIP_FIND_LINKS", "PIP_PROXY", "PIP_CONFIG_FILE"],
)
def test_where_pip_finds_packages_stays(name):
    assert after_setup({name: "/there"}, f'echo "${name}"') == "/there\n"


READ = re.compile(r'(?:environ\.get\(|environ\[|required\(|whole_number\()\s*"(\w+)"')
GIVEN = {"VEERKRACHT_MODE", "SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL"}  # by the set-up, or meant


def names_of_an_installation():
    texts = [(ROOT / "config" / name).read_text() for name in ("settings.py", "environment.py")]
    return sorted(set(READ.findall("".join(texts))) - GIVEN)


@pytest.mark.parametrize("set_up", ["set_up_demo", "set_up_development"])
def test_settings_of_an_installation_are_forgotten(set_up):
    names = names_of_an_installation()
    assert len(names) > 10
    nothing = (
        "make_venv() { :; }; install_lock() { :; }; need_pdf_libraries() { :; }; use_secret_key() { :; }"
    )
    said = after_setup(dict.fromkeys(names, "1"), f"{nothing}; {set_up}; env")
    assert [name for name in names if f"{name}=" in said] == []


def test_user_installs_are_off_and_files_are_read_as_utf_8():
    assert after_setup({"PIP_USER": "1", "LC_ALL": "C"}, 'echo "$PIP_USER $PYTHONUTF8"') == "0 1\n"


def test_cdpath_does_not_send_a_script_elsewhere(tmp_path):
    (tmp_path / "script").mkdir()
    environment = {"PATH": os.environ["PATH"], "CDPATH": str(tmp_path), "PORT": "none"}
    for script in sorted(path for path in (ROOT / "script").iterdir() if path.is_file() and not path.suffix):
        first = [line for line in script.read_text().splitlines() if line.startswith("CDPATH")]
        done = subprocess.run(
            ["/bin/sh", "-c", f"{first[0].replace('$0', f'script/{script.name}')}; pwd"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.stdout == f"{ROOT}\n", script.name


def run_manage(variables, *arguments):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | variables,
        capture_output=True,
        text=True,
    )


def test_manage_without_settings_names_the_script_in_one_sentence():
    done = run_manage({}, "demo_code", "anna@voorbeeld.example")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "type 'script/manage demo_code anna@voorbeeld.example'" in done.stderr


def test_manage_with_half_of_the_settings_names_what_is_missing():
    done = run_manage({"VEERKRACHT_MODE": "demo"}, "demo_code", "anna@voorbeeld.example")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("Set SECRET_KEY in the environment")
