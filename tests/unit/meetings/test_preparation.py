"""What is ready for a child in a meeting: by days and names, without a database."""

import datetime

import pytest

from meetings.rules.preparation import (
    ByLink,
    Look,
    Observed,
    State,
    observed,
    start_of,
    told,
)

MEETING = datetime.date(2026, 12, 1)
SINCE = datetime.date(2026, 9, 1)
HERE = {"anna", "bram", "cora"}


def look(person: str, on: datetime.date, *, is_signed: bool = True) -> Look:
    return Look(person, person.title(), on, is_signed)


def seen(*looks: Look, here: set[str] = HERE) -> Observed:
    return observed(looks, since=SINCE, by=MEETING, weeks_between=13, here=here)


def test_nothing_in_and_nothing_begun_is_open() -> None:
    found = seen()
    assert (found.state, found.n_in, found.last_on, found.drafts, found.late) == (State.OPEN, 0, None, [], [])


def test_form_since_the_last_meeting_is_counted_and_an_older_one_is_not() -> None:
    found = seen(look("anna", SINCE), look("bram", SINCE - datetime.timedelta(days=1)))
    assert (found.state, found.n_in, found.last_on) == (State.READY, 1, SINCE)


def test_draft_keeps_it_under_way_and_names_its_writer_once() -> None:
    draft = look("bram", MEETING, is_signed=False)
    found = seen(look("anna", SINCE), draft, draft)
    assert (found.state, found.drafts) == (State.UNDER_WAY, ["Bram"])
    assert seen(draft).state == State.UNDER_WAY


@pytest.mark.parametrize(("days", "is_late"), [(91, False), (92, True)])
def test_who_looked_longer_ago_than_the_agreed_weeks_is_late(days: int, is_late: bool) -> None:
    found = seen(look("anna", MEETING - datetime.timedelta(days=days)))
    assert [one.name for one in found.late] == (["Anna"] if is_late else [])


def test_who_left_has_a_draft_or_looked_since_is_not_late() -> None:
    long_ago = SINCE - datetime.timedelta(days=200)
    old = [look(person, long_ago) for person in ("anna", "bram", "cora", "daan")]
    found = seen(*old, look("bram", SINCE, is_signed=False), look("cora", MEETING))
    assert [one.person for one in found.late] == ["anna"]


def test_words_since_the_last_meeting_are_ready() -> None:
    assert told([look("anna", SINCE)], since=SINCE, is_asked=True).state == State.READY


def test_older_words_are_open_with_the_day_on_which_they_were_told() -> None:
    before = SINCE - datetime.timedelta(days=1)
    found = told([look("anna", before)], since=SINCE, is_asked=True)
    assert (found.state, found.last_on) == (State.OPEN, before)


@pytest.mark.parametrize(
    ("reason", "is_asked", "state"),
    [("", True, State.OPEN), ("ziek", True, State.NOT_NEEDED), ("", False, State.NOT_NEEDED)],
)
def test_words_that_were_not_told(reason: str, is_asked: bool, state: State) -> None:
    found = told([], since=SINCE, is_asked=is_asked, reason=reason)
    assert (found.state, found.reason) == (state, reason)


def test_begun_words_go_before_a_reason_of_earlier() -> None:
    draft = [look("anna", SINCE, is_signed=False)]
    assert told(draft, since=SINCE, is_asked=True, reason="ziek").state == State.UNDER_WAY


def test_counting_begins_at_the_last_meeting_or_one_period_before_this_one() -> None:
    assert start_of(SINCE, MEETING, 13) == SINCE
    assert start_of(None, MEETING, 13) == MEETING - datetime.timedelta(weeks=13)


@pytest.mark.parametrize("by_link", ByLink)
def test_words_that_were_asked_for_by_a_link_are_under_way(by_link: ByLink) -> None:
    found = told([], since=SINCE, is_asked=True, reason="ziek", by_link=by_link)
    assert (found.state, found.by_link) == (State.UNDER_WAY, by_link)


def test_words_that_came_since_are_ready_whoever_else_was_asked_by_a_link() -> None:
    assert told([look("anna", SINCE)], since=SINCE, is_asked=True, by_link=ByLink.ASKED).state == State.READY
