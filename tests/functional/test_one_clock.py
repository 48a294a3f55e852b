"""The page in the browser lives at the same moment as the server, and stays signed in at any date."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext

from tests.functional.conftest import sign_in
from tests.support.clock import STORY, clock_at, moment_of
from tests.support.world import World

READ = """() => [
  Date.now(), new Date().getTime(), +new Date(Date()), performance.timeOrigin + performance.now(),
  new Date(2028, 1, 29, 12).getTime(),
]"""
CLOSE = 120  # seconds of work on a busy machine


@pytest.mark.parametrize("moment", [STORY, "2028-02-29T23:30", "2027-10-31T02:30+01:00"])
def test_page_and_server_read_the_same_clock(
    new_context: Callable[..., BrowserContext], people_world: World, moment: str
) -> None:
    with clock_at(moment, is_running=True):
        page = new_context().new_page()
        sign_in(page)
        page.goto(people_world.url("assessment-start"))
        *read, given = (number / 1000 for number in page.evaluate(READ))
        now = timezone.now().timestamp()
        assert [round(abs(clock - now)) for clock in read] == [pytest.approx(0, abs=CLOSE)] * 4
        assert datetime.datetime.fromtimestamp(given, datetime.UTC) == moment_of("2028-02-29T12:00")
        assert page.locator("#id_period_to").input_value() == page.evaluate(
            "() => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })"
        )
        kept = {cookie["name"] for cookie in page.context.cookies()}
        assert "session" in kept
