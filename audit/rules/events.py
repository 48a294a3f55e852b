"""Every kind of event the product records, in one list."""

from enum import StrEnum


class Action(StrEnum):
    """What was done to the record: create, read, update, delete, execute (NEN 7513)."""

    CREATE = "C"
    READ = "R"
    UPDATE = "U"
    DELETE = "D"
    EXECUTE = "E"


class EventType(StrEnum):
    """What happened, as `<object>_<past participle>`; NEN 7513 asks for reading as well as writing."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_FAILED = "sign_in_failed"
    SESSION_LOCKED = "session_locked"
    SESSION_UNLOCKED = "session_unlocked"
    SESSION_ENDED = "session_ended"
    OWN_SESSIONS_ENDED = "own_sessions_ended"
    SECOND_FACTOR_ADDED = "second_factor_added"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    SECOND_FACTOR_RESET = "second_factor_reset"
    SECOND_FACTOR_FAILED = "second_factor_failed"
    IDENTITY_ADDED = "identity_added"
    RECOVERY_CODES_RENEWED = "recovery_codes_renewed"
    ACCESS_REFUSED = "access_refused"
    LIMIT_REACHED = "limit_reached"

    PERSON_ADDED = "person_added"
    PERSON_SIGNED_OUT = "person_signed_out"
    PERSON_INVITED = "person_invited"
    PASSWORD_LINK_REQUESTED = "password_link_requested"
    PASSWORD_LINK_MADE = "password_link_made"
    PASSWORD_CHOSEN = "password_chosen"
    PASSWORD_CHANGED = "password_changed"
    MEMBERSHIP_ADDED = "membership_added"
    MEMBERSHIP_ENDED = "membership_ended"
    ROLE_PROPOSED = "role_proposed"
    ROLE_APPROVED = "role_approved"
    ROLE_DECLINED = "role_declined"
    LINK_MAILED = "link_mailed"
    LINK_SHOWN = "link_shown"
    PEOPLE_READ = "people_read"
    TEAM_ADDED = "team_added"
    TEAM_CHANGED = "team_changed"
    QUEUE_READ = "queue_read"
    JOB_RETRIED = "job_retried"
    REMINDERS_CHANGED = "reminders_changed"

    CASELOAD_READ = "caseload_read"
    CHILDREN_SEARCHED = "children_searched"
    CHILD_REGISTERED = "child_registered"
    CHILD_CHANGED = "child_changed"
    CHILD_READ = "child_read"
    PRACTICE_CLEARED = "practice_cleared"

    CHILD_MOVED = "child_moved"
    GRANTS_READ = "grants_read"
    GRANT_ADDED = "grant_added"
    GRANT_ENDED = "grant_ended"
    EMERGENCY_STARTED = "emergency_started"
    EMERGENCY_REFUSED = "emergency_refused"
    EMERGENCIES_READ = "emergencies_read"
    EMERGENCY_REVIEWED = "emergency_reviewed"

    CONSENTS_READ = "consents_read"
    CONSENT_ADDED = "consent_added"
    AUTHORITY_ADDED = "authority_added"
    AUTHORITY_CHANGED = "authority_changed"
    BIRTH_DAYS_READ = "birth_days_read"
    BIRTH_DAYS_CHANGED = "birth_days_changed"

    SAFETY_NOTES_READ = "safety_notes_read"
    SAFETY_NOTE_ADDED = "safety_note_added"
    SPECIALIST_HELP_ADDED = "specialist_help_added"
    SAFETY_CONTACT_READ = "safety_contact_read"
    SAFETY_CONTACT_CHANGED = "safety_contact_changed"

    ASSESSMENTS_READ = "assessments_read"
    ASSESSMENT_READ = "assessment_read"
    ASSESSMENT_EXPORTED = "assessment_exported"
    ASSESSMENT_STARTED = "assessment_started"
    ASSESSMENT_IMPORTED = "assessment_imported"
    ASSESSMENT_FRAMED = "assessment_framed"
    ANSWER_SAVED = "answer_saved"
    ASSESSMENT_SIGNED = "assessment_signed"
    ASSESSMENT_DISCARDED = "assessment_discarded"
    LEFT_DRAFTS_READ = "left_drafts_read"
    ASSESSMENT_REASSIGNED = "assessment_reassigned"
    CORRECTION_STARTED = "correction_started"
    ASSESSMENT_WITHDRAWN = "assessment_withdrawn"
    ASSESSMENT_COPIED = "assessment_copied"
    WITHDRAWN_READING_ADDED = "withdrawn_reading_added"
    WITHDRAWN_READ = "withdrawn_read"

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

    CIRCUMSTANCE_ADDED = "circumstance_added"
    CIRCUMSTANCE_CHANGED = "circumstance_changed"
    CIRCUMSTANCE_REMOVED = "circumstance_removed"
    MISSED_MOMENT_ADDED = "missed_moment_added"
    MISSED_MOMENT_CHANGED = "missed_moment_changed"
    MISSED_MOMENT_REMOVED = "missed_moment_removed"

    RESOURCES_READ = "resources_read"
    RESOURCE_ADDED = "resource_added"
    RESOURCE_CHANGED = "resource_changed"
    RESOURCE_REMOVED = "resource_removed"

    QUICK_NOTES_READ = "quick_notes_read"
    QUICK_NOTE_ADDED = "quick_note_added"
    QUICK_NOTE_CHANGED = "quick_note_changed"
    QUICK_NOTE_REMOVED = "quick_note_removed"

    COPING_READ = "coping_read"
    COPING_ADDED = "coping_added"
    COPING_CHANGED = "coping_changed"
    COPING_REMOVED = "coping_removed"

    ACTIONS_READ = "actions_read"
    ACTION_ADDED = "action_added"
    ACTION_CHANGED = "action_changed"
    ACTION_REMOVED = "action_removed"
    GOAL_ADDED = "goal_added"
    GOAL_CHANGED = "goal_changed"
    GOAL_REMOVED = "goal_removed"
    GOAL_SCORE_ADDED = "goal_score_added"
    GOAL_SCORE_REMOVED = "goal_score_removed"
    FAMILY_PLAN_ADDED = "family_plan_added"
    JUDGEMENTS_READ = "judgements_read"
    JUDGEMENT_ADDED = "judgement_added"
    TALKING_POINTS_CHANGED = "talking_points_changed"
    TALKING_POINTS_REMOVED = "talking_points_removed"

    OBSERVATION_REQUESTS_READ = "observation_requests_read"
    OBSERVATION_REQUEST_ADDED = "observation_request_added"
    OBSERVATION_REQUEST_DECLINED = "observation_request_declined"
    OBSERVATION_REQUEST_WITHDRAWN = "observation_request_withdrawn"
    OBSERVATION_REQUEST_REASSIGNED = "observation_request_reassigned"
    OBSERVATION_REQUEST_EXPIRED = "observation_request_expired"
    OBSERVATION_REQUEST_REOPENED = "observation_request_reopened"
    DOUBLE_OBSERVATION_OPENED = "double_observation_opened"

    INVITATIONS_READ = "invitations_read"
    INVITATION_READ = "invitation_read"
    INVITATION_ADDED = "invitation_added"
    INVITATION_RENEWED = "invitation_renewed"
    INVITATION_EXPORTED = "invitation_exported"
    INVITATION_OPENED = "invitation_opened"
    INVITATION_SENT = "invitation_sent"
    INVITATION_DECLINED = "invitation_declined"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    INVITATION_EXPIRED = "invitation_expired"
    INVITATION_ACCEPTED = "invitation_accepted"
    INVITATION_REJECTED = "invitation_rejected"
    LANGUAGES_READ = "languages_read"
    LANGUAGE_APPROVED = "language_approved"
    LANGUAGE_WITHDRAWN = "language_withdrawn"

    MEETINGS_READ = "meetings_read"
    MEETING_READ = "meeting_read"
    MEETING_ADDED = "meeting_added"
    MEETING_CHANGED = "meeting_changed"
    MEETING_EXPORTED = "meeting_exported"
    AGENDA_ITEM_ADDED = "agenda_item_added"
    AGENDA_ITEM_REMOVED = "agenda_item_removed"
    DISCUSSION_READ = "discussion_read"
    DISCUSSION_LINE_ADDED = "discussion_line_added"
    DISCUSSION_LINE_CHANGED = "discussion_line_changed"
    DISCUSSION_LINE_REMOVED = "discussion_line_removed"
    EVALUATION_CHANGED = "evaluation_changed"
    MINUTES_READ = "minutes_read"
    MINUTES_CLOSED = "minutes_closed"
    MINUTES_REOPENED = "minutes_reopened"

    ADVICE_REQUESTS_READ = "advice_requests_read"
    ADVICE_READ = "advice_read"
    ADVICE_ASKED = "advice_asked"
    ADVICE_ADDED = "advice_added"
    ADVICE_ANSWERED = "advice_answered"

    PROFILE_READ = "profile_read"
    COMPARISON_READ = "comparison_read"
    TRAJECTORY_READ = "trajectory_read"
    REPORT_READ = "report_read"
    REPORT_EXPORTED = "report_exported"

    RIGHTS_READ = "rights_read"
    ARCHIVE_READ = "archive_read"
    ARCHIVE_ADDED = "archive_added"
    ARCHIVE_EXPORTED = "archive_exported"
    DATA_EXPORTED = "data_exported"
    RIGHTS_OVERVIEW_READ = "rights_overview_read"
    STATEMENT_ADDED = "statement_added"
    ERASURE_READ = "erasure_read"
    ERASURE_ADDED = "erasure_added"
    ERASURE_DECIDED = "erasure_decided"
    ERASURE_APPROVED = "erasure_approved"
    RECORDS_DESTROYED = "records_destroyed"
    CHILD_DESTROYED = "child_destroyed"
    CHILD_AGAIN_DESTROYED = "child_again_destroyed"
    ERASURES_EXPORTED = "erasures_exported"
    CERTIFICATE_EXPORTED = "certificate_exported"
    RETENTION_CHANGED = "retention_changed"
    FILE_CLOSED = "file_closed"
    FILE_REOPENED = "file_reopened"
    RETENTION_TERMS_READ = "retention_terms_read"
    RETENTION_TERMS_CHANGED = "retention_terms_changed"

    RELIABILITY_READ = "reliability_read"
    RELIABILITY_EXPORTED = "reliability_exported"
    RELIABILITY_SWITCHED_ON = "reliability_switched_on"
    RELIABILITY_SWITCHED_OFF = "reliability_switched_off"

    LOG_READ = "log_read"
    LOG_SEARCHED = "log_searched"
    LOG_EXPORTED = "log_exported"
    LOG_REVIEW_STARTED = "log_review_started"
    LOG_LINE_JUDGED = "log_line_judged"
    LOG_REVIEW_SIGNED = "log_review_signed"


ACTIONS = {  # by the last word of the event
    "added": Action.CREATE,
    "registered": Action.CREATE,
    "started": Action.CREATE,
    "drafted": Action.CREATE,
    "copied": Action.CREATE,
    "asked": Action.CREATE,
    "answered": Action.CREATE,
    "proposed": Action.CREATE,
    "read": Action.READ,
    "searched": Action.READ,
    "removed": Action.DELETE,
    "discarded": Action.DELETE,
    "declined": Action.DELETE,
    "destroyed": Action.DELETE,
    "cleared": Action.DELETE,
    "exported": Action.EXECUTE,
    "mailed": Action.EXECUTE,
    "shown": Action.EXECUTE,
    "locked": Action.EXECUTE,
    "unlocked": Action.EXECUTE,
    "in": Action.EXECUTE,
    "out": Action.EXECUTE,
    "failed": Action.EXECUTE,
    "refused": Action.EXECUTE,
    "reached": Action.EXECUTE,
}


def action_of(event: str) -> Action:
    """Return what an event does to the record; whatever is not listed changes it."""
    return ACTIONS.get(event.rpartition("_")[2], Action.UPDATE)
