"""Whether a lock file is complete: `pip install --no-deps` installs what it lists and nothing else.

What an installed package requires is read from itself. `python -m assurance.locks`, the last step of script/lock, asks
the registry for that of the packages that are not installed where the tests run, and keeps it beside the locks.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = ROOT / "requirements-elsewhere.json"
LOCKS = {
    "requirements.lock": {},
    "requirements-dev.lock": {"group": "dev"},
    "requirements-embedded.lock": {"extra": "embedded"},
}
PLACES = [(python, system) for python in ("3.11", "3.12", "3.13") for system in ("linux", "darwin")]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
Environment = dict[str, str]
Wants = Callable[[str, str], list[str] | None]  # name and version of a package to what it requires, or None


@dataclass(frozen=True)
class Pin:
    """One package in a lock file: its name and version, where it holds, and its hashes."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name in the one spelling in which names are compared."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """The version after `==`; empty when it is not pinned to one."""
        specifiers = list(self.requirement.specifier)
        return specifiers[0].version if len(specifiers) == 1 and specifiers[0].operator == "==" else ""


def pins_in(text: str) -> list[Pin]:
    """Read the text of a lock file, in which a backslash continues a line."""
    lines = text.replace("\\\n", " ").splitlines()
    return [pin_in(line) for line in lines if line.strip() and not line.startswith("#")]


def pin_in(line: str) -> Pin:
    """Read one package and its options."""
    requirement, *options = re.split(r"\s+(?=--)", line.strip())
    return Pin(Requirement(requirement), tuple(options))


def faults_of_lines(pins: Iterable[Pin]) -> Iterator[str]:
    """Name each line that pip could not check, or that it would fetch from an address of its own."""
    for pin in pins:
        if pin.requirement.url:
            yield f"{pin.name} has an address"
        if not pin.version:
            yield f"{pin.name} is not pinned to one version"
        if not pin.hashes or not all(HASH.fullmatch(word) for word in pin.hashes):
            yield f"{pin.name} has no hash, or an option that is none"


def environment_of(python: str, system: str) -> Environment:
    """Return what markers see on a Python such as 3.12, on `linux` or `darwin`."""
    platform = {
        "linux": {"platform_system": "Linux", "platform_machine": "x86_64"},
        "darwin": {"platform_system": "Darwin", "platform_machine": "arm64"},
    }[system]
    versions = {"python_version": python, "python_full_version": f"{python}.0"}
    here = {name: str(value) for name, value in default_environment().items()}
    return here | platform | versions | {"sys_platform": system, "implementation_version": f"{python}.0"}


def holds(requirement: Requirement, environment: Environment, extras: Iterable[str] = ()) -> bool:
    """Return whether the marker of a requirement is true without an extra or with one of these."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate(environment | {"extra": extra}) for extra in ("", *extras))


def faults_of_lock(
    pins: Iterable[Pin], asked: Iterable[str], environment: Environment, wants: Wants
) -> list[str]:
    """Name all that the project (`asked`) or a package in the lock asks for and the lock does not hold.

    Extras go from one package to the next, so a package is looked at again with each new extra.
    """
    pinned = {pin.name: pin for pin in pins if holds(pin.requirement, environment)}
    waiting = [("pyproject.toml", Requirement(text), frozenset[str]()) for text in asked]
    waiting += [
        ("the lock", Requirement(f"{pin.name}=={pin.version}"), frozenset()) for pin in pinned.values()
    ]
    seen: set[tuple[str, frozenset[str]]] = set()
    faults = []
    while waiting:
        asker, requirement, extras = waiting.pop()
        if not holds(requirement, environment, extras):
            continue
        pin = pinned.get(canonicalize_name(requirement.name))
        if pin is None:
            faults.append(f"{asker} asks for {requirement}, which is not in the lock")
        elif not requirement.specifier.contains(pin.version, prereleases=True):
            faults.append(f"{asker} asks for {requirement}, and the lock has {pin.version}")
        elif (key := (pin.name, frozenset(requirement.extras))) not in seen:
            seen.add(key)
            waiting += [(pin.name, Requirement(text), key[1]) for text in wants(pin.name, pin.version) or []]
    return sorted(set(faults))


def installed_wants(name: str, version: str) -> list[str] | None:
    """Return what a package that is installed here, in this version, requires; None when it is not."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    return found.requires or [] if found.version == version else None


def known_wants(name: str, version: str) -> list[str] | None:
    """Return what a package in this version requires, by itself or by what script/lock kept; None when neither knows."""
    installed = installed_wants(name, version)
    if installed is not None:
        return installed
    kept: dict[str, list[str]] = json.loads(ELSEWHERE.read_text())
    return kept.get(f"{name}=={version}")


def lock_named(name: str) -> list[Pin]:
    """Read one of the lock files."""
    return pins_in((ROOT / name).read_text())


def only_elsewhere() -> list[str]:
    """Return each package, as `name==version`, that some place installs and the development lock does not everywhere."""
    places = [environment_of(*place) for place in PLACES]
    here = {
        (pin.name, pin.version)
        for pin in lock_named("requirements-dev.lock")
        if all(holds(pin.requirement, place) for place in places)
    }
    found = [pin for name in LOCKS for pin in lock_named(name) if (pin.name, pin.version) not in here]
    return sorted(
        {
            f"{pin.name}=={pin.version}"
            for pin in found
            if any(holds(pin.requirement, place) for place in places)
        }
    )


def keep_wants() -> None:
    """Ask the registry what those packages require, and write it down; nothing is installed."""
    command = [*(sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--no-deps")]
    command += ["--quiet", "--disable-pip-version-check", "--report", "-", *only_elsewhere()]
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    packages = [item["metadata"] for item in report["install"]]
    wants = {
        f"{canonicalize_name(package['name'])}=={package['version']}": package.get("requires_dist", [])
        for package in packages
    }
    ELSEWHERE.write_text(json.dumps(wants, indent=2, sort_keys=True) + "\n")


def asked_by_project(extra: str = "", group: str = "") -> list[str]:
    """Return what pyproject.toml asks for, with one of its extras or one of its groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = list(project["project"]["dependencies"])
    asked += project["project"]["optional-dependencies"][extra] if extra else []
    asked += project["dependency-groups"][group] if group else []
    return asked


if __name__ == "__main__":
    keep_wants()
