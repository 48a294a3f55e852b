"""Destroy once more what was destroyed before: after a backup was put back, before anybody can sign in.

FILE holds the lines of `export_erasures`. Exit status 0: all is gone; 2: the file cannot be used, and
nothing was done. It works as the owner of the tables and can be repeated without harm.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections, transaction

from accounts.security.database import refuse_of_another_mode
from rights.actions.erasures import erase_again
from rights.files.erasure_register import BadLine, Entry, entries_in


class Command(BaseCommand):
    """Repeat what the register says."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, help="lines that export_erasures printed")

    def handle(self, *, file: Path, **options: Any) -> str:
        """Read the whole file first; then destroy, and log it, in one transaction."""
        if "owner" not in connections:
            raise CommandError("Set DATABASE_OWNER_URL: only the owner of the tables can do this.")
        refuse_of_another_mode("owner")
        entries = read(file)
        with transaction.atomic(using="owner"):
            counts = [erase_again(entry=entry) for entry in entries]
        n_again = sum(bool(count) for count in counts)
        return f"{len(entries)} erasures in the file; {n_again} were back and are destroyed again ({sum(counts)} records)."


def read(file: Path) -> list[Entry]:
    """Return the entries of the file, or stop with a sentence."""
    try:
        return list(entries_in(file.read_text(encoding="utf-8").splitlines()))
    except (OSError, UnicodeDecodeError, BadLine) as error:
        raise CommandError(f"{file} cannot be used: {error}.", returncode=2) from error
