"""The worker of the site with one more kind of work: it writes a number, slowly.

    python -m assurance.jobs.worker SECONDS [forgets | leaves]

SECONDS is after how long a worker counts as gone. `forgets` takes away the note that a job was done, `leaves` the
look for what other workers left behind.
"""

import random
import sys
import time
from collections.abc import Callable

from django.core.management import call_command
from django.db import connection

import assurance.with_django  # noqa: F401  # before what reads the product
from background import actions, decorators
from background.actions import carry_out
from config.management.commands import work as command

NAME = "drill.write"


def slowly(job: int, work: Callable[[], None]) -> bool:
    """Carry a job out, and wait before the queue learns of it."""
    is_first = carry_out(job, work)
    time.sleep(random.uniform(0, 0.3))
    return is_first


def forgetful(job: int, work: Callable[[], None]) -> bool:
    """Carry a job out as often as it comes along."""
    work()
    time.sleep(random.uniform(0, 0.3))
    return True


def write(n: int) -> None:
    """Write the number, and be at it for a while."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO drill_written (n) VALUES (%s)", [n])
    time.sleep(random.uniform(0.05, 0.4))


def main(stalled_after: float, control: str) -> None:
    """Work, with or without the protections; a job is given up never, however many workers die at it here."""
    actions.is_spent = lambda attempts: False  # type: ignore[attr-defined]
    decorators.carry_out = forgetful if control == "forgets" else slowly  # type: ignore[attr-defined]
    if control == "leaves":
        command.take_up_stalled = lambda seconds: 0  # type: ignore[attr-defined]
    decorators.once(NAME, NAME)(write)
    call_command("work", stalled_after=stalled_after)


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
