"""What sort of thing an event is, for figures and for a sample. Pure."""

from enum import StrEnum

from audit.rules.events import Action, EventType, action_of

REFUSED = 4  # the outcome in the codes of DICOM and FHIR, as `AuditEvent.Outcome` keeps it
EMERGENCY = "emergency"  # the grounds on which someone from outside the team reads

PRACTICE = "practice"  # the grounds on which someone works with a practice child: logged, and never counted


class EventKind(StrEnum):
    """The sorts; every event is of exactly one."""

    READING = "reading"
    CHANGE = "change"
    EXPORT = "export"
    REFUSAL = "refusal"
    EMERGENCY = "emergency"
    RIGHTS = "rights"
    SIGN_IN_FAILURE = "sign_in_failure"
    OTHER = "other"


# By how the name of the event begins: of a person, of a role, of a grant, of what someone signs in with.
RIGHTS = (
    *("person_", "membership_", "role_", "link_"),
    *("grant_", "password_", "second_factor_", "recovery_codes_"),
)
BY_ACTION = {Action.READ: EventKind.READING, Action.EXECUTE: EventKind.OTHER}


def kind_of(event: str, outcome: int, basis: str) -> EventKind:
    """Return the sort of an event; a new type of event finds its place by its name."""
    if event.endswith("_failed"):
        return EventKind.SIGN_IN_FAILURE
    if outcome == REFUSED:
        return EventKind.REFUSAL
    if event.endswith("_exported"):
        return EventKind.EXPORT
    if basis == EMERGENCY or event.startswith("emergency_"):
        return EventKind.EMERGENCY
    if event.startswith(RIGHTS) or event == EventType.CHILD_MOVED:
        return EventKind.RIGHTS
    return BY_ACTION.get(action_of(event), EventKind.CHANGE)
