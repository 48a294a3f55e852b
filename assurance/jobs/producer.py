"""Puts numbers in the queue: each line says `keep` or `undo` and the numbers, in one transaction."""

import sys

from django.db import transaction

import assurance.with_django  # noqa: F401  # before what reads the product
from background.actions import enqueue

NAME = "drill.write"


def main() -> None:
    """Do what each line says, and answer."""
    for line in sys.stdin:
        what, *numbers = line.split()
        with transaction.atomic():
            for number in numbers:
                enqueue(NAME, key=f"drill {number}", n=int(number))
            transaction.set_rollback(what == "undo")
        print("done", flush=True)


if __name__ == "__main__":
    main()
