"""What may happen to someone who fills in a form: each trouble begins, has its acts, and is over."""

from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Error, Route

from accounts.models import Session
from assessments.actions.assessments import sign_assessment
from assessments.exceptions import Incomplete
from assessments.forms.observation import CONTENT
from assessments.models import Assessment
from assessments.rules.documents import all_answers
from assurance.network.desk import Desk, until
from tests.functional.conftest import sign_in
from tests.functional.form import FAULTS, revisions

GIVEN_UP = 11_000  # ms: one more second than a page waits for an answer
HELD = "**/antwoorden/**"


def faulty_line(desk: Desk, fault: str) -> None:
    """Answer while every request for saving meets one fault."""
    desk.line.fault = fault
    desk.act()
    desk.form.page.wait_for_timeout(desk.chance.randrange(600))
    desk.line.fault = ""


def offline(desk: Desk) -> None:
    """Answer without any connection."""
    desk.context.set_offline(True)
    desk.act()
    desk.form.page.wait_for_timeout(desk.chance.randrange(600))
    desk.context.set_offline(False)


def delayed(desk: Desk) -> None:
    """Answer while each request takes thirty seconds by the clock of the page; some arrive after all is over."""
    held: list[Route] = []
    page = desk.form.page
    desk.context.route(HELD, lambda route: held.append(route))
    desk.change()
    desk.act()
    page.wait_for_timeout(500)  # what is typed is sent after 0.4 s
    for _ten_seconds in range(3):
        if held:
            desk.is_said_unsaved("while a request is under way")
        page.clock.fast_forward(GIVEN_UP)
        page.wait_for_timeout(100)
    desk.context.unroute(HELD)
    late = [route for route in held if desk.chance.random() < 0.5]
    for route in held:
        if route not in late:
            route.fetch()
            route.abort()
    desk.come_back("thirty seconds late")
    before = revisions(desk.draft)
    for route in late:
        route.fetch()
        route.abort()
    if revisions(desk.draft) != before:
        desk.fault("an answer that came thirty seconds late was saved over a newer one")


def reloaded(desk: Desk) -> None:
    """Load the page again, with answers on the way or none getting through.

    A page that was asked for before those arrived is older than the server at first; it comes up to date by itself.
    """
    desk.line.fault = desk.chance.choice(["", "no connection", "answer lost"])
    desk.act()
    desk.form.page.wait_for_timeout(desk.chance.choice([0, 100, 500]))
    desk.form.page.reload()
    desk.line.fault = ""
    desk.form.page.locator("[data-kept]").first.wait_for(state="attached")
    comes_up_to_date(desk, "loaded again")


def comes_up_to_date(desk: Desk, how: str) -> None:
    """Note a fault when a page that was asked for before all had arrived stays older than the server."""
    desk.is_anew = True
    if not until(lambda: not desk.is_older(), desk):
        desk.fault(f"{how}, and the page stays older than the server")


def reloaded_offline(desk: Desk) -> None:
    """Load the page again without a connection, and once more when there is one."""
    desk.context.set_offline(True)
    desk.act()
    with suppress(Error):
        desk.form.page.reload()
    desk.context.set_offline(False)
    open_anew(desk)
    comes_up_to_date(desk, "opened again after a reload offline")


def closed(desk: Desk) -> None:
    """Close the window in the middle of it and open the form in another."""
    desk.line.fault = desk.chance.choice(["", "", "no connection", "answer lost"])
    desk.act()
    open_anew(desk)
    desk.line.fault = ""
    comes_up_to_date(desk, "closed and opened")


def open_anew(desk: Desk) -> None:
    """Close the window and open another one; a person is not faster than what was on its way."""
    desk.form.page.close()
    other = desk.context.new_page()
    other.wait_for_timeout(500)
    other.close()
    desk.open()


def session_ended(desk: Desk) -> None:
    """Go on when the session has ended, then sign in in another window."""
    Session.objects.filter(user=desk.user).delete()
    desk.act()
    desk.form.page.wait_for_timeout(500)
    if desk.form.status[0] in ("saving", "unsaved"):
        desk.form.wait_for("signed-out")
    desk.act()
    sign_in_beside(desk)


def signed_in_elsewhere(desk: Desk) -> None:
    """Sign in anew in another window: the page has an old session and an old token then."""
    desk.context.clear_cookies()
    sign_in_beside(desk)
    desk.act()


def sign_in_beside(desk: Desk) -> None:
    """Sign in through the pages in a second window, and close that."""
    beside = desk.context.new_page()
    sign_in(beside, desk.user.email.partition("@")[0])
    beside.close()


def signed(desk: Desk) -> None:
    """Sign the form in another window; what is answered after that is not saved, and the screen says so."""
    current = Assessment.objects.get(pk=desk.draft.pk)
    try:
        form = sign_assessment(assessment=current, seen_revision=current.revision, by=desk.user)
    except Incomplete:
        return
    item = desk.change()
    if not until(lambda: desk.form.status == ("unsaved", "closed"), desk):
        desk.fault(f"signed elsewhere, and the screen says {desk.form.status}")
    if desk.form.lies:
        desk.fault(f"signed elsewhere, and ‘saved’: {desk.form.lies[0]}")
    form.refresh_from_db()
    packed = all_answers(form.document or {}).get(item, {})
    if tuple(packed.get(name, "") for name in CONTENT) == desk.form.shown[item]:
        desk.fault("an answer of after the signature is in the signed form")


def line_trouble(fault: str) -> Callable[[Desk], None]:
    """Return the trouble of a line with one fault."""
    return lambda desk: faulty_line(desk, fault)


TROUBLES: dict[str, Callable[[Desk], None]] = {
    **{fault: line_trouble(fault) for fault in FAULTS},
    "offline": offline,
    "thirty seconds late": delayed,
    "reload": reloaded,
    "reload while offline": reloaded_offline,
    "window closed and opened": closed,
    "session ended, signed in again": session_ended,
    "signed in elsewhere": signed_in_elsewhere,
}
