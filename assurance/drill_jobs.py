"""Kill the worker in the middle of its work, again and again, and count what was lost or done twice.

    python -m assurance.drill_jobs [--kills 50] [--seed 1] [--under /var/tmp]

Runs the worker of the site on a PostgreSQL of its own in a folder under `--under`. Each job writes a number; some are
enqueued in a transaction that is undone. A worker is killed (`kill -9`) while it is at a job, before or after what it
wrote is committed; or it stands still until another one has taken over its job, and goes on. At the end each number
must be there once, and none of those that were undone. Then a protection is taken away (the note that a job was done,
the look for what a worker left behind), and the drill must notice. Ends with status 1 when a check fails.
"""

import argparse
import os
import random
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from assurance.drill_database import Copy

ROOT = Path(__file__).resolve().parents[1]
STALLED_AFTER = 2.0  # seconds; thirty in use
PATIENCE = 60.0  # seconds until a drill gives up on a worker
CONTROL_KILLS = 12
EACH = 3  # numbers put in the queue for each accident
PREPARE = (("migrate", "--database", "owner", "-v", "0"), ("grant_web_role",))
TABLE = (
    "CREATE TABLE drill_written (n integer NOT NULL); GRANT SELECT, INSERT ON drill_written TO veerkracht_web"
)
WAITING = (
    "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'drill.write' AND status IN ('todo', 'doing')"
)
RUNNING = "SELECT id FROM procrastinate_jobs WHERE task_name = 'drill.write' AND status = 'doing' AND worker_id > %s"
NEWEST = "SELECT coalesce(max(id), 0) FROM procrastinate_workers"
WRITTEN = "SELECT n FROM drill_written"
IS_DONE = "SELECT count(*) FROM background_done WHERE job = ANY(%s)"


@dataclass
class Report:
    """What was asked for, what was done to the workers, and what is wrong."""

    asked: set[int] = field(default_factory=set)
    undone: set[int] = field(default_factory=set)
    happened: Counter[str] = field(default_factory=Counter)
    lost: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    unasked: list[int] = field(default_factory=list)
    stuck: int = 0

    @property
    def is_good(self) -> bool:
        """Whether each number was written once and nothing else."""
        return not (self.lost or self.doubled or self.unasked or self.stuck)


class Producer:
    """A process with the product, that puts numbers in the queue when it is told to."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [sys.executable, "-m", "assurance.jobs.producer"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True, bufsize=1
        )

    def enqueue(self, numbers: list[int], *, is_undone: bool) -> None:
        """Tell it, and wait until it is done."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{'undo' if is_undone else 'keep'} {' '.join(map(str, numbers))}\n")
        self.process.stdin.flush()
        if self.process.stdout.readline().strip() != "done":
            raise SystemExit("Nothing could be put in the queue.")

    def close(self) -> None:
        """End it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(PATIENCE)
        self.process.stdout.close()


class Site:
    """A database with the tables of the site, and its workers."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.environment, self.log = environment, log
        self.database = psycopg.connect(environment["DATABASE_URL"], autocommit=True)
        self.workers: list[subprocess.Popen[bytes]] = []
        self.newest = 0  # of the workers that are gone, by their number in the queue
        self.producer = Producer(environment)

    def start_worker(self, control: str = "") -> subprocess.Popen[bytes]:
        """Start a worker; with `control` one that lacks a protection."""
        command = [
            sys.executable,
            "-m",
            "assurance.jobs.worker",
            f"{STALLED_AFTER}",
            *([control] if control else []),
        ]
        with self.log.open("ab") as log:
            worker = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        self.workers.append(worker)
        return worker

    def kill_worker(self, worker: subprocess.Popen[bytes]) -> None:
        """Kill a worker as the system does when memory is gone."""
        worker.kill()
        worker.wait()
        self.workers.remove(worker)

    def running(self) -> list[int]:
        """Return what the newest worker is at."""
        return self.ask(RUNNING, self.newest)

    def forget_workers(self) -> None:
        """Leave the workers that there were out of what is running from now on."""
        self.newest = max(self.newest, *self.ask(NEWEST))

    def ask(self, question: str, *given: Any) -> list[Any]:
        """Return the first column of what the database answers."""
        return [row[0] for row in self.database.execute(question.encode(), given or None).fetchall()]

    def until_running(self) -> None:
        """Wait until the newest worker is at a job."""
        until(lambda: bool(self.running()))

    def until_done(self, seconds: float = PATIENCE) -> bool:
        """Wait until nothing waits and nothing runs; return whether it came to that."""
        return until(lambda: self.ask(WAITING) == [0], seconds)

    def close(self) -> None:
        """End all that was started."""
        for worker in [*self.workers]:
            self.kill_worker(worker)
        self.producer.close()
        self.database.close()


def until(is_so: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Wait until something is so; return whether it came to that."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def drill(site: Site, kills: int, seed: str, first: int = 0, control: str = "") -> Report:
    """Let workers fall while there is work; return what came of it."""
    chance, report, number = random.Random(seed), Report(), first
    worker = site.start_worker(control)
    for n in range(kills):
        numbers = list(range(number, number + EACH))
        number += EACH
        site.producer.enqueue(numbers[:-1], is_undone=False)
        site.producer.enqueue(numbers[-1:], is_undone=True)
        report.asked |= set(numbers[:-1])
        report.undone |= set(numbers[-1:])
        site.until_running()
        time.sleep(chance.uniform(0, 0.5))
        if n % 10 == 9:
            worker = overtake(site, worker, control)
            report.happened["stood still while another worker took over"] += 1
            continue
        site.kill_worker(worker)
        running = site.running()
        site.forget_workers()
        is_done = bool(running) and site.ask(IS_DONE, running) != [0]
        when = "between two jobs" if not running else "after the commit" if is_done else "before the commit"
        report.happened[f"killed {when}"] += 1
        worker = site.start_worker(control)
    if not site.until_done():
        report.stuck = site.ask(WAITING)[0]
    worker.send_signal(signal.SIGTERM)
    worker.wait(PATIENCE)
    site.workers.remove(worker)
    return judged(site, report, first)


def overtake(site: Site, worker: subprocess.Popen[bytes], control: str) -> subprocess.Popen[bytes]:
    """Let a worker stand still until another one had its jobs, and go on; the other one stays."""
    worker.send_signal(signal.SIGSTOP)
    site.forget_workers()
    other = site.start_worker(control)
    time.sleep(3 * STALLED_AFTER)
    worker.send_signal(signal.SIGCONT)
    time.sleep(STALLED_AFTER)
    site.kill_worker(worker)
    return other


def judged(site: Site, report: Report, first: int) -> Report:
    """Count what stands there."""
    written = Counter(n for n in site.ask(WRITTEN) if n >= first)
    report.lost = sorted(report.asked - set(written))
    report.doubled = sorted(n for n, times in written.items() if times > 1)
    report.unasked = sorted(set(written) - report.asked)
    return report


def prepare(copy: Copy) -> dict[str, str]:
    """Start a database of its own and make the tables; return the environment of its workers."""
    status, said, _seconds = copy.run("start")
    if status:
        raise SystemExit(said)
    owner = copy.url("owner")
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_OWNER_URL"},
        "VEERKRACHT_MODE": "test",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DATABASE_URL": copy.url("web"),
    }
    for command in PREPARE:
        as_owner = {**environment, "DATABASE_OWNER_URL": owner}
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=as_owner, check=True)
    with psycopg.connect(owner) as database:
        database.execute(TABLE)
    return environment


def main(kills: int, seed: int, under: Path) -> int:
    """Run the drill and its controls; return the status to end with."""
    began = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="drill-", dir=under))
    folder.chmod(0o711)
    (folder / ".local").mkdir()
    (folder / ".local").chmod(0o711)
    copy = Copy(folder)
    site = Site(prepare(copy), folder / "worker.log")
    try:
        report = drill(site, kills, f"{seed}")
        for what, times in sorted(report.happened.items()):
            print(f"  {times:4} x {what}")
        print(
            f"{len(report.asked)} jobs: {len(report.lost)} lost, {len(report.doubled)} done twice,", end=" "
        )
        print(
            f"{len(report.unasked)} of {len(report.undone)} undone ones carried out, {report.stuck} left",
            flush=True,
        )
        forgets = drill(site, CONTROL_KILLS, f"{seed}-forgets", 100_000, "forgets")
        print(f"control, no note that a job was done: {len(forgets.doubled) or 'NOT NOTICED'}", flush=True)
        leaves = leaving(site, f"{seed}-leaves")
        print(f"control, nobody looks for what was left behind: {leaves or 'NOT NOTICED'}")
    finally:
        site.close()
        copy.run("stop")
        shutil.rmtree(folder)
    print(f"seed {seed}, {time.monotonic() - began:.0f} s")
    return 0 if report.is_good and forgets.doubled and leaves else 1


def leaving(site: Site, seed: str) -> int:
    """Kill workers that leave behind what others were at; return how many jobs nobody takes up."""
    chance, first = random.Random(seed), 200_000
    for n in range(CONTROL_KILLS):
        worker = site.start_worker("leaves")
        site.producer.enqueue([first + n], is_undone=False)
        site.until_running()
        time.sleep(chance.uniform(0, 0.1))
        site.kill_worker(worker)
        is_left = bool(site.running())
        site.forget_workers()
        if is_left:
            break
    worker = site.start_worker("leaves")
    site.until_done(5 * STALLED_AFTER)
    site.kill_worker(worker)
    return int(site.ask(WAITING)[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m assurance.drill_jobs")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--under", type=Path, default=Path("/var/tmp"))
    given = parser.parse_args()
    sys.exit(main(given.kills, given.seed, given.under))
