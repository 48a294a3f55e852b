"""What the database refuses by itself stands there: every trigger, every rule on who and when, every missing right.

What each of them does is tested where it belongs. Many are a second lock behind the rights of the web role or
behind an action, so that no other test would notice when one of them went.
"""

from typing import Any

import pytest
from django.db import connection

from assurance.access_mutants.in_database import WHO_AND_WHEN, database_mutants
from audit.sql_files import rights_granted
from tests.support.owner import as_owner

TRIGGERS = {
    "advice_advice": "advice_add_only advice_by_who_was_asked advice_no_truncate",
    "advice_adviceanswer": "advice_answer_add_only advice_answer_no_truncate",
    "advice_advicerequest": "advice_request_add_only advice_request_no_truncate",
    "assessments_answer": "answer_only_in_draft",
    "assessments_assessment": "assessment_no_correction_of_withdrawn assessment_no_truncate"
    " assessment_signed_immutable",
    "assessments_withdrawal": "withdrawal_kept withdrawal_no_truncate withdrawal_of_signed_form",
    "assessments_withdrawnreading": "withdrawn_reading_kept withdrawn_reading_no_truncate"
    " withdrawn_reading_of_withdrawn",
    "children_child": "child_practice_apart",
    "children_safetynote": "safety_note_add_only safety_note_no_truncate",
    "children_specialisthelp": "specialist_help_add_only specialist_help_no_truncate",
    "consents_authority": "authority_add_only authority_no_truncate",
    "consents_consent": "consent_add_only consent_no_truncate",
    "invitations_languageapproval": "language_approval_add_only language_approval_no_truncate",
    "meetings_line": "line_only_while_open",
    "meetings_minutes": "minutes_immutable minutes_no_truncate",
    "reviews_goal": "goal_keeps_agreement",
    "reviews_goalscore": "score_after_agreement",
    "rights_statement": "statement_immutable",
    "audit_auditevent": "audit_event_dated audit_event_insert_only audit_event_named"
    " audit_event_no_truncate audit_event_seal",
    "audit_chainlink": "audit_link_insert_only audit_link_no_truncate",
    "portfolio_instrument": "instrument_keeps_its_key instrument_keeps_its_kind",
    "portfolio_instrumentversion": "instrument_version_immutable instrument_version_no_shortcut"
    " instrument_version_no_truncate",
    "portfolio_reliabilityparameters": "reliability_parameters_kept reliability_parameters_no_truncate",
    "logbook_logreview": "log_review_kept log_review_no_truncate",
    "logbook_logreviewitem": "log_review_item_kept log_review_item_no_truncate",
    "procrastinate_jobs": "procrastinate_jobs_notify_queue_job_aborted_v1 procrastinate_jobs_notify_queue_job_inserted_v1"
    " procrastinate_trigger_abort_requested_events_v1 procrastinate_trigger_delete_jobs_v1"
    " procrastinate_trigger_scheduled_events_v1 procrastinate_trigger_status_events_insert_v1"
    " procrastinate_trigger_status_events_update_v1",
}
CHECKS = {  # on who decides, who looks after it, and until when
    "accounts_membership": "membership_approved_by_someone_else membership_team_unless_organisation_role",
    "rights_erasurerequest": "erasure_request_approved_by_someone_else erasure_request_asked_by_someone"
    " erasure_request_decided_together erasure_request_refused_with_reason",
    "children_grant": "grant_emergency_has_reason grant_ends_unless_case grant_reviewed_at_and_by_together"
    " grant_reviewed_by_someone_else grant_role_of_cover_only",
    "invitations_invitation": "invitation_checked_at_and_by_together invitation_checked_stands_or_is_set_aside"
    " invitation_language_of_what_was_sent invitation_nothing_kept_unsent invitation_sent_at_when_sent invitation_token_while_live"
    " invitation_works_for_a_while",
    "consents_authority": "authority_ends_after_begin",
    "consents_consent": "consent_court_says_which_decision consent_unable_says_why",
    "meetings_minutes": "minutes_correction_has_a_reason",
    "logbook_logreview": "log_review_first_of_month log_review_signed_with_all",
    "logbook_logreviewitem": "log_review_item_judged_with_all log_review_item_question_has_note",
}
READS, ADDS, ALL = "SELECT", "INSERT SELECT", "DELETE INSERT SELECT UPDATE"
RIGHTS = {  # of the web role, where it has not all of them
    **dict.fromkeys(("advice_advicerequest", "advice_advice", "advice_adviceanswer"), ADDS),
    "background_done": "DELETE INSERT SELECT",
    "invitations_invitation": "INSERT SELECT UPDATE",
    "meetings_meeting": "INSERT SELECT UPDATE",
    "meetings_meeting_invited": "DELETE INSERT SELECT",
    "meetings_minutes": ADDS,
    "invitations_languageapproval": ADDS,
    "reviews_familyplan": ADDS,
    "reviews_goalscore": "DELETE INSERT SELECT",
    **dict.fromkeys(("consents_authority", "consents_consent", "procrastinate_events"), ADDS),
    **dict.fromkeys(("rights_erasure", "audit_chainlink"), READS),
    **dict.fromkeys(("django_content_type", "django_migrations"), READS),
    **dict.fromkeys(("children_safetynote", "children_specialisthelp"), ADDS),
    "assessments_observationrequest": "INSERT SELECT UPDATE",
    "assessments_heldform": "DELETE INSERT SELECT",
    **dict.fromkeys(("assessments_withdrawal", "assessments_withdrawnreading"), ADDS),
    **dict.fromkeys(("audit_auditevent", "reviews_judgement", "revisions_postedform"), ADDS),
}
FOR_THE_OWNER = {
    *("rights_destroy(uuid,jsonb)", "rights_erase_again(jsonb,jsonb)"),
    "rights_log_destruction(text,rights_erasure,uuid,jsonb)",
    *("audit_seal(bigint)", "audit_seal_new()"),
}
STANDING = """SELECT relname, string_agg(tgname, ' ' ORDER BY tgname) FROM pg_trigger
    JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND tgenabled = 'O' AND relnamespace = 'public'::regnamespace GROUP BY 1"""
CHECKED = """SELECT relname, string_agg(conname, ' ' ORDER BY conname) FROM pg_constraint
    JOIN pg_class ON pg_class.oid = conrelid
    WHERE contype = 'c' AND convalidated AND relname = ANY(%s) AND conname ~ %s
    GROUP BY 1"""
HELD = """SELECT relname, (SELECT string_agg(asked, ' ' ORDER BY asked)
        FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) asked
        WHERE has_table_privilege(%s, pg_class.oid, asked))
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"""
CLOSED = """SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    AND NOT has_function_privilege(%s, oid, 'EXECUTE')"""


def found(query: str, *values: Any) -> dict[str, str]:
    """Return two columns as a dictionary, the second without a value as nothing."""
    with connection.cursor() as cursor:
        cursor.execute(query, values or None)
        return {row[0]: (row[1] or "") if len(row) > 1 else "" for row in cursor.fetchall()}


def test_every_trigger_stands_and_is_on(db: None) -> None:
    assert found(STANDING) == TRIGGERS


def test_every_rule_on_who_and_when_stands(db: None) -> None:
    assert found(CHECKED, list(CHECKS), WHO_AND_WHEN) == CHECKS


def test_web_role_holds_these_rights_and_no_others(db: None) -> None:
    held = found(HELD, connection.settings_dict["USER"])
    assert set(held) > set(RIGHTS)
    assert held == {table: RIGHTS.get(table, ALL) for table in held}


def test_functions_of_the_owner_are_closed_to_the_web_role(db: None) -> None:
    assert set(found(CLOSED, connection.settings_dict["USER"])) == FOR_THE_OWNER


@pytest.mark.parametrize(
    ("change", "query"),
    [
        ("ALTER TABLE audit_auditevent DISABLE TRIGGER audit_event_seal", STANDING),
        ("DROP TRIGGER statement_immutable ON rights_statement", STANDING),
    ],
)
def test_trigger_that_went_is_noticed(db: None, change: str, query: str) -> None:
    with as_owner() as owner:
        owner.execute(change.encode())
        assert dict(owner.execute(query.encode()).fetchall()) != TRIGGERS
        owner.rollback()


def test_start_of_the_site_asks_for_every_right_that_the_files_give(db: None) -> None:
    asked: dict[str, set[str]] = {}
    for table, right in rights_granted():
        asked.setdefault(table, set()).add(right)
    held = found(HELD, connection.settings_dict["USER"])
    assert {table: " ".join(sorted(rights)) for table, rights in asked.items()} == held


def test_every_guard_can_be_taken_away_to_see_whether_a_test_notices(db: None) -> None:
    with as_owner() as owner, owner.cursor() as cursor:
        names = {mutant.name for mutant in database_mutants(cursor, connection.settings_dict["USER"])}
    ours = {
        name
        for table, held in TRIGGERS.items()
        if not table.startswith("procrastinate")
        for name in held.split()
    }
    assert {f"trigger {name}" for name in ours} <= names
    assert {f"constraint {name}" for held in CHECKS.values() for name in held.split()} <= names
    assert {f"web role + {right} rights_erasure" for right in ("INSERT", "DELETE", "TRUNCATE")} <= names
