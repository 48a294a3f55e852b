"""The occasion on which something was done: which request, from where, in which role, on what grounds."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Occasion:
    """What the log keeps of a request beside the fact itself (NEN 7513: user, role, access point, grounds).

    `basis` names the rule that gave access: team, organisation, own, emergency, cover, practice; empty outside requests.
    """

    page: str = ""
    request_id: str = ""
    session: str = ""
    address: str = ""
    role: str = ""
    organisation_id: str = ""
    basis: str = ""
    on_behalf_of_id: str = ""


OUTSIDE = Occasion(basis="system")  # commands and set-up: nobody signed in
_current: ContextVar[Occasion] = ContextVar("occasion", default=OUTSIDE)


def current() -> Occasion:
    """Return the occasion of the request at hand."""
    return _current.get()


@contextmanager
def occasion(of: Occasion) -> Iterator[None]:
    """Make this the occasion while the block runs."""
    token = _current.set(of)
    try:
        yield
    finally:
        _current.reset(token)


def note(**found: str) -> None:
    """Add to the occasion of this request what was found out since it began, such as role and basis.

    Outside a request there is nothing to add to: what a command does is done by the system.
    """
    if _current.get() is OUTSIDE:
        return
    _current.set(replace(_current.get(), **found))


MARK = 16  # hex digits of a digest that tell sessions apart


def session_digest(session_key: str) -> str:
    """Return what is kept of the key of a session: the start of a SHA-256 (160 bits), from which no key is found."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:40]


def session_mark(session_key: str | None) -> str:
    """Return what tells sessions apart in the log and opens none: the start of its digest."""
    return session_digest(session_key)[:MARK] if session_key else ""
