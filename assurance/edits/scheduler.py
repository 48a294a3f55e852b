"""Who goes first is drawn by lot: before each statement on a form or the log, a request waits until it is chosen."""

import re
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import psycopg
from django.db import connection, connections

SHARED = re.compile(r"assessments_a|audit_auditevent")  # statements whose order matters
WAITING = "SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND pid = ANY(%s)"
SHORT = 0.004  # seconds until the database is asked whether a request waits for a lock
PATIENCE = 30.0  # seconds; reached only when something is wrong


class Scheduler:
    """Runs acts at the same time, one statement after the other, in an order that the seed decides.

    Every act has a thread and a connection to the database. One of those that wait at a statement is chosen
    and goes on to its next; meanwhile the others stand still. One that waits for a lock of another counts as
    standing still, until the database gives it the lock.
    """

    def __init__(self, watcher: psycopg.Connection[Any], threads: int = 3) -> None:
        self.watcher, self.threads = watcher, threads
        self.pool = ThreadPoolExecutor(threads)
        self.moved = threading.Condition()
        self.states: dict[int, str] = {}
        self.backends: dict[int, int] = {}
        self.switches = self.lock_waits = 0

    def run(self, acts: Sequence[Callable[[], None]], chance: Random) -> None:
        """Do all acts together; raises what one of them raised."""
        self.states = dict.fromkeys(range(len(acts)), "runs")
        self.backends.clear()
        futures = [self.pool.submit(self._live, place, act) for place, act in enumerate(acts)]
        while not self._is_over():
            self._settle()
            waiting = [place for place, state in sorted(self.states.items()) if state == "waits"]
            if waiting:
                self.switches += 1
                self._let_go(chance.choice(waiting))
        for future in futures:
            future.result()

    def close(self) -> None:
        """End the threads and their connections."""
        everyone = threading.Barrier(self.threads)

        def end() -> None:
            connections.close_all()
            everyone.wait(PATIENCE)

        for future in [self.pool.submit(end) for _thread in range(self.threads)]:
            future.result()
        self.pool.shutdown()

    def _live(self, place: int, act: Callable[[], None]) -> None:
        def gate(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            if SHARED.search(sql):
                self.backends[place] = context["connection"].connection.info.backend_pid
                self._wait(place)
            return execute(sql, params, many, context)

        try:
            with connection.execute_wrapper(gate):
                act()
        finally:
            self._note(place, "is done")

    def _note(self, place: int, state: str) -> None:
        with self.moved:
            self.states[place] = state
            self.moved.notify_all()

    def _wait(self, place: int) -> None:
        self._note(place, "waits")
        with self.moved:
            if not self.moved.wait_for(lambda: self.states[place] == "runs", PATIENCE):
                raise TimeoutError("A request was never chosen.")

    def _let_go(self, place: int) -> None:
        self._note(place, "runs")

    def _is_over(self) -> bool:
        return all(state == "is done" for state in self.states.values())

    def _running(self) -> list[int]:
        return [place for place, state in self.states.items() if state == "runs"]

    def _settle(self) -> None:
        """Wait until every act waits at a statement, waits for a lock, or is done."""
        while True:
            with self.moved:
                if self.moved.wait_for(lambda: not self._running(), SHORT):
                    return
                running = self._running()
            backends = [self.backends[place] for place in running if place in self.backends]
            if len(backends) == len(running):
                locked = {pid for (pid,) in self.watcher.execute(WAITING, [backends]).fetchall()}
                still = self._running() == running
                if still and locked == set(backends) and len(running) < len(self.states):
                    self.lock_waits += 1
                    if any(state == "waits" for state in self.states.values()):
                        return
