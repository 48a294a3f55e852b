"""A pytest session that has loaded and collected everything, and runs what is asked in a fork of itself.

`python collected_worker.py matrix` makes the world of the access matrix before the forks: they use its connection in
turn, and each undoes what it did. `python collected_worker.py` makes nothing before: each fork has a database of its own.
A line in, a line out; what cannot be swapped in memory (`swapped.py`) is answered with a code of its own.
"""

import importlib
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import IO, Any

import pytest

TIMED_OUT, CANNOT_SWAP = -1, 99
MATRIX = "tests/test_access_matrix.py"


class CollectedWorker:
    """The plugin in the place of pytest's own loop."""

    def __init__(self, asked: IO[str], answers: IO[str], *, has_world: bool) -> None:
        self.asked, self.answers, self.has_world = asked, answers, has_world
        self.failed = ""
        self.swapped = importlib.import_module("swapped")  # a file beside this one

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the first failure."""
        if report.failed and not self.failed:
            why = " ".join(str(report.longrepr).splitlines()[-1:])
            self.failed = f"{report.nodeid} {why}"[:300]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Answer until there are no more lines."""
        items = session.items
        if self.has_world:  # the first row makes the world; the next item keeps it
            run(items[0], items[1])
        for line in self.asked:
            asked = json.loads(line)
            child = os.fork()
            if child == 0:
                self.fork(items, asked)
            answer = {"code": wait_for(child, asked["seconds"]), "failed": read(asked["output"])}
            self.answers.write(json.dumps(answer) + "\n")
            self.answers.flush()
        os._exit(0)

    def fork(self, items: list[pytest.Item], asked: dict[str, Any]) -> None:
        """Take the rule out, run the tests up to the first failure, and end."""

        os.setsid()
        Path(asked["output"]).write_text("", encoding="utf-8")
        code = 0
        try:
            if asked["path"]:
                self.swapped.swap(asked["kind"], Path.cwd() / asked["path"], asked["text"], asked["added"])
            os.environ["STANDING_TEST_DATABASE"] = asked["database"]
            chosen = [item for item in items if item.nodeid.startswith(tuple(asked["tests"]))]
            self.failed = ""
            last = items[0] if self.has_world else None
            for item, following in zip(chosen, [*chosen[1:], last], strict=True):
                run(item, following)
                if self.failed:
                    break
            code = 1 if self.failed else 0 if chosen else 5
        except self.swapped.CannotSwap as why:
            code, self.failed = CANNOT_SWAP, str(why)
        except BaseException as error:
            code, self.failed = 2, repr(error)
        Path(asked["output"]).write_text(self.failed, encoding="utf-8")
        os._exit(code)


def run(item: pytest.Item, following: pytest.Item | None) -> None:
    """Run one test; what the following one needs stays."""
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def read(file: str) -> str:
    """Return what the fork wrote."""
    return Path(file).read_text(encoding="utf-8") if Path(file).exists() else ""


def wait_for(child: int, seconds: float) -> int:
    """Return the exit code of the fork; one that takes too long is ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return TIMED_OUT


if __name__ == "__main__":
    sys.path[0] = os.getcwd()
    sys.path.append(str(Path(__file__).parent))
    has_world = sys.argv[1:] == ["matrix"]
    where = [MATRIX] if has_world else [MATRIX, "tests/test_every_page.py", "tests/integration", "tests/unit"]
    lines, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    log = os.open(os.environ.get("COLLECTED_WORKER_LOG", os.devnull), os.O_WRONLY | os.O_CREAT)
    os.dup2(log, 1)
    os.dup2(log, 2)
    options = [
        "-q",
        "-s",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:cov",
        "--ignore=tests/unit/assurance/test_access_mutants.py",
    ]
    sys.exit(pytest.main([*options, *where], plugins=[CollectedWorker(lines, answers, has_world=has_world)]))
