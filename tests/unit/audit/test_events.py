"""What each event does to the record, by the last word of its name."""

from audit.rules.events import ACTIONS, Action, EventType, action_of

UPDATES = {  # a participle that stands here or in `ACTIONS` was decided on; any other would pass for a change unseen
    *(
        "approved",
        "changed",
        "chosen",
        "closed",
        "decided",
        "ended",
        "framed",
        "imported",
        "invited",
        "judged",
    ),
    *("made", "moved", "off", "on", "published", "renewed", "reopened", "requested", "reset", "retired"),
    *("retried", "reassigned", "reviewed", "saved", "signed", "withdrawn"),
    *("accepted", "expired", "opened", "rejected", "sent"),
}


def participle(event: str) -> str:
    return event.rpartition("_")[2]


def test_every_participle_is_an_action_or_a_change() -> None:
    assert {participle(event) for event in EventType} - set(ACTIONS) == UPDATES


def test_change_is_what_a_listed_action_is_not() -> None:
    assert {action_of(f"form_{word}") for word in UPDATES} == {Action.UPDATE}
    assert action_of(EventType.CHILD_DESTROYED) is Action.DELETE
