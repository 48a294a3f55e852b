"""Install the lock of the developers with several versions of pip on several Pythons, and print who managed.

    python -m assurance.pips                          # the Pythons on the PATH
    python -m assurance.pips /path/to/python3.12 ...  # these
    python -m assurance.pips --pip 23.0 --lock requirements.lock

Each try has a virtual environment of its own in a folder that is thrown away. The lock is installed as
script/_setup.sh does it, so `pip check` has the last word. Exit status 1 when one try fails. Where a pip is
older than the Python and does not work on it at all, nothing can be installed, and the row says so.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from assurance.locks import ROOT
from assurance.table import Row, print_row, print_table_head

PIPS = ("22.3", "23.0", "23.2", "24.0", "25.0", "26.0")
PYTHONS = ("python3.11", "python3.12", "python3.13")
INSTALL = '. script/_setup.sh; venv=$1; python=$venv/bin/python; install_lock "$2"'


def main() -> int:
    """Try each pair and return the exit status."""
    options = arguments()
    pythons = options.pythons or list(pythons_on_the_path())
    print_table_head("Python and pip", "what said so, or what went wrong")
    rows = [tried(python, pip, options.lock) for python in pythons for pip in options.pip or PIPS]
    return 0 if any(row.passed for row in rows) and all(row.passed is not False for row in rows) else 1


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pythons", nargs="*", help="interpreters; without any, those on the PATH")
    parser.add_argument("--pip", action="append", metavar="VERSION", help="only this one; may be repeated")
    parser.add_argument("--lock", default="requirements-dev.lock", help="the lock file to install")
    return parser.parse_args()


def pythons_on_the_path() -> Iterator[str]:
    """Yield the name of each supported Python that works here."""
    for name in PYTHONS:
        if says([name, "-c", "import venv"])[0] == 0:
            yield name


def says(command: list[str], folder: Path | None = None) -> tuple[int, str]:
    """Run a command and return its exit status and all that it printed."""
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=folder,
            env=environment(),
        )
    except FileNotFoundError:
        return 127, f"{command[0]}: not found"
    return done.returncode, done.stdout.strip()


def environment() -> dict[str, str]:
    """Return our environment without what belongs to the virtual environment this runs in."""
    return {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH"}}


def tried(python: str, pip: str, lock: str) -> Row:
    """Install the lock with one pip on one Python, print how it went and return it."""
    with tempfile.TemporaryDirectory(prefix="assurance-pips-") as folder:
        version = says([python, "-c", "import platform; print(platform.python_version())"])[1]
        began = time.monotonic()
        passed, reason = installed(python, pip, Path(folder), lock)
        row = Row(f"Python {version}, pip {pip}", passed, reason, time.monotonic() - began)
    print_row(row)
    return row


def installed(python: str, pip: str, folder: Path, lock: str) -> tuple[bool | None, str]:
    """Return whether the lock could be installed and is whole, or None and why that cannot be tried."""
    inside = str(folder / "bin" / "python")
    quiet = ["--quiet", "--disable-pip-version-check"]
    for command in (
        [python, "-m", "venv", str(folder)],
        [inside, "-m", "pip", "install", *quiet, f"pip=={pip}.*" if pip.count(".") == 1 else f"pip=={pip}"],
        ["sh", "-c", INSTALL, "sh", str(folder), lock],
    ):
        status, said = says(command, ROOT)
        if status and says([inside, "-m", "pip", "list"])[0]:
            return None, f"pip {pip} does not work on this Python, whatever it installs"
        if status:
            return False, said.splitlines()[-1] if said else "it said nothing"
    return True, says([inside, "-m", "pip", "--version"])[1].split(" from ")[0]


if __name__ == "__main__":
    sys.exit(main())
