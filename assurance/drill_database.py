"""Mistreat a throw-away database of `script/database.py` and print what was lost (nothing, is the idea).

    .venv/bin/python assurance/drill_database.py --kills 20

Copies `script/` to a folder of its own, so the database of this working copy is not touched.
VEERKRACHT_PG_BIN chooses the programs, `--under` the folder. Exit status 1 when a check fails.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

SCRIPTS = Path(__file__).resolve().parent.parent / "script"
failures: list[str] = []


def report(name: str, passed: bool, detail: object = "") -> None:
    """Print one result and remember a bad one."""
    print(f"{'pass' if passed else 'FAIL'}  {name}  {detail}", flush=True)
    if not passed:
        failures.append(name)


class Copy:
    """A copy of the scripts with a database of its own."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(SCRIPTS, folder / "script")
        self.command = [sys.executable, str(folder / "script" / "database.py")]
        self.passwords = folder / ".local" / "database.json"
        unset = {"DATABASE_URL", "DATABASE_OWNER_URL"}
        self.environment = {name: value for name, value in os.environ.items() if name not in unset}

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """Start one command of the launcher."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [*self.command, *arguments],
            stdout=pipe,
            stderr=subprocess.STDOUT,
            text=True,
            env=self.environment,
        )

    def run(self, *arguments: str) -> tuple[int, str, float]:
        """Return the exit status, what was printed and the seconds it took."""
        began = time.monotonic()
        process = self.begin(*arguments)
        said = process.communicate(timeout=180)[0].strip()
        return process.returncode, said, time.monotonic() - began

    def url(self, role: str) -> str:
        """Return the address for `owner` or `web`."""
        lines = self.run("env")[1].splitlines()
        return next(line.split("=", 1)[1].strip("'") for line in lines if f"veerkracht_{role}:" in line)

    def postmaster(self) -> int:
        """Return the process that must be killed."""
        data = self.run("status")[1].split("its data is in ")[1].rstrip(".")
        return int((Path(data) / "postmaster.pid").read_text().splitlines()[0])

    def answer(self, role: str, question: str) -> tuple[object, ...]:
        """Ask the database one thing."""
        with psycopg.connect(self.url(role), connect_timeout=5) as connection:
            return connection.execute(question.encode()).fetchone() or ()


def try_starting(copy: Copy) -> None:
    """Start for the first time, again, and four times at once."""
    status, said, seconds = copy.run("start")
    report("first start", status == 0, f"{seconds:.1f} s: {said}")
    status, said, seconds = copy.run("start")
    report("start of a running one", status == 0 and "already" in said, f"{seconds:.2f} s")
    copy.run("stop")
    began = time.monotonic()
    statuses = [process.wait(60) for process in [copy.begin("start") for _ in range(4)]]
    report("four starts at once", statuses == [0] * 4, f"{time.monotonic() - began:.1f} s")


def is_refused(**changes: str) -> bool:
    """Return whether nobody gets in with these parameters."""
    try:
        psycopg.connect(**changes, connect_timeout=5).close()  # type: ignore[arg-type]
    except psycopg.OperationalError:
        return True
    return False


def try_breaking_in(copy: Copy) -> None:
    """Sign in as someone else, and look at what the roles may do."""
    right = {name: str(value) for name, value in conninfo_to_dict(copy.url("web")).items()}
    report("wrong password is refused", is_refused(**right | {"password": "wrong"}))
    report("no password is refused", is_refused(**{name: right[name] for name in ("user", "dbname", "host")}))
    report("superuser is refused", is_refused(**right | {"user": "postgres"}))
    report("TCP is refused", is_refused(**right | {"host": "127.0.0.1"}))
    rights = (
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    )
    report("the web role may nothing special", copy.answer("web", rights) == (False, False, False, False))
    report("the owner may make databases", copy.answer("owner", rights) == (False, True, False, False))
    settings = "SELECT string_agg(setting, ' ') FROM pg_settings WHERE name IN "
    durable = copy.answer("web", settings + "('fsync', 'full_page_writes', 'synchronous_commit')")
    report("commits reach the disk", durable == ("on on on",))


@contextmanager
def writing(url: str, kept: list[int]) -> Iterator[None]:
    """Insert numbers meanwhile, keeping those that the database said it has."""

    def write() -> None:
        try:
            with psycopg.connect(url, autocommit=True) as connection:
                while True:
                    number = (kept[-1] if kept else 0) + 1
                    connection.execute("INSERT INTO kept VALUES (%s) ON CONFLICT DO NOTHING", [number])
                    kept.append(number)
        except psycopg.Error:
            return

    thread = threading.Thread(target=write)
    thread.start()
    yield
    thread.join(60)


def try_killing(copy: Copy, kills: int) -> None:
    """Kill the server during writes, start it at once, and count what is there."""
    with psycopg.connect(copy.url("owner")) as connection:
        connection.execute("CREATE TABLE kept (number int PRIMARY KEY)")
    kept: list[int] = []
    slowest = 0.0
    for _ in range(kills):
        with writing(copy.url("owner"), kept):
            time.sleep(0.3)
            os.kill(copy.postmaster(), signal.SIGKILL)
            status, said, seconds = copy.run("start")
        slowest = max(slowest, seconds)
        if status:
            report("start after a kill", False, said)
    found = copy.answer("owner", "SELECT count(*) FROM kept")[0]
    missing = copy.answer("owner", f"SELECT {len(kept)} - count(*) FROM kept WHERE number <= {len(kept)}")[0]
    report(
        f"{kills} kills", missing == 0, f"{len(kept)} kept, {found} found, back in {slowest:.1f} s at most"
    )


def try_losing(copy: Copy) -> None:
    """Lose the passwords, then stop twice."""
    rows = copy.answer("owner", "SELECT count(*) FROM kept")
    old = copy.url("web")
    copy.passwords.unlink()
    status, said, _ = copy.run("start")
    report(
        "lost passwords are renewed",
        status == 0 and copy.answer("owner", "SELECT count(*) FROM kept") == rows,
        said,
    )
    report("the old password is refused", is_refused(conninfo=old))
    statuses = [copy.run(command)[0] for command in ("stop", "stop", "status")]
    report("stop, stop, status", statuses == [0, 0, 3], statuses)


def main() -> int:
    """Run the whole drill."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--under", type=Path, default=Path("/var/tmp"))
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="drill-", dir=arguments.under))
    folder.chmod(0o711)
    copy = Copy(folder)
    try:
        try_starting(copy)
        try_breaking_in(copy)
        try_killing(copy, arguments.kills)
        try_losing(copy)
    finally:
        copy.run("stop")
        shutil.rmtree(folder)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
