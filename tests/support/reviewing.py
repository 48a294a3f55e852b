"""Looking the last month over, through the pages and through the actions."""

from django.test import Client

from accounts.models import User
from logbook import actions
from logbook.models import LogReview
from tests.support.audit_log import month_page
from tests.support.pages import Reply

CONCLUSION = "Nagekeken; twee dingen gevraagd."


def line(number: int = 1) -> str:
    return month_page("log-line", number)


def review() -> LogReview:
    return LogReview.objects.get()


def judge_all(by: User) -> None:
    """Judge every line as in order."""
    for item in review().items.filter(verdict=""):
        actions.judge_line(item=item, verdict="fine", note="", seen_revision=item.revision, by=by)


def sign(browser: Client, **changes: str) -> Reply:
    fields = {"conclusion": CONCLUSION, "seen_revision": str(review().revision)}
    return browser.post(month_page("log-sign"), {**fields, **changes})
