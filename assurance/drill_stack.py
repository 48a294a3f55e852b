"""Save and sign without pause while the processes of the site are killed and its database goes away.

    python -m assurance.drill_stack [--kills 200] [--saves 20000] [--seed 1] [--under /var/tmp]

Runs gunicorn with our configuration, in production mode, on a PostgreSQL of its own in a folder under `--under`.
Every client notes what was acknowledged and sends the rest again with the same key. At the end everything
acknowledged must be there, nothing twice, no form signed by half, the log whole, and no answer may have been an
error other than 503. Then the database stops waiting for its disk (`synchronous_commit = off`, which the site
refuses at its start) and is killed until something is lost: when nothing is, the drill proves nothing. As root the
database is on a small disk, which is filled too. Ends with status 1 when a check fails.
"""

import argparse
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psycopg

from assurance.stack.clients import Notes, Reader, Seat, Signer, Writer
from assurance.stack.faults import KILLS, LONG, Accident, plan
from assurance.stack.oracle import faults_of
from assurance.stack.processes import Stack

CLIENTS = 7  # one signs, the others write
MANY = 20  # faults: enough to stop
LONGEST = 120.0  # seconds until a drill gives up on a site that does not come back
CONTROL_KILLS = 15
FORGETFUL = "ALTER ROLE veerkracht_web SET synchronous_commit = off"


@dataclass
class Report:
    """For how long nothing was saved, by accident (seconds), and what was wrong."""

    waits: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


@contextmanager
def at_work(
    site: str, seats: Sequence[Seat], notes: Notes, seed: str
) -> Iterator[tuple[list[Writer], list[Signer]]]:
    """Let a reader, a signer and writers work; at the end each of them brings to an end what it was at."""
    ended = threading.Event()
    writers = [Writer(site, seat, notes, ended.is_set, f"{seed}-{n}") for n, seat in enumerate(seats[1:])]
    signers = [Signer(site, seats[0], notes, ended.is_set)]
    clients = (*writers, *signers, Reader(site, seats[1], notes, ended.is_set))
    for client in clients:
        client.start()
    yield writers, signers
    ended.set()
    for client in clients:
        client.join(LONGEST)
        if client.is_alive():
            notes.fault("a client could not bring its work to an end")


def bear(stack: Stack, accident: Accident, notes: Notes, chance: random.Random) -> float:
    """Let something happen and return for how many seconds nothing was saved; for a long accident, after its end."""
    time.sleep(chance.uniform(0.2, 0.6))
    notes.listen()
    accident.happen(stack, chance)
    ended = notes.listen() if accident in LONG else time.monotonic()
    while notes.last <= ended:
        time.sleep(0.02)
        if time.monotonic() - ended > LONGEST:
            return LONGEST
    return notes.silence


def drill(stack: Stack, seats: Sequence[Seat], notes: Notes, kills: int, saves: int, seed: str) -> Report:
    """Let everything happen while clients work; return the report."""
    chance, report = random.Random(seed), Report()
    with at_work(stack.web.address, seats, notes, seed) as (writers, signers):
        for accident in plan(kills, stack, chance):
            wait = bear(stack, accident, notes, chance)
            report.waits.setdefault(accident.name, []).append(wait)
            print(
                f"{notes.acknowledged:6} saved; {accident.name}: nothing saved for {wait:.1f} s", flush=True
            )
            if wait > accident.within:
                report.faults.append(f"{accident.name}: nothing was saved for {wait:.0f} s")
        while notes.acknowledged < saves and len(notes.faults) < MANY:
            time.sleep(0.2)
    report.faults += notes.faults
    with psycopg.connect(stack.copy.url("web"), autocommit=True) as database:
        report.faults += faults_of(database, writers, signers)
    report.faults += whole_log(stack)
    said = (stack.folder / ".local" / "postgres.log").read_text(errors="replace")
    report.faults += ["deadlock detected"] * said.count("deadlock detected")
    if stack.is_small and "No space left on device" not in said:
        report.faults.append("the disk of the database was never full")
    return report


def whole_log(stack: Stack) -> list[str]:
    """Return what `verify_audit` says when the log is not whole."""
    try:
        print(stack.manage("verify_audit").strip())
    except SystemExit as refusal:
        return [str(refusal)]
    return []


def control(stack: Stack, seats: Sequence[Seat], seed: str) -> str:
    """Let the database answer before anything is on its disk, and kill it until something is lost; return what."""
    with psycopg.connect(stack.copy.url("web"), autocommit=True) as database:
        database.execute(FORGETFUL)
    chance, notes = random.Random(seed), Notes()
    kill = KILLS[3]
    with at_work(stack.web.address, seats, notes, seed):
        for _kill in range(CONTROL_KILLS):
            bear(stack, kill, notes, chance)
            if notes.faults:
                break
    return notes.faults[0] if notes.faults else ""


def lines(notes: Notes, report: Report) -> Iterator[str]:
    """Yield what was seen."""
    yield f"{notes.acknowledged} answers acknowledged, {notes.resent} sent again, {notes.repeated} repeated, {notes.signed} forms signed"
    yield "answers: " + ", ".join(f"{n} x {status or 'none'}" for status, n in sorted(notes.statuses.items()))
    yield "pages: " + ", ".join(f"{n} x {status or 'none'}" for status, n in sorted(notes.pages.items()))
    for name, waits in report.waits.items():
        yield f"  {len(waits):4} x {name}: nothing saved for {median(waits):.1f} s, at most {max(waits):.1f} s"
    yield f"{len(report.faults)} faults"
    yield from report.faults[:MANY]


def main(kills: int, saves: int, seed: int, under: Path) -> int:
    """Run the drill and its control; return the status to end with."""
    began = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # whoever ends it finds nothing left behind
    folder = Path(tempfile.mkdtemp(prefix="drill-", dir=under))
    folder.chmod(0o711)
    stack = Stack(folder)
    try:
        seats = stack.prepare(2 * CLIENTS)
        notes = Notes()
        report = drill(stack, seats[:CLIENTS], notes, kills, saves, f"{seed}")
        print("\n".join(lines(notes, report)), flush=True)
        if not stack.is_small:
            print("NOT TRIED: a full disk; that needs root and a loop device")
        lost = control(stack, seats[CLIENTS:], f"{seed}-control")
        print(f"control, synchronous_commit = off: {lost or 'NOT NOTICED'}")
    finally:
        stack.close()
    print(f"seed {seed}, {time.monotonic() - began:.0f} s")
    return 1 if report.faults or not lost else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m assurance.drill_stack")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--saves", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--under", type=Path, default=Path("/var/tmp"))
    given = parser.parse_args()
    sys.exit(main(given.kills, given.saves, given.seed, given.under))
