"""What a person may be allowed to do. Code asks for one of these, never for a role."""

from enum import StrEnum


class Permission(StrEnum):
    """A right within one team, or within one organisation (the last ones)."""

    CHILD_VIEW = "child_view"
    CHILD_REGISTER = "child_register"
    CHILD_CHANGE = "child_change"
    ASSESSMENT_FILL = "assessment_fill"
    ASSESSMENT_VIEW_ALL = "assessment_view_all"
    ASSESSMENT_WITHDRAW = "assessment_withdraw"
    DRAFT_VIEW_TEAM = "draft_view_team"
    DRAFT_HAND_OVER = "draft_hand_over"
    PROFILE_VIEW = "profile_view"
    LIFE_EVENT_VIEW = "life_event_view"
    LIFE_EVENT_WRITE = "life_event_write"
    RESOURCE_VIEW = "resource_view"
    RESOURCE_WRITE = "resource_write"
    COPING_VIEW = "coping_view"
    COPING_WRITE = "coping_write"
    ACTION_WRITE = "action_write"
    JUDGEMENT_WRITE = "judgement_write"
    REPORT_EXPORT = "report_export"
    DATA_EXPORT = "data_export"
    CASE_MANAGE = "case_manage"
    CHILD_MOVE = "child_move"
    EMERGENCY_OPEN = "emergency_open"
    EMERGENCY_REVIEW = "emergency_review"
    RIGHTS_VIEW = "rights_view"
    RIGHTS_MANAGE = "rights_manage"
    ERASURE_APPROVE = "erasure_approve"
    LOG_VIEW_CHILD = "log_view_child"
    SAFETY_VIEW = "safety_view"
    SAFETY_WRITE = "safety_write"
    CONSENT_VIEW = "consent_view"
    CONSENT_WRITE = "consent_write"
    INVITATION_MANAGE = "invitation_manage"
    MEETING_VIEW = "meeting_view"
    MEETING_MANAGE = "meeting_manage"
    DISCUSSION_WRITE = "discussion_write"
    MINUTES_VIEW = "minutes_view"
    MINUTES_CLOSE = "minutes_close"
    ADVICE_VIEW = "advice_view"
    ADVICE_ASK = "advice_ask"
    ADVICE_ANSWER = "advice_answer"
    ADVICE_GIVE = "advice_give"

    PEOPLE_MANAGE = "people_manage"
    RETENTION_MANAGE = "retention_manage"
    QUEUE_MANAGE = "queue_manage"
    SAFETY_CONTACT_WRITE = "safety_contact_write"
    INSTRUMENT_MANAGE = "instrument_manage"
    RELIABILITY_VIEW = "reliability_view"
    RELIABILITY_SWITCH = "reliability_switch"
    LOG_REVIEW = "log_review"


PUBLIC = "public"  # declared by views that need no sign-in
FIRST_STEP = "first_step"  # declared by views that set up a second factor, for who has none yet
SIGNED_IN = "signed_in"  # declared by views that need a sign-in and nothing more
