"""The log in plain words, for a child and its parents as well as for who looks the log over."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from audit.models import AuditEvent
from audit.rules.events import EventType as E
from audit.rules.kinds import EventKind
from logbook.rules.lines import Deed

Words = Mapping[str, str | Promise]

# What follows a name: ‘Anna looked at the profile’.
PHRASES: Words = {
    E.SIGNED_IN: _("signed in"),
    E.SIGNED_OUT: _("signed out"),
    E.SIGN_IN_FAILED: _("could not sign in"),
    E.SESSION_LOCKED: _("left the screen alone: it locked itself"),
    E.SESSION_UNLOCKED: _("unlocked the screen"),
    E.SESSION_ENDED: _("was signed out by the system"),
    E.OWN_SESSIONS_ENDED: _("signed out on another device"),
    E.SECOND_FACTOR_ADDED: _("set up a second step to sign in"),
    E.SECOND_FACTOR_REMOVED: _("took a second step to sign in away"),
    E.SECOND_FACTOR_RESET: _("let a colleague set up the second step anew"),
    E.SECOND_FACTOR_FAILED: _("did not pass the second step"),
    E.RECOVERY_CODES_RENEWED: _("made new recovery codes"),
    E.IDENTITY_ADDED: _("signed in through the organisation for the first time"),
    E.ACCESS_REFUSED: _("tried to open a page"),
    E.LIMIT_REACHED: _("did something too often in a short time"),
    E.PERSON_ADDED: _("added a colleague"),
    E.PERSON_SIGNED_OUT: _("signed a colleague out everywhere"),
    E.PERSON_INVITED: _("gave a colleague a link to choose a first password"),
    E.PASSWORD_LINK_REQUESTED: _("was asked for a link, because of a forgotten password"),
    E.PASSWORD_LINK_MADE: _("gave a colleague a link to choose another password"),
    E.PASSWORD_CHOSEN: _("chose a password"),
    E.PASSWORD_CHANGED: _("chose another password"),
    E.MEMBERSHIP_ADDED: _("gave a colleague a role"),
    E.MEMBERSHIP_ENDED: _("ended the role of a colleague"),
    E.ROLE_PROPOSED: _("proposed a role that takes two administrators"),
    E.ROLE_APPROVED: _("approved, as second administrator, a role for a colleague"),
    E.ROLE_DECLINED: _("declined a role that was proposed for a colleague"),
    E.LINK_MAILED: _("had a link to choose a password mailed to a colleague"),
    E.LINK_SHOWN: _("saw the link with which a colleague chooses a password"),
    E.PEOPLE_READ: _("looked at the list of colleagues"),
    E.TEAM_ADDED: _("added a team"),
    E.TEAM_CHANGED: _("gave a team another name"),
    E.QUEUE_READ: _("looked at the work in the background"),
    E.JOB_RETRIED: _("let work in the background be tried again"),
    E.REMINDERS_CHANGED: _("switched reminders by mail on or off"),
    E.CASELOAD_READ: _("looked at the list of children"),
    E.CHILDREN_SEARCHED: _("searched the list of children"),
    E.CHILD_REGISTERED: _("opened the file"),
    E.CHILD_CHANGED: _("changed what is registered"),
    E.PRACTICE_CLEARED: _("cleared the practice child, with everything on it"),
    E.CHILD_READ: _("opened a form to fill in"),
    E.CHILD_MOVED: _("moved the child to another team"),
    E.GRANTS_READ: _("looked at who may see the file"),
    E.GRANT_ADDED: _("gave a colleague access"),
    E.GRANT_ENDED: _("ended the access of a colleague"),
    E.EMERGENCY_STARTED: _("took emergency access"),
    E.EMERGENCY_REFUSED: _("asked for emergency access"),
    E.EMERGENCIES_READ: _("looked at the list of emergency accesses"),
    E.EMERGENCY_REVIEWED: _("checked an emergency access afterwards"),
    E.ASSESSMENTS_READ: _("looked at the list of observations"),
    E.ASSESSMENT_READ: _("read an observation"),
    E.ASSESSMENT_EXPORTED: _("saved an observation as a file"),
    E.ASSESSMENT_STARTED: _("began an observation"),
    E.ASSESSMENT_IMPORTED: _("took over an observation from a file"),
    E.ASSESSMENT_FRAMED: _("changed the day, place or role of an observation"),
    E.ANSWER_SAVED: _("wrote down an answer"),
    E.ASSESSMENT_SIGNED: _("signed an observation"),
    E.ASSESSMENT_DISCARDED: _("threw an unfinished observation away"),
    E.LEFT_DRAFTS_READ: _("looked at the unfinished observations without a writer"),
    E.ASSESSMENT_REASSIGNED: _("handed an unfinished observation over to a colleague"),
    E.CORRECTION_STARTED: _("began to correct an observation"),
    E.INSTRUMENTS_READ: _("looked at an instrument"),
    E.INSTRUMENT_DRAFTED: _("began a new instrument"),
    E.INSTRUMENT_COPIED: _("copied an instrument"),
    E.INSTRUMENT_CHANGED: _("changed an instrument"),
    E.INSTRUMENT_PUBLISHED: _("published an instrument"),
    E.INSTRUMENT_RETIRED: _("took an instrument out of use"),
    E.INSTRUMENT_DISCARDED: _("threw the draft of an instrument away"),
    E.LIFE_EVENTS_READ: _("looked at what happened"),
    E.LIFE_EVENT_ADDED: _("wrote down something that happened"),
    E.LIFE_EVENT_CHANGED: _("changed a note on what happened"),
    E.LIFE_EVENT_REMOVED: _("removed a note on what happened"),
    E.CIRCUMSTANCE_ADDED: _("wrote down something that makes it hard"),
    E.ASSESSMENT_WITHDRAWN: _("withdrew an observation that was about another child"),
    E.ASSESSMENT_COPIED: _("took the answers of a withdrawn observation over"),
    E.WITHDRAWN_READING_ADDED: _("wrote down why to look at a withdrawn observation"),
    E.WITHDRAWN_READ: _("looked at a withdrawn observation, to account for it"),
    E.CIRCUMSTANCE_CHANGED: _("changed a note on what makes it hard"),
    E.CIRCUMSTANCE_REMOVED: _("removed a note on what makes it hard"),
    E.MISSED_MOMENT_ADDED: _("wrote down an observation that did not take place"),
    E.MISSED_MOMENT_CHANGED: _("changed a note on an observation that did not take place"),
    E.MISSED_MOMENT_REMOVED: _("removed a note on an observation that did not take place"),
    E.RESOURCES_READ: _("looked at the people and places that help"),
    E.RESOURCE_ADDED: _("wrote down a person or place that helps"),
    E.RESOURCE_CHANGED: _("changed a note on a person or place that helps"),
    E.RESOURCE_REMOVED: _("removed a note on a person or place that helps"),
    E.COPING_READ: _("looked at what helped in difficult moments"),
    E.COPING_ADDED: _("wrote down what helped in a moment"),
    E.COPING_CHANGED: _("changed a note on what helped in a moment"),
    E.COPING_REMOVED: _("removed a note on what helped in a moment"),
    E.QUICK_NOTES_READ: _("looked at the quick notes"),
    E.QUICK_NOTE_ADDED: _("wrote a quick note"),
    E.QUICK_NOTE_CHANGED: _("changed a quick note"),
    E.QUICK_NOTE_REMOVED: _("removed a quick note"),
    E.ACTIONS_READ: _("looked at the plan: goals and what adults do"),
    E.ACTION_ADDED: _("wrote down what an adult does"),
    E.ACTION_CHANGED: _("changed a note on what an adult does"),
    E.ACTION_REMOVED: _("removed a note on what an adult does"),
    E.GOAL_ADDED: _("wrote down a goal"),
    E.GOAL_CHANGED: _("changed a goal"),
    E.GOAL_REMOVED: _("removed a goal"),
    E.GOAL_SCORE_ADDED: _("wrote down how far a goal is"),
    E.GOAL_SCORE_REMOVED: _("removed how far a goal was"),
    E.FAMILY_PLAN_ADDED: _("wrote down how the family's own plan stands"),
    E.JUDGEMENTS_READ: _("looked at how the team thinks it went"),
    E.JUDGEMENT_ADDED: _("wrote down how the team thinks it went"),
    E.TALKING_POINTS_CHANGED: _("wrote questions to talk about"),
    E.TALKING_POINTS_REMOVED: _("removed questions to talk about"),
    E.CONSENTS_READ: _("looked at who agreed to what"),
    E.CONSENT_ADDED: _("wrote down whether someone agrees"),
    E.AUTHORITY_ADDED: _("wrote down who has authority"),
    E.AUTHORITY_CHANGED: _("wrote down that authority changed"),
    E.BIRTH_DAYS_READ: _("looked at whether days of birth are kept"),
    E.BIRTH_DAYS_CHANGED: _("chose whether days of birth are kept"),
    E.OBSERVATION_REQUESTS_READ: _("looked at which colleagues were asked to observe"),
    E.OBSERVATION_REQUEST_ADDED: _("asked a colleague to observe"),
    E.OBSERVATION_REQUEST_DECLINED: _("let know that an observation that was asked does not happen"),
    E.OBSERVATION_REQUEST_WITHDRAWN: _("stopped the question to a colleague to observe"),
    E.OBSERVATION_REQUEST_REASSIGNED: _("passed the question to observe on to another colleague"),
    E.OBSERVATION_REQUEST_EXPIRED: _("the time of the question to a colleague to observe ran out"),
    E.OBSERVATION_REQUEST_REOPENED: _(
        "an observation is asked again, as its form was withdrawn"
    ),
    E.DOUBLE_OBSERVATION_OPENED: _("an observation that waited for that of a colleague can be read"),
    E.INVITATIONS_READ: _("looked at who was asked to fill something in"),
    E.INVITATION_READ: _("looked at an invitation"),
    E.INVITATION_ADDED: _("asked someone to fill in a form by a link"),
    E.INVITATION_RENEWED: _("made a new link for an invitation"),
    E.INVITATION_EXPORTED: _("made the letter of an invitation"),
    E.INVITATION_OPENED: _("someone who was asked began by the link"),
    E.INVITATION_SENT: _("someone who was asked sent answers by the link"),
    E.INVITATION_DECLINED: _("someone who was asked said no"),
    E.INVITATION_WITHDRAWN: _("withdrew an invitation"),
    E.INVITATION_EXPIRED: _("the time of an invitation ran out"),
    E.INVITATION_ACCEPTED: _("checked what came by a link and took it up"),
    E.INVITATION_REJECTED: _("set aside what came by a link"),
    E.LANGUAGES_READ: _("looked at the texts of the languages"),
    E.LANGUAGE_APPROVED: _("approved the texts of a language"),
    E.LANGUAGE_WITHDRAWN: _("switched a language off"),
    E.MEETINGS_READ: _("looked at the list of case meetings"),
    E.MEETING_READ: _("looked at what is ready for a case meeting"),
    E.MEETING_ADDED: _("planned a case meeting"),
    E.MEETING_CHANGED: _("changed a case meeting"),
    E.MEETING_EXPORTED: _("put a case meeting in a calendar"),
    E.AGENDA_ITEM_ADDED: _("put the child on the list for a case meeting"),
    E.AGENDA_ITEM_REMOVED: _("took the child off the list for a case meeting"),
    E.DISCUSSION_READ: _("looked at what is said about the child in a case meeting"),
    E.DISCUSSION_LINE_ADDED: _("wrote down something in a case meeting"),
    E.DISCUSSION_LINE_CHANGED: _("changed something that was written down in a case meeting"),
    E.DISCUSSION_LINE_REMOVED: _("took back something that was written down in a case meeting"),
    E.EVALUATION_CHANGED: _("set the day on which the plan is looked at again"),
    E.MINUTES_READ: _("looked at the minutes of a case meeting"),
    E.MINUTES_CLOSED: _("closed the minutes of a case meeting"),
    E.MINUTES_REOPENED: _("opened the minutes of a case meeting for a correction"),
    E.ADVICE_REQUESTS_READ: _("looked at the questions that wait for advice"),
    E.ADVICE_READ: _("looked at the advice of a behavioural scientist"),
    E.ADVICE_ASKED: _("asked a behavioural scientist for advice"),
    E.ADVICE_ADDED: _("gave advice to the team"),
    E.ADVICE_ANSWERED: _("wrote down what the team does with an advice"),
    E.SAFETY_NOTES_READ: _("looked at the notes on safety"),
    E.SAFETY_NOTE_ADDED: _("wrote a note on safety"),
    E.SPECIALIST_HELP_ADDED: _("wrote down how it stands with specialist help"),
    E.SAFETY_CONTACT_READ: _("looked at whom to ask about safety"),
    E.SAFETY_CONTACT_CHANGED: _("changed whom to ask about safety"),
    E.PROFILE_READ: _("looked at the profile"),
    E.COMPARISON_READ: _("compared observations"),
    E.TRAJECTORY_READ: _("looked at the course"),
    E.REPORT_READ: _("prepared a report"),
    E.REPORT_EXPORTED: _("made a report to print or send"),
    E.RIGHTS_READ: _("looked at the rights of the child and the parents"),
    E.ARCHIVE_READ: _("looked through all texts about the child"),
    E.ARCHIVE_ADDED: _("put everything about the child together"),
    E.ARCHIVE_EXPORTED: _("fetched everything about the child as a file"),
    E.DATA_EXPORTED: _("took the observations out as data"),
    E.RIGHTS_OVERVIEW_READ: _("looked at the list of requests and closed files"),
    E.STATEMENT_ADDED: _("wrote down what those it is about say of it"),
    E.ERASURE_READ: _("looked at a request to destroy"),
    E.ERASURE_ADDED: _("wrote down a request to destroy"),
    E.ERASURE_DECIDED: _("decided on a request to destroy"),
    E.ERASURE_APPROVED: _("approved a destruction"),
    E.RECORDS_DESTROYED: _("destroyed some of what was kept of the child"),
    E.CHILD_DESTROYED: _("destroyed everything about the child"),
    E.CHILD_AGAIN_DESTROYED: _("destroyed again what a backup had brought back"),
    E.ERASURES_EXPORTED: _("saved the register of what was destroyed"),
    E.CERTIFICATE_EXPORTED: _("fetched a certificate of destruction"),
    E.RETENTION_CHANGED: _("changed how long the file is kept"),
    E.FILE_CLOSED: _("closed the file"),
    E.FILE_REOPENED: _("opened the file again"),
    E.RETENTION_TERMS_READ: _("looked at the retention periods"),
    E.RETENTION_TERMS_CHANGED: _("changed the retention periods"),
    E.RELIABILITY_READ: _("looked at the reliability of an instrument"),
    E.RELIABILITY_EXPORTED: _("saved a table on reliability as a file"),
    E.RELIABILITY_SWITCHED_ON: _("put figures on measurement error to use"),
    E.RELIABILITY_SWITCHED_OFF: _("took figures on measurement error out of use"),
    E.LOG_READ: _("looked in the log: who looked when"),
    E.LOG_SEARCHED: _("looked in the log for who looked at the child"),
    E.LOG_EXPORTED: _("saved the log as a file"),
    E.LOG_REVIEW_STARTED: _("began to look a month of the log over"),
    E.LOG_LINE_JUDGED: _("judged one line of the log"),
    E.LOG_REVIEW_SIGNED: _("signed off a month of the log"),
}
TWO: Words = {  # what takes two people
    "emergency": _("emergency access, and a look at it afterwards"),
    "destruction": _("destroying what was kept of a child"),
    "resets": _("a new password and a new second step for one colleague"),
    "role": _("a role that takes two administrators"),
    E.PASSWORD_LINK_MADE: _("a new password for a colleague"),
    E.SECOND_FACTOR_RESET: _("a new second step for a colleague"),
}
HALVES: Words = {  # how it stands with what one person began
    "waits": _("waits for a second person"),
    "alone": _("nobody did the other half"),
    "declined": _("declined it"),
    "was declined": _("proposed it; it was declined"),
    "refused": _("wanted to be the second, and may not"),
    E.ERASURE_ADDED: _("asked for or proposed; nobody approved it"),
    E.ERASURE_DECIDED: _("decided; nobody approved it"),
}
MARKS: Words = {  # why a role that was given deserves a look
    "watched": _("new administrator or privacy officer"),
    "own": _("role for oneself"),
    "new": _("new account"),
}
GROUNDS: Words = {
    "team": _("works in the team"),
    "own": _("was entrusted with this child"),
    "cover": _("covers for a colleague"),
    "emergency": _("emergency access"),
    "advice": _("was asked for advice"),
    "practice": _("practised, with a child that does not exist"),
    "organisation": _("works for the whole organisation"),
    "invitation": _("was asked by a link"),
    "system": _("done by the system"),
}
OUTCOMES: dict[int, str | Promise] = {
    AuditEvent.Outcome.REFUSED: _("was given no access"),
    AuditEvent.Outcome.FAILED: _("went wrong"),
}
KINDS: dict[EventKind, str | Promise] = {
    EventKind.READING: _("readings"),
    EventKind.CHANGE: _("changes"),
    EventKind.EXPORT: _("exports"),
    EventKind.REFUSAL: _("refusals"),
    EventKind.EMERGENCY: _("done in emergency access"),
    EventKind.RIGHTS: _("changes of rights"),
    EventKind.SIGN_IN_FAILURE: _("sign-ins that failed"),
    EventKind.OTHER: _("other: signing in and out"),
}


def phrase(event: str) -> str:
    """Say what was done; of an event that no version of the product knows any more, that it was something."""
    return str(PHRASES.get(event) or gettext("did something that has no name any more"))


def grounds(deed: Deed) -> str:
    """Say on what grounds; a refusal has none, and neither has what was logged before grounds were kept."""
    if deed.outcome == AuditEvent.Outcome.REFUSED or deed.basis not in GROUNDS:
        return "–"
    return str(GROUNDS[deed.basis])


def outcome(deed: Deed) -> str:
    """Say how it ended, when it did not end well."""
    return str(OUTCOMES.get(deed.outcome, ""))


def who(deed: Deed) -> str:
    """Name the person; of what a command did, that it was the system."""
    return deed.name or gettext("the system")


def roles(deed: Deed) -> str:
    """Name the roles, as they are called on screen."""
    labels = dict(Membership.Role.choices)
    known = [str(labels[role]) for role in deed.roles.split() if role in labels]
    return get_text_list(known, gettext("and"))
