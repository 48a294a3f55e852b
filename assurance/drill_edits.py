"""Let two windows and two people work on one draft in every order, and let one sign while another saves.

    python -m assurance.drill_edits [--interleavings 1000] [--races 500] [--seed 1]

Asks the real views in a database of its own; before every statement on a form or the log the seed decides who
goes on. Nothing may be overwritten that nobody saw, nothing may change after a signature, no answer may be an
error of the server and the database may find no deadlock. After that the look at the revision and the lock are
taken away in turn, and the drill must notice both. Ends with status 1 when a check fails.
"""

import argparse
import logging
import sys
import time
from itertools import product
from typing import Any

import psycopg
from django.core.management import call_command
from django.test.utils import setup_test_environment

from assurance.edits.running import BREAKAGES, Table, drill, noticed
from assurance.edits.scheduler import Scheduler
from benchmarks.audit import throwaway_database
from tests.support.build import a_child, make_people

DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


def main(interleavings: int, races: int, seed: int) -> int:
    """Do the drill and its controls; return the status to end with."""
    setup_test_environment()
    logging.disable()  # refusals are what this is about; what the site says of them is no part of the report
    began = time.perf_counter()
    with throwaway_database() as (_owner, web), psycopg.connect(**web, autocommit=True) as watcher:
        call_command("load_instruments", verbosity=0)
        people = make_people()
        child, scheduler = a_child(people.north, people.anna), Scheduler(watcher)
        table = Table(people, child, scheduler)
        rounds = [f"{seed}-{number}" for number in range(interleavings)]
        tally = drill(table, rounds, [f"{seed}-race-{number}" for number in range(races)])
        deadlocks = deadlocks_of(watcher)
        print(
            f"{interleavings} interleavings and {races} races: {scheduler.switches} switches, {scheduler.lock_waits} waits for"
            f" a lock, {tally.signed} signed, {tally.refused_signatures} signatures refused, {deadlocks} deadlocks"
        )
        print("answers:", ", ".join(f"{n} x {status}" for status, n in sorted(tally.statuses.items())))
        print(f"{len(tally.faults)} faults", *tally.faults, sep="\n", flush=True)
        missed = []
        for breakage, kind in product(BREAKAGES, ("edit", "race")):
            fault = noticed(Table(people, child, scheduler), breakage, kind)
            print(f"control, {breakage}, {kind}: {fault or 'NOT NOTICED'}", flush=True)
            missed += [breakage] * (not fault)
        scheduler.close()
    print(f"seed {seed}, {time.perf_counter() - began:.0f} s")
    return 1 if tally.faults or deadlocks or missed else 0


def deadlocks_of(watcher: psycopg.Connection[Any]) -> int:
    """Return how many deadlocks the database found so far."""
    watcher.execute("SELECT pg_stat_clear_snapshot()")
    (found,) = watcher.execute(DEADLOCKS).fetchone() or (0,)
    return int(found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m assurance.drill_edits")
    parser.add_argument("--interleavings", type=int, default=1000)
    parser.add_argument("--races", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.exit(main(given.interleavings, given.races, given.seed))
