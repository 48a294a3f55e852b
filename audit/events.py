"""Every kind of event the product records, in one list."""

from enum import StrEnum


class EventType(StrEnum):
    """What happened, as `<object>_<past participle>`; NEN 7513 asks for reading as well as writing."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_FAILED = "sign_in_failed"

    PERSON_ADDED = "person_added"
    PASSWORD_CHOSEN = "password_chosen"
    MEMBERSHIP_ADDED = "membership_added"
    MEMBERSHIP_ENDED = "membership_ended"
    PEOPLE_READ = "people_read"

    CASELOAD_READ = "caseload_read"
    CHILDREN_SEARCHED = "children_searched"
    CHILD_REGISTERED = "child_registered"
    CHILD_CHANGED = "child_changed"
    CHILD_READ = "child_read"

    ASSESSMENTS_READ = "assessments_read"
    ASSESSMENT_READ = "assessment_read"
    ASSESSMENT_EXPORTED = "assessment_exported"
    ASSESSMENT_STARTED = "assessment_started"
    ASSESSMENT_IMPORTED = "assessment_imported"
    ASSESSMENT_FRAMED = "assessment_framed"
    ANSWER_SAVED = "answer_saved"
    ASSESSMENT_SIGNED = "assessment_signed"
    ASSESSMENT_DISCARDED = "assessment_discarded"
    CORRECTION_STARTED = "correction_started"

    INSTRUMENTS_READ = "instruments_read"
    INSTRUMENT_DRAFTED = "instrument_drafted"
    INSTRUMENT_COPIED = "instrument_copied"
    INSTRUMENT_CHANGED = "instrument_changed"
    INSTRUMENT_PUBLISHED = "instrument_published"
    INSTRUMENT_RETIRED = "instrument_retired"
    INSTRUMENT_DISCARDED = "instrument_discarded"

    LIFE_EVENTS_READ = "life_events_read"
    LIFE_EVENT_ADDED = "life_event_added"
    LIFE_EVENT_CHANGED = "life_event_changed"
    LIFE_EVENT_REMOVED = "life_event_removed"

    PROFILE_READ = "profile_read"
    TRAJECTORY_READ = "trajectory_read"
    REPORT_READ = "report_read"
    REPORT_EXPORTED = "report_exported"

    RELIABILITY_READ = "reliability_read"
    RELIABILITY_EXPORTED = "reliability_exported"
    RELIABILITY_SWITCHED_ON = "reliability_switched_on"
    RELIABILITY_SWITCHED_OFF = "reliability_switched_off"
