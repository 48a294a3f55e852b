"""What is tried on a machine: the commands of the README, and what may happen to the database behind the demo.

Each trial takes a `Copy` and raises `Failed` with one sentence when something is not as the README promises.
"""

import http.client
import re
import shlex
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assurance.chroot import Machine
from assurance.readme import readme_commands

PORT = 8765
ASKED = re.compile(r"(?:type|to type) '(apt-get install [^']+)'")
ADDRESS = "youssef@voorbeeld.example"
PATIENCE = 1500  # seconds for a set-up on a slow machine
DATABASE = '. script/_setup.sh; "$python" script/database.py'  # as the scripts call it
INSTALLATION = "Run it for an organisation"  # the section of the README
SITE = "portfolio.example"
SOMEBODY = {"Cookie": f"session={'x' * 32}"}  # makes a page look in the database
ANSWERED = {200, 302}
ASK_SITE = f"""
import http.client
site = http.client.HTTPConnection("127.0.0.1", 8000)
site.request("GET", "/inloggen/", headers={{"Host": "{SITE}", "X-Forwarded-Proto": "https"}})
assert site.getresponse().status == 200
"""


class Failed(Exception):
    """One sentence about what went wrong."""


@dataclass(frozen=True)
class Copy:
    """A working copy on a machine: the folder as that machine names it."""

    machine: Machine
    folder: str

    def command(self, script: str) -> list[str]:
        """Return the command that runs a piece of shell in the folder."""
        return self.machine.command('cd -- "$1" && eval "$2"', self.folder, f"{self.prefix}{script}")

    @property
    def prefix(self) -> str:
        """What a person's shell has set before."""
        return f"umask {self.machine.environment.get('UMASK', '022')}; PORT={PORT}; export PORT; "

    def run(self, script: str, timeout: int = 5000) -> subprocess.CompletedProcess[str]:
        """Run a piece of shell in the folder."""
        return subprocess.run(self.command(script), capture_output=True, text=True, timeout=timeout)

    def must(self, script: str, timeout: int = 5000) -> str:
        """Run a piece of shell in the folder; return what it printed, or fail with the last thing it said."""
        done = self.run(script, timeout)
        if done.returncode:
            raise Failed(f"{script}: status {done.returncode}, {last_line(done.stderr or done.stdout)}")
        return done.stdout

    def data(self) -> Path:
        """Return the folder of the database, as this process sees it."""
        said = self.run(f"{DATABASE} status").stdout
        found = re.search(r"its data is in (.*)\.$", said.strip())
        if not found:
            raise Failed(f"script/database.py status says: {last_line(said)}")
        return self.machine.root / found[1].lstrip("/")


def last_line(text: str) -> str:
    """Return the last line of a text that is not empty."""
    return last_lines(text, 1)


def last_lines(text: str, n: int = 4) -> str:
    """Return the last lines of a text that are not empty, as one line: the reason may stand before the farewell."""
    return " / ".join([line.strip() for line in text.splitlines() if line.strip()][-n:]) or "(nothing)"


def clone(copy: Copy) -> None:
    """Do the README's first step, with the commit that this working copy is at."""
    parent = str(Path(copy.folder).parent)
    script = 'mkdir -p -- "$1" && cd -- "$1" && git clone --quiet /source.bundle "$2"'
    umask = copy.machine.environment.get("UMASK", "022")
    done = copy.machine.run(f"umask {umask}; {script}", parent, Path(copy.folder).name)
    if done.returncode:
        raise Failed(f"git clone: {last_line(done.stderr)}")


def refusal(copy: Copy) -> None:
    """Without packages that pip cannot bring, the demo names them in one sentence; root here then obeys it."""
    done = copy.run("script/demo", PATIENCE)
    asked = ASKED.search(done.stderr)
    if not done.returncode or len(done.stderr.splitlines()) != 1 or not asked:
        raise Failed(f"script/demo did not ask in one sentence: {last_line(done.stderr)}")
    obeyed = copy.machine.run(f"apt-get update -qq && {asked[1]}", user="root")
    if obeyed.returncode:
        raise Failed(f"{asked[1]}: {last_line(obeyed.stderr)}")


def demo(copy: Copy) -> None:
    """The demo answers, script/manage works beside it and after it, and it ends without leftovers."""
    with running_demo(copy):
        code_by_manage(copy)
    if ".pid" in " ".join(path.name for path in copy.data().iterdir()):
        raise Failed("the database runs on after the demo has ended")
    code_by_manage(copy)


def killed(copy: Copy) -> None:
    """A database that is killed under the demo comes back by itself; until then pages answer 503."""
    with running_demo(copy) as said:
        kill_database(copy)
        wait_for(lambda: status_of_page() == 503, 60, "a page answers 503 while the database is away")
        wait_for(lambda: status_of_page() in ANSWERED, 120, "the pages come back")
        if "The database fell" not in said.read_text() or "is back" not in said.read_text():
            raise Failed("script/demo does not say what happened to the database")


def stale(copy: Copy) -> None:
    """The demo starts with lock files left by a killed database, naming no process or an innocent one."""
    for is_living in (True, False):
        copy.must(f"{DATABASE} start")
        data = copy.data()
        kill_database(copy)
        time.sleep(3)  # until the processes of the dead server have gone, as after a restart of the machine
        owner = data.stat()
        other = subprocess.Popen(
            ["sleep", "600"], user=owner.st_uid, group=owner.st_gid, cwd="/", extra_groups=[]
        )
        if not is_living:
            other.kill()
            other.wait()
        for file in (data / "postmaster.pid", *socket_lock(copy, data)):
            rest = file.read_text().partition("\n")[2]
            file.write_text(f"{other.pid}\n{rest}")
        with running_demo(copy):
            pass
        other.kill()


def socket_lock(copy: Copy, data: Path) -> Iterator[Path]:
    """Yield the lock file beside the socket, whose folder stands in the fifth line of the other."""
    lines = (data / "postmaster.pid").read_text().splitlines()
    yield copy.machine.root / lines[4].lstrip("/") / ".s.PGSQL.5432.lock"


def unit_tests(copy: Copy) -> None:
    """script/test checks everything and runs the tests that need no database; no browser is installed for it."""
    passed_tests(copy, "CHROMIUM=none; export CHROMIUM; script/test tests/unit")


def tests_at_another_date(copy: Copy) -> None:
    """script/test at the moment that the README gives; the unit tests only, as `unit_tests`."""
    passed_tests(copy, "CHROMIUM=none; export CHROMIUM; script/test --date 2028-02-29T23:30 tests/unit")


def all_tests(copy: Copy) -> None:
    """script/test, the whole of it."""
    passed_tests(copy, "script/test")


def passed_tests(copy: Copy, script: str) -> None:
    """Run the tests; fail with what pytest or the script said last."""
    done = copy.run(f"exec 2>&1; {script}")
    (copy.machine.root / "said").write_text(done.stdout)
    if done.returncode or "All checks and tests passed" not in done.stdout:
        words = [line for line in done.stdout.splitlines() if re.search(r"FAILED|ERROR|error:", line)]
        raise Failed(f"{script}: {'; '.join(words[:5]) or last_line(done.stdout)}")


def benchmarks(copy: Copy) -> None:
    """script/benchmark prints its ratios to the end."""
    copy.must("script/benchmark")


def installation(copy: Copy) -> None:
    """The commands for an organisation, as the README has them, in production mode; then the site answers."""
    *steps, serve = readme_commands()[INSTALLATION]
    key = '$("$python" -c "import secrets; print(secrets.token_urlsafe(50))")'
    script = [
        "set -eu",
        ". script/_setup.sh",
        "make_venv; install_lock requirements.lock; need_pdf_libraries; start_database",
        f"export VEERKRACHT_MODE=production ALLOWED_HOSTS={SITE} BEHIND_PROXY=1",
        f'SECRET_KEY={key}; SECOND_FACTOR_KEY={key}; PATH="$PWD/$venv/bin:$PATH"',
        "export SECRET_KEY SECOND_FACTOR_KEY",
        *steps,
        f"{serve} & server=$!",
        """trap 'kill $server; stop_all $?' EXIT""",
        f"""for try in 1 2 3 4 5 6 7 8 9 10; do sleep 2; "$python" -c '{ASK_SITE}' && exit 0; done; exit 1""",
    ]
    copy.must("\n".join(script))


@contextmanager
def running_demo(copy: Copy) -> Iterator[Path]:
    """Start the demo, wait until it answers, give the file with what it says, and end it as Ctrl-C does."""
    said = copy.machine.root / "demo.log"
    with said.open("w") as file:
        process = subprocess.Popen(copy.command("exec script/demo"), stdout=file, stderr=file)
    try:
        wait_for(
            lambda: "The demo runs at" in said.read_text() or process.poll() is not None, PATIENCE, "start"
        )
        if process.poll() is not None:
            raise Failed(f"script/demo: {last_lines(said.read_text())}")
        wait_for(lambda: status_of_page() in ANSWERED, 120, "the first page")
        yield said
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def code_by_manage(copy: Copy) -> None:
    """Ask for a code as the README shows; on standard output stands the code and nothing else."""
    said = copy.must(f"script/manage demo_code {shlex.quote(ADDRESS)}")
    if not re.fullmatch(r"\d{6}\n", said):
        raise Failed(f"script/manage demo_code prints {said!r}")


def kill_database(copy: Copy) -> None:
    """Kill the first process of PostgreSQL without a warning."""
    pid = int((copy.data() / "postmaster.pid").read_text().splitlines()[0])
    subprocess.run(["kill", "-KILL", str(pid)], check=True)


def status_of_page() -> int:
    """Return the status of a page that looks in the database; 0 when nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
    try:
        connection.request("GET", "/", headers=SOMEBODY)
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def wait_for(condition: Callable[[], bool], seconds: int, what: str) -> None:
    """Wait until a condition holds, or fail with what did not come."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise Failed(f"waited {seconds} seconds in vain: {what}")
        time.sleep(0.1)
