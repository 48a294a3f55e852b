"""Two people at the same moment: a thread each, with a connection each."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar
from unittest import mock

from django.db import connections

Given = TypeVar("Given")  # mostly a User
Result = TypeVar("Result")
PATIENCE = 120  # seconds; reached only when something is wrong


def together(act: Callable[[Given], Result], people: list[Given]) -> list[Result]:
    """Let everybody do the same at once; return what came of it, in the order of the people."""
    results: dict[int, Result] = {}

    def run(place: int) -> None:
        try:
            results[place] = act(people[place])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(people))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return [results[place] for place in range(len(people))]


@contextmanager
def meeting_before(owner: Any, name: str, patience: float = PATIENCE) -> Iterator[None]:
    """Let the first two calls of a function wait for each other, so that both are past their checks.

    Where a lock keeps the second out, the first goes on alone after its patience (seconds).
    """
    barrier, real = threading.Barrier(2), getattr(owner, name)
    waiting = iter(range(2))

    def met(*args: Any, **kwargs: Any) -> Any:
        if next(waiting, None) is not None:
            with suppress(threading.BrokenBarrierError):
                barrier.wait(patience)
        return real(*args, **kwargs)

    with mock.patch.object(owner, name, met):
        yield
