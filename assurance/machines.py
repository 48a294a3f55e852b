"""Try the README's commands on machines that have nothing yet, and print who managed.

    python -m assurance.machines                 # all but the longest two; about an hour, needs root
    python -m assurance.machines --list
    python -m assurance.machines --match "Debian 13"
    python -m assurance.machines --quick         # without script/test
    python -m assurance.machines --long          # and the whole of script/test and of script/benchmark, once

Each machine is a minimal Debian with git and Python in a folder under `.local/machines`, made by debootstrap the
first time and from an archive after that. It is thrown away at the end, with all processes and mounts in it.
What is tried is the last commit. Exit status 1 when one case fails.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from assurance import trials
from assurance.chroot import KEPT, Machine, kept_system, unpack
from assurance.locks import ROOT
from assurance.table import Row, print_row, print_table_head

DEBIAN_12, DEBIAN_13 = "bookworm", "trixie"
ODD_SHELL = {  # what may stand in the profile of a person
    "CDPATH": "/srv/elsewhere:.",  # where a folder called `script` is
    "PIP_USER": "1",
    "PIP_REQUIRE_VIRTUALENV": "1",
    "PIP_TARGET": "/tmp/target",
    "PYTHONPATH": "/srv/elsewhere",  # where a module called `config` is
    "PYTHONSAFEPATH": "1",
    "VIRTUAL_ENV": "/nowhere",
    "DJANGO_SETTINGS_MODULE": "somewhere.settings",
    "LC_ALL": "C",
    "TZ": "Pacific/Kiritimati",
}
ODD_FOLDER = "/home/anna/Mijn projecten/café één/portfolio"


@dataclass(frozen=True)
class Case:
    """A machine, who types there and where, and what is tried."""

    name: str
    release: str
    user: str
    folder: str
    steps: tuple[Callable[[trials.Copy], None], ...]
    environment: dict[str, str] = field(default_factory=dict)


CASES = (
    Case(
        "Debian 12, root in /root",
        DEBIAN_12,
        "root",
        "/root/portfolio",
        (trials.demo, trials.killed, trials.unit_tests),
    ),
    Case(
        "Debian 12, root in /srv, umask 077, stale lock files",
        DEBIAN_12,
        "root",
        "/srv/portfolio",
        (trials.demo, trials.stale),
        {"UMASK": "077"},
    ),
    Case(
        "Debian 12, root in /srv, odd shell",
        DEBIAN_12,
        "root",
        "/srv/portfolio",
        (trials.demo,),
        ODD_SHELL,
    ),
    Case(
        "Debian 12, ordinary user, killed database",
        DEBIAN_12,
        "anna",
        "/home/anna/portfolio",
        (trials.refusal, trials.demo, trials.killed),
    ),
    Case(
        "Debian 12, ordinary user, odd shell and folder, umask 077",
        DEBIAN_12,
        "anna",
        ODD_FOLDER,
        (trials.refusal, trials.demo, trials.stale, trials.unit_tests),
        {"UMASK": "077", **ODD_SHELL},
    ),
    Case(
        "Debian 12, root, installation for an organisation",
        DEBIAN_12,
        "root",
        "/srv/portfolio",
        (trials.installation,),
    ),
    Case(
        "Debian 13, root in /root, killed database",
        DEBIAN_13,
        "root",
        "/root/portfolio",
        (trials.demo, trials.killed, trials.unit_tests, trials.tests_at_another_date),
    ),
    Case(
        "Debian 13, ordinary user",
        DEBIAN_13,
        "anna",
        "/home/anna/portfolio",
        (trials.refusal, trials.demo, trials.unit_tests),
    ),
    Case(
        "Debian 13, ordinary user, odd shell and folder",
        DEBIAN_13,
        "anna",
        ODD_FOLDER,
        (trials.refusal, trials.demo, trials.killed),
        ODD_SHELL,
    ),
)
LONG = (
    Case("Debian 12, root, the whole suite", DEBIAN_12, "root", "/srv/portfolio", (trials.all_tests,)),
    Case("Debian 12, root, benchmarks", DEBIAN_12, "root", "/srv/portfolio", (trials.benchmarks,)),
)


def main() -> int:
    """Try each case on a machine of its own and return the exit status."""
    options = arguments()
    if options.inside:
        return inside(
            next(case for case in (*CASES, *LONG) if case.name == options.inside), options.root, options.quick
        )
    cases = [case for case in (*CASES, *LONG * options.long) if options.match in case.name]
    if options.list:
        print("\n".join(case.name for case in cases))
        return 0
    if reason := why_not_here():
        print(reason, file=sys.stderr)
        return 1
    for release in dict.fromkeys(case.release for case in cases):
        kept_system(release)
    print_table_head("machine", "what was tried, or what went wrong")
    rows = [tried(case, options) for case in cases]
    return 0 if rows and all(row.passed for row in rows) else 1


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", action="store_true", help="print the names of the cases")
    parser.add_argument("--match", default="", help="only the cases with these words in their name")
    parser.add_argument("--long", action="store_true", help="the whole suite and the benchmarks as well")
    parser.add_argument("--quick", action="store_true", help="without script/test")
    parser.add_argument(
        "--keep", action="store_true", help="keep the folder of a machine where a case failed"
    )
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    parser.add_argument("--root", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def why_not_here() -> str:
    """Return in one sentence why no machine can be made here; empty when it can."""
    if os.geteuid() != 0:
        return "A machine in a folder takes root: run this as root, or in a container where you are."
    if missing := [name for name in ("debootstrap", "unshare", "chroot", "tar") if not shutil.which(name)]:
        return f"There is no {missing[0]} here: type 'apt-get install debootstrap util-linux' and try again."
    if subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], capture_output=True).returncode:
        return "This machine does not allow mount namespaces: run this on a machine of its own."
    return ""


def tried(case: Case, options: argparse.Namespace) -> Row:
    """Run one case in namespaces of its own, print how it went and return it."""
    root = Path(tempfile.mkdtemp(prefix="run-", dir=KEPT)) / "root"
    began = time.monotonic()
    apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    own = [sys.executable, "-m", "assurance.machines", "--inside", case.name, "--root", str(root)]
    done = subprocess.run(
        [*apart, *own, *["--quick"] * options.quick],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    passed = done.returncode == 0
    row = Row(case.name, passed, trials.last_line(done.stdout), time.monotonic() - began)
    print_row(row)
    if passed or not options.keep:
        shutil.rmtree(root.parent, ignore_errors=True)
    return row


def inside(case: Case, root: Path, is_quick: bool) -> int:
    """Make the machine, try each step, and print which ones or the sentence of the one that fails."""
    machine = Machine(root, case.user, case.environment)
    unpack(case.release, root)
    furnish(machine)
    copy = trials.Copy(machine, case.folder)
    steps = [step for step in (trials.clone, *case.steps) if not (is_quick and step is trials.unit_tests)]
    for step in steps:
        try:
            step(copy)
        except (trials.Failed, subprocess.TimeoutExpired) as failure:
            print(f"{step.__name__}: {failure}")
            return 1
    print(", ".join(step.__name__.replace("_", " ") for step in steps))
    return 0


def furnish(machine: Machine) -> None:
    """Give the machine its user, the repository, and a folder with names that a script could stumble over."""
    bundle = machine.root / "source.bundle"
    subprocess.run(["git", "-C", str(ROOT), "bundle", "create", "--quiet", str(bundle), "HEAD"], check=True)
    for name in ("srv/elsewhere/script", "srv/elsewhere/config"):
        (machine.root / name).mkdir(parents=True)
    (machine.root / "srv/elsewhere/config/__init__.py").write_text("raise SystemExit('the wrong config')\n")
    if machine.user != "root":
        subprocess.run(["chroot", str(machine.root), "useradd", "-m", machine.user], check=True)


if __name__ == "__main__":
    sys.exit(main())
