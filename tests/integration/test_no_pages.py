"""Addresses that show no page of their own: the tests in a browser leave these out, and only these."""

import pytest
from django.test import Client

from tests.support.world import World, undone

NO_PAGES = {  # these never answer with HTML of their own: they send on, or give JSON, a PDF or a file
    *(
        "start",
        "sign-out",
        "language-set",
        "session-state",
        "health",
        "ready",
        "membership-end",
        "child-search",
    ),
    *("child-detail", "assessment-correct", "assessment-discard", "answer-save", "life-event-remove"),
    *("missed-moment-remove", "action-remove", "talking-points-remove", "goal-remove", "goal-score-remove"),
    *("case-add", "cover-add", "grant-end", "child-move", "emergency-review"),
    *("instrument-copy", "instrument-continue", "instrument-retire", "instrument-discard"),
    *("resource-use-remove", "resource-remove", "coping-remove", "quick-note-remove"),
    *(
        "recovery-codes-renew",
        "passkey-remove",
        "second-factor-reset",
        "provider-sign-in",
        "openid_connect_callback",
    ),
    *("instrument-download", "report-pdf", "trajectory-figure", "assessment-export", "child-log-file"),
    *("archive-file", "certificate", "destruction-propose"),
    *("child-export-file", "export-file", "export-remove"),
    *("role-decline", "draft-hand-over", "draft-clear"),
    *("own-session-end", "other-sessions-end", "person-sign-out"),
    *("reliability-on", "reliability-off", "reliability-table", "reliability-compute"),
    *("log-start", "log-sign", "meeting-calendar", "meeting-move"),
    *("discussion-lines", "line-remove", "minutes-reopen"),
    *("invitation-open", "invitation-letter", "invitation-renew", "invitation-withdraw", "invitation-check"),
    "language-off",
    *("job-retry", "practice-start", "practice-renew", "practice-clear"),
}
SEEN_BY = {"membership-end": "ada", "person-sign-out": "ada", "second-factor-reset": "ada"} | dict.fromkeys(
    [n for n in NO_PAGES if "reliability" in n], "sanne"
)
SEEN_BY |= {"child-move": "cora", "emergency-review": "cora", "role-decline": "ada"}
SEEN_BY |= {"draft-hand-over": "cora", "draft-clear": "cora"}
SEEN_BY |= dict.fromkeys([n for n in NO_PAGES if "instrument" in n], "ada")
SEEN_BY |= dict.fromkeys(["archive-file", "certificate", "destruction-propose"], "cora")
SEEN_BY |= {"meeting-move": "cora", "minutes-reopen": "cora", "job-retry": "ada"}
SEEN_BY |= {"export-file": "cora", "export-remove": "cora"}
SEEN_BY |= {"log-start": "petra", "log-sign": "petra"}


@pytest.mark.parametrize("name", sorted(NO_PAGES))
def test_address_left_out_shows_no_page(world: World, name: str) -> None:
    about = {"instrument": "own draft", "assessment": "anna's signed"}.get(
        name.partition("-")[0], "shared version"
    )
    with undone():
        client = Client()
        client.force_login(world.user(SEEN_BY.get(name, "anna")) or world.outsider)
        response = client.get(world.url(name, about))
    assert response.status_code in (302, 405) or "text/html" not in response["Content-Type"]
