"""How fast the log takes events, sealed one on the other, and how long verifying a long log takes.

Prints events per second with one and with four writers, each event in a transaction of its own, as a
ratio to the same without seals; then the time to verify a log of a million events (or of as many as
asked: `python -m benchmarks.audit 100000`). Works in a database of its own, which is dropped at the end.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connections

from audit.queries import chain_rows
from audit.rules.verification import faults_in
from tests.support.build import make_people
from tests.support.owner import end_other_sessions

SECONDS = 5
TEXT = {
    "event": "profile_read",
    "action": "R",
    "actor_id": "",  # of a person with an account, see `main`
    "actor_name": "Anna de Wit",
    "actor_role": "practitioner",
    "organisation_id": "",
    "on_behalf_of_id": "",
    "basis": "team",
    "child_id": "9b2c8a44-1111-4c3d-9e76-8a0f3a7e4b21",
    "object_type": "child",
    "object_id": "9b2c8a44-1111-4c3d-9e76-8a0f3a7e4b21",
    "page": "profile",
    "request_id": "4f5d6e7c-3333-4d4e-8d87-9b1a4b8f5c32",
    "session": "0123456789abcdef",
    "address": "10.0.0.1",
    "version": "0.1.0",
}
COLUMNS, VALUES = ", ".join(TEXT), ", ".join(f"%({name})s" for name in TEXT)
INSERT = f"INSERT INTO audit_auditevent (outcome, {COLUMNS}) VALUES (0, {VALUES})".encode()
MANY = f"INSERT INTO audit_auditevent (outcome, {COLUMNS}) SELECT 0, {VALUES} FROM generate_series(1, %(n)s)".encode()
BATCH = 10_000
Parts = dict[str, Any]


@contextmanager
def throwaway_database() -> Iterator[tuple[Parts, Parts]]:
    """Make a database with the tables of the product; give the addresses for owner and web role; drop it after."""
    owner, web = connections["owner"], connections["default"]
    original = owner.settings_dict["NAME"]
    name = owner.creation.create_test_db(verbosity=0, autoclobber=True)
    web.settings_dict["NAME"] = name
    call_command("grant_web_role", verbosity=0)
    try:
        yield parts_of(owner.settings_dict), parts_of(web.settings_dict)
    finally:
        end_other_sessions(web)
        owner.creation.destroy_test_db(original, verbosity=0)


def parts_of(settings: Parts) -> Parts:
    """Return what psycopg needs to connect."""
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    return {name: settings[key] for key, name in names.items()}


def per_second(web: Parts, writers: int) -> float:
    """Return how many events these writers add in a second, each in a transaction of its own."""
    until = time.perf_counter() + SECONDS
    counts: list[int] = []

    def write() -> None:
        done = 0
        with psycopg.connect(**web, autocommit=True) as connection:
            while time.perf_counter() < until:
                connection.execute(INSERT, TEXT)
                done += 1
        counts.append(done)

    threads = [threading.Thread(target=write) for _writer in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


def switch_seals(owner: Parts, word: str) -> None:
    """ENABLE or DISABLE the trigger that seals events."""
    with psycopg.connect(**owner) as connection:
        connection.execute(f"ALTER TABLE audit_auditevent {word} TRIGGER audit_event_seal".encode())


def fill_up(web: Parts, wanted: int) -> None:
    """Add events until there are this many."""
    with psycopg.connect(**web, autocommit=True) as connection:
        found = connection.execute("SELECT count(*) FROM audit_auditevent").fetchone() or (0,)
        for place in range(found[0], wanted, BATCH):
            connection.execute(MANY, {**TEXT, "n": min(BATCH, wanted - place)})


def main(wanted: int) -> None:
    """Print rates, ratios and the time of verifying."""
    with throwaway_database() as (owner, web):
        people = make_people()
        TEXT["actor_id"], TEXT["organisation_id"] = str(people.anna.pk), str(people.north.organisation_id)
        for writers in (1, 4):
            sealed = per_second(web, writers)
            switch_seals(owner, "DISABLE")
            plain = per_second(web, writers)
            with psycopg.connect(**owner) as connection:  # what was not sealed would be a fault below
                connection.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER audit_event_insert_only")
                connection.execute(
                    "DELETE FROM audit_auditevent WHERE id NOT IN (SELECT event_id FROM audit_chainlink)"
                )
                connection.execute("ALTER TABLE audit_auditevent ENABLE TRIGGER audit_event_insert_only")
            switch_seals(owner, "ENABLE")
            share = sealed / plain
            print(
                f"{writers} writers: {sealed:.0f} sealed events a second, {share:.2f} of the rate without seals"
            )
        fill_up(web, wanted)
        began = time.perf_counter()
        faults = sum(1 for _fault in faults_in(chain_rows()))
        print(f"verified {wanted} events in {time.perf_counter() - began:.1f} s, {faults} faults")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
