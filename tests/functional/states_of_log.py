"""States of the pages of the log: who looked at a child, and the months of an organisation."""

import datetime
from typing import Any

from logbook.actions import judge_line, sign_review
from tests.functional.stage import Stage, answered, send, state
from tests.support.audit_log import DAY, last_month, logged
from tests.support.days import days_ago, today
from tests.support.reviewing import judge_all, review


def named(month: datetime.date) -> dict[str, Any]:
    """Return a month as an address names it."""
    return {"year": month.year, "month": month.month}


def fill(stage: Stage) -> None:
    """Put in the log of the child what can stand in it: done often, refused, in an emergency, gone wrong."""
    people, child = stage.world.people, stage.world.child
    for days in (1, 1, 1, 4, 40):
        logged(today() - days * DAY, "profile_read", by=people.anna, child=child, actor_role="practitioner")
    logged(today() - DAY, "access_refused", by=people.bram, child=child, outcome=4)
    logged(today() - DAY, "trajectory_read", by=people.chris, child=child, basis="emergency")
    logged(today() - 2 * DAY, "report_exported", by=people.cora, child=child, outcome=8)


@state("child-log", "filled")
def child_log(stage: Stage) -> None:
    fill(stage)
    stage.open("anna", "child-log")


@state("child-log", "nobody looked")
def child_log_empty(stage: Stage) -> None:
    stage.open("anna", "child-log", f"?period=own&from_on={days_ago(2500)}&to_on={days_ago(2499)}")


@state("child-log", "period that cannot be")
def child_log_error(stage: Stage) -> None:
    stage.open("anna", "child-log", f"?period=own&from_on={days_ago(12)}&to_on={days_ago(13)}")


@state("log-list", "filled")
def log_list(stage: Stage) -> None:
    stage.open("petra", "log-list")


@state("log-lines", "of this month")
def log_lines(stage: Stage) -> None:
    fill(stage)
    stage.open("petra", "log-lines")


@state("log-lines", "number that no child has")
def log_lines_error(stage: Stage) -> None:
    page = stage.open("petra", "log-lines")
    page.locator("#id_number").fill("bestaat-niet")
    with answered(page):
        page.keyboard.press("Enter")
    page.locator(".error-summary").wait_for()


@state("child-list", "log is late, for the privacy officer")
def start_of_officer(stage: Stage) -> None:
    stage.open("petra", "child-list")


@state("people", "log is late, for the administrator")
def start_of_administrator(stage: Stage) -> None:
    stage.open("ada", "people")


@state("log-month", "not begun")
def log_month_new(stage: Stage) -> None:
    stage.open("petra", "log-month", **named(last_month(2)))


@state("log-month", "still going on")
def log_month_now(stage: Stage) -> None:
    stage.open("petra", "log-month", **named(last_month(0)))


@state("log-month", "begun, signed too early")
def log_month_open(stage: Stage) -> None:
    page = stage.open("petra", "log-month")
    page.locator("[name=conclusion]").fill("Nagekeken.")
    send(stage)
    page.locator(".error-summary").wait_for()


@state("log-line", "open")
def log_line(stage: Stage) -> None:
    stage.open("petra", "log-line")


@state("log-line", "question without words")
def log_line_error(stage: Stage) -> None:
    stage.open("petra", "log-line").locator("[value=ask]").check()
    send(stage)


@state("log-line", "judged by a colleague meanwhile")
def log_line_conflict(stage: Stage) -> None:
    page = stage.open("petra", "log-line", number=2)
    item = review().items.get(number=2)
    judge_line(
        item=item, verdict="ask", note="Wie was dit?", seen_revision=item.revision, by=stage.world.officer
    )
    page.locator("[value=fine]").check()
    send(stage)


@state("log-line", "month signed off")
def log_line_signed(stage: Stage) -> None:
    sign_month(stage)
    stage.open("petra", "log-line")


@state("log-month", "signed off")
def log_month_signed(stage: Stage) -> None:
    sign_month(stage)
    stage.open("petra", "log-month")


def sign_month(stage: Stage) -> None:
    """Judge every line that is open, and sign the month off, if nobody did."""
    officer = stage.world.officer
    if review().signed_at is None:
        judge_all(officer)
        sign_review(
            review=review(),
            conclusion="Twee dingen gevraagd, beide terecht.",
            chain="yes",
            seen_revision=review().revision,
            by=officer,
        )
