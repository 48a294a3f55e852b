"""Put a backup back from before a child was destroyed, and look whether it stays destroyed.

    python -m assurance.drill_restore

Makes a database of its own with two children, dumps it with pg_dump, destroys one child, restores the dump
with pg_restore into a second database and runs `erase_again` there with the register of the first. Exit
status 1 when a check fails. Both databases are dropped at the end.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

import assurance.with_django  # noqa: F401  first: the others import models
from audit.queries import chain_rows
from audit.rules.verification import faults_in
from benchmarks.audit import Parts, throwaway_database
from children.models import Child
from rights.queries.records_of_child import digest_of
from tests.support.build import (
    People,
    a_child,
    a_circumstance,
    a_resource,
    a_signed_form,
    an_event,
    make_people,
)
from tests.support.rights import destroyed, passages_of

KEEPS_KEYS = {
    "audit_auditevent",
    "rights_erasure",
    "django_session",
}  # they name a child by its key only
TRACES = ("Kanariena", "KANARIE-17")
failures: list[str] = []


def report(name: str, passed: bool, detail: object = "") -> None:
    """Print one result and remember a bad one."""
    print(f"{'pass' if passed else 'FAIL'}  {name}  {detail}", flush=True)
    if not passed:
        failures.append(name)


def run(program: str, owner: Parts, *arguments: str) -> None:
    """Run a program of PostgreSQL as the owner."""
    given = {
        "PGHOST": owner["host"],
        "PGPORT": owner["port"],
        "PGUSER": owner["user"],
        "PGPASSWORD": owner["password"],
    }
    subprocess.run(
        [program, *arguments], env={**os.environ, **{k: str(v) for k, v in given.items() if v}}, check=True
    )


@contextmanager
def restored(owner: Parts, dump: Path) -> Iterator[None]:
    """Put the dump back into a second database and let the site use that one; drop it after."""
    name = f"{owner['dbname']}_back"
    with psycopg.connect(**owner, autocommit=True) as first:
        first.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        first.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    run("pg_restore", owner, "--exit-on-error", "--dbname", name, str(dump))
    use(name)
    try:
        yield
    finally:
        use(owner["dbname"])
        with psycopg.connect(**owner, autocommit=True) as first:
            first.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def use(name: str) -> None:
    """Let both roles connect to a database."""
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def a_full_file(people: People, first_name: str, reference: str) -> Child:
    """Register a child with something of everything."""
    child = a_child(people.north, people.anna, first_name=first_name, reference=reference)
    a_signed_form(child, people.anna, example=f"{first_name} zong mee.")
    for noted in (an_event, a_circumstance, a_resource):
        noted(child, people.anna)
    return child


def tables_with(key: str) -> dict[str, int]:
    """Return the tables in which the child stands anywhere, by key or in words, with the number of rows."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            statement = sql.SQL("SELECT count(*) FROM {} t WHERE t::text ILIKE ANY(%s)").format(
                sql.Identifier(table)
            )
            words = [*TRACES, *([] if table in KEEPS_KEYS else [key])]
            cursor.execute(statement, [[f"%{word}%" for word in words]])
            (n_rows,) = cursor.fetchone()
            if n_rows:
                found[table] = n_rows
    return found


def check_restored(register: Path, gone: str, kept: Child, kept_words: str) -> None:
    """Look at the restored database before and after erasing again."""
    report("the backup brings the child back", bool(tables_with(gone)), tables_with(gone))
    began = time.perf_counter()
    call_command("erase_again", str(register))
    report("erasing again", True, f"{time.perf_counter() - began:.1f} s")
    report("no trace of the child but keys in the log", not tables_with(gone), tables_with(gone))
    report("the other child is as it was", digest_of(passages_of(kept)) == kept_words)
    said = io.StringIO()
    call_command("erase_again", str(register), stdout=said)
    report("a second time changes nothing", "0 were back" in said.getvalue(), said.getvalue().strip())
    report("the log is whole", not list(faults_in(chain_rows())))


def main() -> int:
    """Run the drill; return the status to end with."""
    with throwaway_database() as (owner, _web), tempfile.TemporaryDirectory() as folder:
        call_command("load_instruments", verbosity=0)
        people = make_people(organisation="Oefening")
        gone, kept = a_full_file(people, *TRACES), a_full_file(people, "Noor", "DW-2")
        key, kept_words = str(gone.pk), digest_of(passages_of(kept))
        dump, register = Path(folder, "backup"), Path(folder, "register")
        run("pg_dump", owner, "--format=custom", f"--file={dump}", owner["dbname"])
        destroyed(gone, people.cora, people.anna)
        report("destroyed", not Child.objects.filter(pk=key).exists())
        with register.open("w", encoding="utf-8") as lines:
            call_command("export_erasures", stdout=lines)
        with restored(owner, dump):
            check_restored(register, key, kept, kept_words)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
