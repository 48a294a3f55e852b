"""Roles are data: who may do what, written out by hand."""

import uuid

import pytest

from accounts.access import Access
from accounts.models import Membership
from accounts.rules.permissions import Permission as P
from accounts.rules.roles import BY_ADVICE, CLOSED, IN_EMERGENCY, ORGANISATION_ROLES, OWN_CASES_ONLY, ROLES
from children.queries.child_access import NOT_FOR_COVER

OBSERVES = {P.CHILD_VIEW, P.ASSESSMENT_FILL, P.COPING_WRITE}
PRACTISES = {*OBSERVES, P.CHILD_REGISTER, P.CHILD_CHANGE, P.ASSESSMENT_VIEW_ALL, P.PROFILE_VIEW}
PRACTISES |= {P.LIFE_EVENT_VIEW, P.LIFE_EVENT_WRITE, P.REPORT_EXPORT}
PRACTISES |= {P.RESOURCE_VIEW, P.RESOURCE_WRITE, P.COPING_VIEW, P.ACTION_WRITE, P.JUDGEMENT_WRITE}
PRACTISES |= {P.CASE_MANAGE, P.EMERGENCY_OPEN, P.LOG_VIEW_CHILD, P.RIGHTS_VIEW, P.ERASURE_APPROVE}
PRACTISES |= {P.SAFETY_VIEW, P.SAFETY_WRITE, P.MEETING_VIEW}
PRACTISES |= {P.DISCUSSION_WRITE, P.MINUTES_VIEW, P.CONSENT_VIEW, P.CONSENT_WRITE, P.INVITATION_MANAGE}
PRACTISES |= {P.ADVICE_VIEW, P.ADVICE_ANSWER, P.OBSERVATION_ASK}
COORDINATES = {P.ASSESSMENT_WITHDRAW, P.DRAFT_VIEW_TEAM, P.DRAFT_HAND_OVER, P.CHILD_MOVE}
COORDINATES |= {P.EMERGENCY_REVIEW, P.RIGHTS_MANAGE, P.MEETING_MANAGE, P.MINUTES_CLOSE, P.ADVICE_ASK}
COORDINATES |= {P.DATA_EXPORT}


@pytest.mark.parametrize(
    ("role", "granted"),
    [
        ("observer", OBSERVES),
        ("practitioner", PRACTISES),
        ("coordinator", {*PRACTISES, *COORDINATES}),
        (
            "administrator",
            {
                P.PEOPLE_MANAGE,
                P.RETENTION_MANAGE,
                P.INSTRUMENT_MANAGE,
                P.SAFETY_CONTACT_WRITE,
                P.QUEUE_MANAGE,
                P.LANGUAGE_APPROVE,
            },
        ),
        ("scientist", {P.INSTRUMENT_MANAGE, P.RELIABILITY_VIEW, P.RELIABILITY_SWITCH, P.ADVICE_GIVE}),
        ("privacy_officer", {P.LOG_REVIEW, P.DATA_EXPORT}),
    ],
)
def test_role_grants_what_was_agreed(role: str, granted: set[P]) -> None:
    assert ROLES[role] == granted


def test_every_role_can_be_given_and_every_permission_is_held_by_some_role() -> None:
    assert set(ROLES) == set(Membership.Role.values)
    assert set().union(*ROLES.values()) == set(P)


def test_role_in_the_whole_organisation_sees_no_child() -> None:
    assert frozenset({"administrator", "scientist", "privacy_officer"}) == ORGANISATION_ROLES
    assert all(P.CHILD_VIEW not in ROLES[role] for role in ORGANISATION_ROLES)


def test_only_observers_keep_to_the_children_entrusted_to_them() -> None:
    assert frozenset({"observer"}) == OWN_CASES_ONLY


def test_lists_beside_the_roles_hold_what_was_agreed() -> None:
    reading = {P.CHILD_VIEW, P.ASSESSMENT_VIEW_ALL, P.PROFILE_VIEW}
    assert reading | {P.LIFE_EVENT_VIEW, P.RESOURCE_VIEW, P.COPING_VIEW, P.CONSENT_VIEW} == IN_EMERGENCY
    assert {*IN_EMERGENCY, P.MINUTES_VIEW, P.ADVICE_VIEW, P.ADVICE_GIVE} == BY_ADVICE
    with_team = {P.CASE_MANAGE, P.CHILD_REGISTER, P.EMERGENCY_OPEN, P.ERASURE_APPROVE}
    meeting = {P.MEETING_VIEW, P.MEETING_MANAGE, P.DISCUSSION_WRITE, P.MINUTES_CLOSE}
    assert with_team | meeting | {P.ADVICE_ASK, P.ADVICE_ANSWER} == NOT_FOR_COVER
    writing = {P.ASSESSMENT_FILL, P.LIFE_EVENT_WRITE, P.RESOURCE_WRITE, P.COPING_WRITE}
    with_others = {P.ACTION_WRITE, P.JUDGEMENT_WRITE, P.DISCUSSION_WRITE, P.MINUTES_CLOSE}
    by_advice = {P.ADVICE_ASK, P.ADVICE_ANSWER, P.ADVICE_GIVE}
    asking = {P.CONSENT_WRITE, P.INVITATION_MANAGE, P.OBSERVATION_ASK}
    assert writing | with_others | by_advice | asking == CLOSED


def test_safety_notes_are_for_the_team_and_the_paper_only_for_who_may_see_what_it_prints() -> None:
    assert not IN_EMERGENCY & {P.SAFETY_VIEW, P.SAFETY_WRITE, P.REPORT_EXPORT}
    assert {role for role, held in ROLES.items() if P.SAFETY_VIEW in held} == {"practitioner", "coordinator"}
    assert all(P.PROFILE_VIEW in held for held in ROLES.values() if P.REPORT_EXPORT in held)


def test_request_about_one_child_may_what_is_granted_for_it_and_no_more() -> None:
    north, south = uuid.uuid4(), uuid.uuid4()
    access = Access({north: ROLES["practitioner"], south: ROLES["observer"]}, {})
    reading = access.for_one_child(north, frozenset({P.CHILD_VIEW}))
    assert reading.by_team == {north: {P.CHILD_VIEW}, south: ROLES["observer"]}


def test_permission_is_asked_per_organisation() -> None:
    here, elsewhere = uuid.uuid4(), uuid.uuid4()
    access = Access({}, {here: ROLES["administrator"], elsewhere: ROLES["scientist"]})
    assert access.has_in(P.PEOPLE_MANAGE, here)
    assert not access.has_in(P.PEOPLE_MANAGE, elsewhere)
    assert not access.has_in(P.PEOPLE_MANAGE, None)
    assert access.organisations_where(P.PEOPLE_MANAGE) == [here]


def test_permission_is_asked_per_team() -> None:
    north, south, organisation = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    access = Access(
        {north: ROLES["practitioner"], south: ROLES["observer"]}, {organisation: ROLES["administrator"]}
    )
    assert access.teams_where(P.PROFILE_VIEW) == [north]
    assert access.teams_where(P.CHILD_VIEW) == [north, south]
    assert access.has(P.CHILD_VIEW, south)
    assert not access.has(P.PROFILE_VIEW, south)
    assert not access.has(P.CHILD_VIEW, organisation)
    assert access.organisations_where(P.PEOPLE_MANAGE) == [organisation]
    assert access.organisations_where(P.CHILD_VIEW) == []
