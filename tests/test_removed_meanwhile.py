"""What one is about to change was removed by a colleague: the page says so, keeps what was typed, and leads on."""

from typing import NamedTuple

import pytest

from tests.support.build import an_event
from tests.support.days import days_ago
from tests.support.form_keys import changed_since, rows_of_tables
from tests.support.matrix import ROWS, browser
from tests.support.pages import Page
from tests.support.posted import posted_to
from tests.support.world import World, undone

TEXT = "Konijn kwijt geraakt."


class Way(NamedTuple):
    """What a colleague presses first, where the page leads back to, and where what was typed can be added."""

    removed_by: str
    back: str
    anew: str = ""
    table: str = ""  # which then has a row more
    field: str = ""  # in which a text was typed; empty: nothing can be typed


EVENT, DRAFT, RESOURCE = "life-event-remove", "assessment-discard", "resource-remove"
WAYS = {
    "life-event-change": Way(EVENT, "life-event-list", "life-event-add", "lifecourse_lifeevent", "title"),
    "life-event-remove": Way(EVENT, "life-event-list"),
    "life-event-statement": Way(EVENT, "life-event-list", field="text"),
    "action-statement": Way("action-remove", "action-list", field="text"),
    "judgement-add": Way(EVENT, "judgement-list", field="reasons"),
    "coping-change": Way(
        "coping-remove", "coping-list", "coping-add", "lifecourse_copingepisode", "situation"
    ),
    "coping-remove": Way("coping-remove", "coping-list"),
    "quick-note-change": Way(
        "quick-note-remove", "quick-note-list", "quick-note-add", "lifecourse_quicknote", "what"
    ),
    "quick-note-remove": Way("quick-note-remove", "quick-note-list"),
    "missed-moment-change": Way(
        "missed-moment-remove", "assessment-list", "missed-moment-add", "lifecourse_missedmoment", "note"
    ),
    "missed-moment-remove": Way("missed-moment-remove", "assessment-list"),
    "resource-change": Way(RESOURCE, "resource-list", "resource-add", "lifecourse_resource", "name"),
    "resource-end": Way(RESOURCE, "resource-list"),
    "resource-use-add": Way(RESOURCE, "resource-list"),
    "resource-use-remove": Way(RESOURCE, "resource-list"),
    "resource-remove": Way(RESOURCE, "resource-list"),
    "action-change": Way("action-remove", "action-list", "action-add", "reviews_action", "title"),
    "action-remove": Way("action-remove", "action-list"),
    "goal-change": Way("goal-remove", "action-list", "goal-add", "reviews_goal", "text"),
    "goal-remove": Way("goal-remove", "action-list"),
    "assessment-fill": Way(DRAFT, "assessment-list", field="help_ask-example"),
    "assessment-frame": Way(DRAFT, "assessment-list"),
    "assessment-check": Way(DRAFT, "assessment-list"),
    "assessment-discard": Way(DRAFT, "assessment-list"),
    "draft-hand-over": Way("draft-clear", "draft-list"),
    "draft-clear": Way("draft-clear", "draft-list"),
    "instrument-change": Way("instrument-discard", "instrument-list", field="title_nl"),
    "instrument-page": Way("instrument-discard", "instrument-list", field="title_nl"),
    "instrument-page-add": Way("instrument-discard", "instrument-list", field="title_nl"),
    "instrument-apart": Way("instrument-discard", "instrument-list", field="title_nl"),
    "instrument-text": Way(
        "instrument-discard", "instrument-list", "instrument-add", "portfolio_instrumentversion", "text"
    ),
    "instrument-publish": Way("instrument-discard", "instrument-list"),
    "instrument-discard": Way("instrument-discard", "instrument-list"),
}


def who(page: str) -> tuple[str, str]:
    """Return who may do this, and what the address is about."""
    row = next(row for row in ROWS if row["page"] == page and row["method"] == "POST")
    able = next(name for name in row if name not in ("page", "method", "about") and row[name] == "302")
    return able, row["about"] or "anna's draft"


@pytest.mark.parametrize("page", WAYS)
def test_who_comes_too_late_keeps_what_was_typed_and_can_go_on(world: World, page: str) -> None:
    way = WAYS[page]
    with undone():
        typed = posted_to(world, page) | ({way.field: TEXT} if way.field and way.field != "text" else {})
        able, about = who(page)
        event = an_event(world.child, world.people.anna)  # on which nothing rests
        url = world.url(page, about, event_id=event.pk)
        first, of = who(way.removed_by)
        seen = posted_to(world, way.removed_by)
        removed = browser(world, first).post(world.url(way.removed_by, of, event_id=event.pk), seen)
        assert removed.status_code == 302
        client = browser(world, able)
        assert client.get(url).status_code in (404, 405)
        gone = client.post(url, typed)
        told = Page(gone)
        assert gone.status_code == 410
        assert "Dit is weggehaald" in told.words
        assert ("Wat je schreef" in told.words) == bool(way.field)
        if way.field:
            assert " ".join(str(typed[way.field]).split()) in told.words
        assert client.get(world.url(way.back)).status_code == 200
        assert f'href="{world.url(way.back)}"' in gone.content.decode()
        anew = [form for form in told.forms if way.anew and form.action == world.url(way.anew)]
        assert len(anew) == bool(way.anew)
        before = rows_of_tables()
        for form in anew:
            assert client.post(form.action, form.fields).status_code == 302
            assert changed_since(before)[way.table] == 1


def test_what_never_was_and_what_is_of_others_is_not_found(world: World) -> None:
    with undone():
        browser(world, "anna").post(world.url("action-remove"), posted_to(world, "action-remove"))
        assert browser(world, "chris").post(world.url("action-change"), {}).status_code == 404
        never = world.url("action-change", action_id=world.child.pk)
        assert browser(world, "anna").post(never, {"started_on": str(days_ago(3))}).status_code == 404
