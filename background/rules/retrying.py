"""How often and when work that failed is tried again, and how long what became of it is kept."""

MOST_ATTEMPTS = 8
FIRST_WAIT = 10  # seconds
STALLED_AFTER = 30.0  # seconds without a sign of life of a worker: then what it was at is taken up again
KEEP_DONE_HOURS = 24
KEEP_FAILED_HOURS = 30 * 24
MISSING_AFTER = 300.0  # seconds without a sign of life of any worker: then an administrator has to look


def seconds_until(attempt: int) -> int:
    """Return how many seconds to wait after the attempt with this number, from 0: 11 at first, twelve minutes at last."""
    return FIRST_WAIT + int(3.0**attempt)


def is_spent(attempts: int) -> bool:
    """Say whether work was tried so often that it waits for a person."""
    return attempts >= MOST_ATTEMPTS
