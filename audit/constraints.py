"""Turns a constraint of the database that refuses a write into the error of ours that it means."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import IntegrityError, transaction


@contextmanager
def refused_by(**errors: type[Exception]) -> Iterator[None]:
    """Run a write in a savepoint, and raise the error given for the constraint that refuses it.

    Takes names of constraints or unique indexes, each with the exception to raise. A refusal by any
    other constraint, or by a trigger, stays the `IntegrityError` that it is.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if meant := errors.get(constraint_of(error)):
            raise meant from error
        raise


def constraint_of(error: IntegrityError) -> str:
    """Return the name of the constraint that refused; an empty text when the database named none."""
    cause = error.__cause__
    return (cause.diag.constraint_name or "") if isinstance(cause, psycopg.Error) else ""
