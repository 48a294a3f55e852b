"""Roles as data: role key -> what its holders may do within their own team."""

from accounts.rules.permissions import Permission as P

OBSERVER = "observer"
PRACTITIONER = "practitioner"
COORDINATOR = "coordinator"
ADMINISTRATOR = "administrator"
SCIENTIST = "scientist"
PRIVACY_OFFICER = "privacy_officer"

_OBSERVES = frozenset({P.CHILD_VIEW, P.ASSESSMENT_FILL, P.COPING_WRITE})
_PRACTISES = _OBSERVES | {
    P.CHILD_REGISTER,
    P.CHILD_CHANGE,
    P.ASSESSMENT_VIEW_ALL,
    P.PROFILE_VIEW,
    P.LIFE_EVENT_VIEW,
    P.LIFE_EVENT_WRITE,
    P.RESOURCE_VIEW,
    P.RESOURCE_WRITE,
    P.COPING_VIEW,
    P.ACTION_WRITE,
    P.JUDGEMENT_WRITE,
    P.REPORT_EXPORT,
    P.CASE_MANAGE,
    P.EMERGENCY_OPEN,
    P.RIGHTS_VIEW,
    P.ERASURE_APPROVE,
    P.LOG_VIEW_CHILD,
    P.SAFETY_VIEW,
    P.SAFETY_WRITE,
    P.CONSENT_VIEW,
    P.CONSENT_WRITE,
    P.OBSERVATION_ASK,
    P.INVITATION_MANAGE,
    P.MEETING_VIEW,
    P.DISCUSSION_WRITE,
    P.MINUTES_VIEW,
    P.ADVICE_VIEW,
    P.ADVICE_ANSWER,
}

ROLES: dict[str, frozenset[P]] = {
    OBSERVER: _OBSERVES,
    PRACTITIONER: _PRACTISES,
    COORDINATOR: _PRACTISES
    | {P.ASSESSMENT_WITHDRAW, P.DRAFT_VIEW_TEAM, P.DRAFT_HAND_OVER, P.CHILD_MOVE}
    | {P.EMERGENCY_REVIEW, P.RIGHTS_MANAGE, P.MEETING_MANAGE, P.MINUTES_CLOSE, P.ADVICE_ASK}
    | {P.DATA_EXPORT},
    ADMINISTRATOR: frozenset(
        {P.PEOPLE_MANAGE, P.RETENTION_MANAGE, P.INSTRUMENT_MANAGE, P.SAFETY_CONTACT_WRITE, P.QUEUE_MANAGE}
        | {P.LANGUAGE_APPROVE}
    ),
    SCIENTIST: frozenset({P.INSTRUMENT_MANAGE, P.RELIABILITY_VIEW, P.RELIABILITY_SWITCH, P.ADVICE_GIVE}),
    PRIVACY_OFFICER: frozenset({P.LOG_REVIEW, P.DATA_EXPORT}),  # of the organisation, under codes
}
ORGANISATION_ROLES = frozenset(
    {ADMINISTRATOR, SCIENTIST, PRIVACY_OFFICER}
)  # held in the organisation, in no team
OWN_CASES_ONLY = frozenset({OBSERVER})  # see the children of the team that were entrusted to them, no others
CLOSED = (
    frozenset(  # what nobody does in a file that was closed: it is read, handed over, destroyed or reopened
        {
            P.ASSESSMENT_FILL,
            P.LIFE_EVENT_WRITE,
            P.RESOURCE_WRITE,
            P.COPING_WRITE,
            P.ACTION_WRITE,
            P.JUDGEMENT_WRITE,
            P.CONSENT_WRITE,
            P.DISCUSSION_WRITE,
            P.MINUTES_CLOSE,
            P.OBSERVATION_ASK,
            P.INVITATION_MANAGE,
            P.ADVICE_ASK,
            P.ADVICE_ANSWER,
            P.ADVICE_GIVE,
        }
    )
)
IN_EMERGENCY = (
    frozenset(  # what emergency access gives: reading, but no safety notes, and nothing that leaves the site
        {
            P.CHILD_VIEW,
            P.ASSESSMENT_VIEW_ALL,
            P.PROFILE_VIEW,
            P.LIFE_EVENT_VIEW,
            P.RESOURCE_VIEW,
            P.COPING_VIEW,
            P.CONSENT_VIEW,
        }
    )
)
# What a behavioural scientist may do for a child on which a team asked advice, until the day it chose: read as the
# team does and advise. No notes on safety, no drafts, nothing that leaves the site, and no talks that are under way.
BY_ADVICE = IN_EMERGENCY | {P.MINUTES_VIEW, P.ADVICE_VIEW, P.ADVICE_GIVE}
