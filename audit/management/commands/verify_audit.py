"""Compute every seal of the log again and say what is not what it was.

Exit status 0: all is well; 1: faults, one a line; 2: the file with heads cannot be used.
"""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.queries import chain_rows
from audit.rules.verification import Head, faults_in


class Command(BaseCommand):
    """Verify the log, also against heads that were exported earlier."""

    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file with exported heads."""
        parser.add_argument("--heads", type=Path, help="file with lines that export_chain_head printed")

    def handle(self, *, heads: Path | None, **options: Any) -> str:
        """Read the log once, from its first event to its last."""
        exported = heads_in(heads) if heads else []
        began = time.perf_counter()
        faults = list(faults_in(chain_rows(), exported))
        for fault in faults:
            place = "" if fault.position is None else f"link {fault.position}: "
            self.stderr.write(f"{place}{fault.what}")
        if faults:
            raise CommandError(f"The log is not what it was: {len(faults)} faults.", returncode=1)
        return f"The log is whole, and {len(exported)} exported heads stand in it ({time.perf_counter() - began:.1f} s)."


def heads_in(path: Path) -> list[Head]:
    """Read exported heads; `CommandError` with status 2 names file and line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}.", returncode=2) from error
    found = []
    for number, line in enumerate(lines, start=1):
        position, _, rest = line.partition(" ")
        seal = rest.split(" ")[0]
        if not position.isdecimal() or len(seal) != 64:
            raise CommandError(f"{path}, line {number}: this is no line of export_chain_head.", returncode=2)
        found.append(Head(int(position), seal))
    return found
