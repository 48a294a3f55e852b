"""Runs of a person with troubles, and the same with a page that was broken on purpose."""

import re
from collections.abc import Callable
from random import Random

from playwright.sync_api import BrowserContext, Route
from playwright.sync_api import Error as BrowserError

from accounts.models import User
from assessments.rules.screens import screens_of
from assurance.network.desk import SYNCED, Desk, Tally
from assurance.network.troubles import TROUBLES, signed
from children.models import Child

OUTBOX = re.compile(r"/observation/outbox[^/]*\.js")
BREAKAGES = {  # what is wrong with the page: words of the outbox, what stands in their place, and what that gives
    "nothing is sent again": ("nudge() {", "nudge() { return;", "not all was sent"),
    "‘saved’ is said too early": ("get state() {", "get state() { return '';", "‘saved’ too early"),
}
SPELLS = 3  # troubles in one run, at most
CONTROL_RUNS = 10  # with a broken page, at most
AN_END_IN_SIGNING = 0.1  # share of the runs


def a_run(desk: Desk) -> None:
    """Fill in a form with some troubles; after each of them screen and server must agree."""
    chance, tally = desk.chance, desk.tally
    tally.runs += 1
    names = chance.choices(list(TROUBLES), k=chance.randint(1, SPELLS))
    if "thirty seconds late" in names:
        desk.install_clock()
    desk.number = chance.randint(1, len(screens_of(desk.draft.form)))
    desk.open()
    name = "at the beginning"
    try:
        for name in names:
            tally.troubles[name] = tally.troubles.get(name, 0) + 1
            TROUBLES[name](desk)
            desk.come_back(name)
            desk.compare(name)
            if chance.random() < 0.3:
                desk.turn_the_page()
        if chance.random() < AN_END_IN_SIGNING:
            name = "form signed elsewhere"
            tally.troubles[name] = tally.troubles.get(name, 0) + 1
            signed(desk)
    except (BrowserError, AssertionError) as error:
        desk.fault(f"{name}: {str(error).splitlines()[0]} ({desk.where})")


def runs(
    new_context: Callable[[], BrowserContext],
    site: str,
    child: Child,
    user: User,
    seeds: list[str],
    synced: float = SYNCED,
) -> Tally:
    """Do one run for each seed, each in a browser of its own, and return what was seen.

    After each trouble all must be sent within `synced` seconds; a slow machine needs more.
    """
    tally = Tally()
    for seed in seeds:
        context = new_context()
        desk = Desk(context, site, child, user, Random(seed), tally, synced)
        a_run(desk)
        context.close()
        desk.leave()
        if tally.runs % 25 == 0:
            print(f"{tally.runs} runs, {len(tally.faults)} faults", *tally.faults, sep="\n", flush=True)
    return tally


def break_page(context: BrowserContext, breakage: str) -> None:
    """Give the pages of a browser an outbox that is broken; `AssertionError` when its words are not there."""
    words, instead, _fault = BREAKAGES[breakage]

    def serve(route: Route) -> None:
        response = route.fetch()
        assert response.text().count(words) == 1, f"the outbox has no {words!r}"
        route.fulfill(response=response, body=response.text().replace(words, instead))

    context.route(OUTBOX, serve)


def noticed(
    breakage: str, new_context: Callable[[], BrowserContext], site: str, child: Child, user: User
) -> str:
    """Do runs with a broken page until one gives the fault that belongs to it, and return that; else an empty text."""
    for number in range(CONTROL_RUNS):
        for fault in runs(new_context, site, child, user, [f"{breakage}-{number}"]).faults:
            if BREAKAGES[breakage][2] in fault:
                return fault
    return ""
