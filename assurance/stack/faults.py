"""What is done to a stack while clients save: each fault ends with everything running again."""

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass

import psycopg

from assurance.stack.processes import Stack, Web

END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> ALL(%s)"
)
PAUSED, AWAY, TAKEN, FULL = (
    30.0,
    60.0,
    10.0,
    30.0,
)  # seconds: all stands still, no database, no connection, no room


@dataclass
class Accident:
    """A fault that is undone at its end; `within` is for how long nothing may be saved (seconds)."""

    name: str
    happen: Callable[[Stack, random.Random], None]
    within: float


def kill_worker(web: Web, chance: random.Random) -> None:
    """Kill one process of the web server."""
    if workers := web.workers():
        with suppress(ProcessLookupError):
            os.kill(chance.choice(workers), signal.SIGKILL)


def kill_master(stack: Stack, chance: random.Random) -> None:
    """Kill the process that keeps the web server, and start it anew."""
    stack.web.fall()
    stack.web.start()


def kill_backend(stack: Stack, chance: random.Random) -> None:
    """Kill one session of the database; PostgreSQL then ends all and recovers by itself."""
    if backends := stack.backends():
        with suppress(ProcessLookupError):
            os.kill(chance.choice(backends), signal.SIGKILL)


def kill_database(stack: Stack, chance: random.Random) -> None:
    """Kill every process of the database, and start it."""
    for process in stack.database_processes():
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    stack.database("start")


def stop_immediately(stack: Stack, chance: random.Random) -> None:
    """Stop the database without a checkpoint, and start it."""
    os.kill(stack.copy.postmaster(), signal.SIGQUIT)
    stack.database("start")


def stand_still(stack: Stack, chance: random.Random) -> None:
    """Let all processes of the database stand still for half a minute."""
    processes = stack.database_processes()
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGSTOP)
    time.sleep(PAUSED)
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGCONT)


def go_away(stack: Stack, chance: random.Random) -> None:
    """Stop the database for a minute."""
    stack.database("stop")
    time.sleep(AWAY)
    stack.database("start")


def fill_disk(stack: Stack, chance: random.Random) -> None:
    """Leave no room on the disk of the database for a while, then give it back."""
    ballast = stack.folder / ".local" / "ballast"
    with ballast.open("wb") as file:
        for size in (1 << 20, 1 << 12):
            with suppress(OSError):
                while True:
                    os.posix_fallocate(file.fileno(), os.fstat(file.fileno()).st_size, size)
    time.sleep(FULL)
    ballast.unlink()
    stack.database("start")  # it may have given up


def use_up_connections(stack: Stack, chance: random.Random) -> None:
    """Take every connection that the database has, and for a while each that the site gets."""
    address, deadline = stack.copy.url("web"), time.monotonic() + TAKEN
    with ExitStack() as taken:
        mine = [taken.enter_context(psycopg.connect(address, autocommit=True))]
        while time.monotonic() < deadline:
            try:
                mine.append(taken.enter_context(psycopg.connect(address, autocommit=True)))
            except psycopg.OperationalError:
                mine[0].execute(END_OTHERS, [[one.info.backend_pid for one in mine]])


KILLS = (
    Accident(
        "one process of the web server killed", lambda stack, chance: kill_worker(stack.web, chance), 10
    ),
    Accident("the web server killed and started", kill_master, 30),
    Accident("one session of the database killed", kill_backend, 30),
    Accident("the whole database killed and started", kill_database, 30),
    Accident("the database stopped immediately and started", stop_immediately, 30),
)
LONG = (
    Accident("the database stands still for 30 s", stand_still, 30),
    Accident("the database is away for 60 s", go_away, 30),
    Accident("no connection left for 10 s", use_up_connections, 30),
    Accident("the disk of the database full for 30 s", fill_disk, 30),
)


def plan(kills: int, stack: Stack, chance: random.Random) -> list[Accident]:
    """Return the accidents in the order in which they happen: the kills in turn, the long ones spread among them."""
    planned = [KILLS[number % len(KILLS)] for number in range(kills)]
    for accident in LONG:
        if accident.happen is not fill_disk or stack.is_small:
            planned.insert(chance.randrange(len(planned) + 1), accident)
    return planned
