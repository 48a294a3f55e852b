"""What sort of thing an event is: exactly one, and for a new type of event by its name."""

import pytest

from audit.rules.events import EventType
from audit.rules.kinds import EventKind, kind_of

EXPECTED = {
    EventKind.READING: "profile_read grants_read people_read emergencies_read children_searched log_read",
    EventKind.CHANGE: "answer_saved child_changed life_event_removed assessment_started log_review_signed",
    EventKind.EXPORT: "report_exported assessment_exported reliability_exported log_exported",
    EventKind.EMERGENCY: "emergency_started emergency_reviewed",
    EventKind.RIGHTS: "person_added membership_added membership_ended grant_added grant_ended password_chosen child_moved",
    EventKind.SIGN_IN_FAILURE: "sign_in_failed second_factor_failed",
    EventKind.OTHER: "signed_in signed_out",
}


@pytest.mark.parametrize(("kind", "events"), EXPECTED.items())
def test_events_are_of_the_kind_that_is_meant(kind: EventKind, events: str) -> None:
    assert {kind_of(event, 0, "team") for event in events.split()} == {kind}


def test_refusal_is_a_refusal_whatever_was_asked_for() -> None:
    kinds = {kind_of(event, 4, basis) for event in EventType for basis in ("", "team", "emergency")}
    assert kinds == {EventKind.REFUSAL, EventKind.SIGN_IN_FAILURE}


def test_what_is_done_in_an_emergency_is_that_first() -> None:
    assert kind_of("profile_read", 0, "emergency") is EventKind.EMERGENCY
    assert kind_of("report_exported", 0, "emergency") is EventKind.EXPORT


def test_event_of_a_later_version_finds_its_place() -> None:
    assert kind_of("second_factor_added", 0, "") is EventKind.RIGHTS
    assert kind_of("certificate_exported", 0, "") is EventKind.EXPORT
    assert kind_of("hamster_fed", 0, "") is EventKind.CHANGE
