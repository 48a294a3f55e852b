"""Fill in a form of thirty statements while the network fails in every way, and look whether the screen was right.

    python -m assurance.drill_network [--runs 300] [--seed 1]

Serves the product from a database of its own to a real Chromium. In each run one person has up to three
troubles; after each of them the server must have what the screen shows, within five seconds after the network
is back, and ‘saved’ may never stand there before it is true. After that the page is broken on purpose in two
ways, and the drill must notice both. Ends with status 1 when a check fails.
"""

import argparse
import logging
import os
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.core.management import call_command
from django.test.utils import setup_test_environment
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from assurance.network.desk import SYNCED, Tally
from assurance.network.running import BREAKAGES, break_page, noticed, runs
from benchmarks.audit import throwaway_database
from benchmarks.demo_site import chromium
from tests.functional.conftest import PASSWORD, SETTINGS
from tests.functional.form import PATIENCE
from tests.support.build import a_child, make_people
from tests.support.second_factor import equip


@contextmanager
def served() -> Iterator[str]:
    """Serve the site on a free port from this process, and give its address."""
    server = LiveServer("127.0.0.1")
    server._live_server_modified_settings.enable()
    try:
        yield server.url
    finally:
        server.stop()
        server._live_server_modified_settings.disable()


def new_context(browser: Browser, site: str, breakage: str = "") -> BrowserContext:
    """Open a browser as on another machine, with the page broken if that is asked."""
    context = browser.new_context(base_url=site, **SETTINGS)
    context.set_default_timeout(PATIENCE)
    if breakage:
        break_page(context, breakage)
    return context


def lines(tally: Tally) -> Iterator[str]:
    """Yield the report."""
    yield f"{tally.runs} runs, {sum(tally.troubles.values())} troubles, {len(tally.faults)} faults"
    yield from (f"  {number:4} x {name}" for name, number in sorted(tally.troubles.items()))
    if tally.waits:
        median, longest = statistics.median(tally.waits), max(tally.waits)
        yield f"all sent after the network was back: median {median:.1f} s, longest {longest:.1f} s (at most {SYNCED:.0f})"
    yield from tally.faults


def main(number: int, seed: int) -> int:
    """Do the runs and the controls; return the status to end with."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
    setup_test_environment()
    logging.disable()  # refusals are what this is about; what the site says of them is no part of the report
    began, missed = time.perf_counter(), []
    with throwaway_database(), chromium() as browser:
        call_command("load_instruments", verbosity=0)
        people = make_people()
        anna, child = equip(people.anna, PASSWORD), a_child(people.north, people.anna)
        with served() as site:
            seeds = [f"{seed}-{run}" for run in range(number)]
            tally = runs(partial(new_context, browser, site), site, child, anna, seeds)
            print("\n".join(lines(tally)), flush=True)
            for breakage in BREAKAGES:
                seen = noticed(breakage, partial(new_context, browser, site, breakage), site, child, anna)
                print(f"control, {breakage}: {seen or 'NOT NOTICED'}", flush=True)
                missed += [breakage] * (not seen)
    print(f"seed {seed}, {time.perf_counter() - began:.0f} s")
    return 1 if tally.faults or missed else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m assurance.drill_network")
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.exit(main(given.runs, given.seed))
