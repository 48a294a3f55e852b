"""Where mutants are made: a copy of the files, a test database to clone, and processes that keep pytest loaded."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
from django.db import connections

from assurance.access_mutants.mutant import ROOT, Mutant
from assurance.access_mutants.nearest import MATRIX, OWN
from tests.support.owner import make_test_database

LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", ".local", ".mypy_cache", ".ruff_cache", "node_modules")
CANNOT_SWAP = 99
OPTIONS = [
    "-q",
    "-x",
    "--tb=line",
    "--no-header",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:cov",
    f"--ignore={OWN}",
]


@dataclass(frozen=True)
class Verdict:
    """How the tests ended: the code of pytest, the first test that failed, and how long it took."""

    code: int
    failed: str
    seconds: float


class Session:
    """A process that runs tests for each line it reads (`import_worker.py`, `collected_worker.py`)."""

    def __init__(self, copy: Path, *arguments: str, database: str = "") -> None:
        script = copy / "assurance" / "access_mutants" / arguments[0]
        self.process = subprocess.Popen(
            [sys.executable, str(script), *arguments[1:]],
            cwd=copy,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "STANDING_TEST_DATABASE": database},
        )

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Ask, and wait for the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def close(self) -> None:
        """End it."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


class Workshop:
    """A copy in which one rule at a time is taken away; each run gets a database of its own.

    Where it is the same, the rule is taken out of a process that has loaded all (`swapped.py`): the rows of
    the access matrix in one world for all, other tests each with a database; else out of the file, before
    anything is loaded.
    """

    def __init__(self, copy: Path) -> None:
        self.copy = copy
        shutil.copytree(ROOT, copy, ignore=LEFT_BEHIND, dirs_exist_ok=True)
        self.database = make_test_database("_of_mutants")
        self.output = copy.parent / "output.txt"
        self.clones: list[str] = []
        self.imported = Session(copy, "import_worker.py")
        self.collected = Session(copy, "collected_worker.py")
        self.matrix = Session(copy, "collected_worker.py", "matrix", database=self.clone("matrix"))

    def close(self) -> None:
        """End the sessions and throw the databases away."""
        for session in (self.imported, self.collected, self.matrix):
            session.close()
        for name in (*self.clones, self.database):
            drop(name)

    def run(self, tests: list[str], mutant: Mutant | None = None, seconds: float = 1800) -> Verdict:
        """Run tests with a rule taken away, or as it is."""
        began = time.monotonic()
        verdict = self.swapped(tests, mutant, seconds)
        if verdict is None:
            assert mutant is not None
            verdict = self.in_file(tests, mutant, seconds)
        return replace(verdict, seconds=time.monotonic() - began)

    def swapped(self, tests: list[str], mutant: Mutant | None, seconds: float) -> Verdict | None:
        """Run tests in a process that has loaded all; None where the rule cannot be taken out there."""
        text = added = path = ""
        if mutant is not None and not mutant.sql:
            path = mutant.path
            text = mutant.applied_to((self.copy / path).read_bytes()).decode()
            added = mutant.instead.strip() if mutant.kind == "role" else ""
        asked = {"kind": mutant.kind if mutant else "", "path": path, "text": text, "added": added}
        asked |= {"tests": tests, "seconds": seconds, "output": str(self.output)}  # type: ignore[dict-item]
        if all(test.startswith(f"{MATRIX}::") for test in tests) and not (mutant and mutant.sql):
            answer = self.matrix.answer({**asked, "database": self.clones[0]})
        else:
            with self.cloned(tests, mutant) as database:
                answer = self.collected.answer({**asked, "database": database})
        return None if answer["code"] == CANNOT_SWAP else Verdict(answer["code"], answer["failed"], 0)

    def in_file(self, tests: list[str], mutant: Mutant, seconds: float) -> Verdict:
        """Run tests with the rule taken out of the file."""
        with self.without(mutant), self.cloned(tests, mutant) as database:
            asked = {
                "arguments": [*OPTIONS, *tests],
                "environment": {"STANDING_TEST_DATABASE": database},
                "output": str(self.output),
                "seconds": seconds,
                "dont_write_bytecode": True,
            }
            code = int(self.imported.answer(asked)["code"])
        return Verdict(code, first_failure(self.output), 0)

    def clone(self, name: str) -> str:
        """Return the name of a new copy of the test database."""
        clone = f"{self.database}_{name}"
        drop(clone)
        with as_owner("postgres") as owner:
            owner.execute(f'CREATE DATABASE "{clone}" TEMPLATE "{self.database}"')
            owner.execute(f'REVOKE TEMP ON DATABASE "{clone}" FROM PUBLIC')  # rights on it are not copied
        self.clones = list(dict.fromkeys([*self.clones, clone]))
        return clone

    @contextmanager
    def without(self, mutant: Mutant) -> Iterator[None]:
        """Take the rule out of the file for a while. Its time goes back too: what was compiled stays true."""
        file = self.copy / mutant.path
        text, times = file.read_bytes(), file.stat()
        file.write_bytes(mutant.applied_to(text))
        try:
            yield
        finally:
            file.write_bytes(text)
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

    @contextmanager
    def cloned(self, tests: list[str], mutant: Mutant | None) -> Iterator[str]:
        """Give a copy of the test database, without the rule when that stands there; none where none is needed."""
        if all(test.startswith("tests/unit/") for test in tests):
            yield ""
            return
        name = self.clone("clone")
        if mutant is not None and mutant.sql:
            with as_owner(name) as owner:
                owner.execute(mutant.sql)
        try:
            yield name
        finally:
            drop(name)


def drop(database: str) -> None:
    """Throw a database away, whoever still uses it; a moment later when the server itself is tidying there."""
    with as_owner("postgres") as owner:
        for _try in range(50):
            with suppress(psycopg.errors.InsufficientPrivilege, psycopg.errors.ObjectInUse):
                owner.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
                return
            time.sleep(0.2)


@contextmanager
def opened() -> Iterator[Workshop]:
    """Open a workshop, and leave nothing behind."""
    with tempfile.TemporaryDirectory() as place:
        workshop = Workshop(Path(place) / "copy")
        try:
            yield workshop
        finally:
            workshop.close()


def as_owner(database: str) -> psycopg.Connection[Any]:
    """Connect as the owner of the tables."""
    owner = connections["owner"].settings_dict
    return psycopg.connect(
        dbname=database,
        user=owner["USER"],
        password=owner["PASSWORD"],
        host=owner["HOST"],
        port=owner["PORT"],
        autocommit=True,
    )


def first_failure(output: Path) -> str:
    """Return the first test that pytest names as failed, or the last thing it said."""
    lines = output.read_text(encoding="utf-8", errors="replace").splitlines()
    failed = [line for line in lines if line.startswith(("FAILED ", "ERROR "))]
    return (failed or lines[-1:] or [""])[0][:300]
