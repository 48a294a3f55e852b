"""Invitations for tests, made through the actions of the product; and a browser that opens one."""

import datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import User
from children.models import Child
from invitations.actions import answering, asking
from invitations.actions.languages import approve_language
from invitations.models import Invitation
from invitations.queries.asking import choices_for
from invitations.queries.invited import items_of
from invitations.rules.asking import SETTINGS
from portfolio.queries.languages import languages
from revisions.actions import mark_of
from tests.support.consents import everyone_agrees
from tests.support.days import days_ago, today

NOTHING_SEEN = mark_of("", False, None)  # of the last screen before somebody wrote there
CALLED = {"child": "Sam", "parent": "de moeder", "foster_carer": "pleegvader Ed", "teacher": "meester Joost"}


def asked(
    child: Child, by: User, kind: str = "parent", *, days: int = 14, called: str = ""
) -> tuple[Invitation, str]:
    """Ask someone about a child; return the invitation and the secret of its link.

    Everyone has agreed, unless the test noted itself who has authority.
    """
    everyone_agrees(child)
    choice = next(one for one in choices_for(child) if one.kind == kind)
    made = Invitation(
        child=child,
        kind=kind,
        called=called or CALLED.get(kind, "buurvrouw Mies"),
        instrument_version_id=choice.version_id,
        setting=SETTINGS[kind],
        period_from=days_ago(28),
    )
    until = today() + datetime.timedelta(days=days)
    token = asking.add_invitation(invitation=made, until=until, by=by)
    return made, token


def answered(
    invitation: Invitation, *, n: int = 3, own_words: str = "", may_print: bool = True
) -> Invitation:
    """Let someone begin and answer the first statements, with a wish to talk about the first."""
    answering.begin_invitation(invitation=invitation)
    for place, item in enumerate(items_of(invitation)[:n]):
        answering.save_invited_answer(
            invitation=invitation,
            item_key=item.key,
            choice="3",
            example="",
            wants_to_talk=place == 0,
            seen_revision=0,
        )
    answering.save_own_words(
        invitation=invitation, own_words=own_words, may_print=may_print, hours_seen=6, seen_mark=NOTHING_SEEN
    )
    invitation.refresh_from_db()
    return invitation


def sent(invitation: Invitation, *, language: str = "nl", **given: Any) -> Invitation:
    """Let someone answer and send it, in a language."""
    answered(invitation, **given)
    answering.send_invitation(invitation=invitation, seen_revision=invitation.revision, language=language)
    invitation.refresh_from_db()
    return invitation


def sent_by_parent(child: Child, by: User, **given: Any) -> Invitation:
    """Let a parent have sent answers that are still to be checked."""
    return sent(asked(child, by)[0], **given)


def opened(token: str, client: Client | None = None) -> Client:
    """Return a browser that opened a link."""
    browser = client or Client()
    response = browser.get(reverse("invitation-open", args=[token]))
    assert response.status_code == 302
    return browser


def begun(token: str, client: Client | None = None) -> Client:
    """Return a browser in which someone opened a link and began."""
    browser = opened(token, client)
    assert browser.post(reverse("invitation-start"), {"goto": "begin"}).status_code == 302
    return browser


def approval_fields(code: str, **changes: str) -> dict[str, str]:
    """Return a good form that approves a language."""
    fields = {"read_by": "Amal Haddad, tolk", "is_right": "on", "seen_digest": languages()[code].digest}
    return {**fields, **changes}


def approved(child: Child, by: User, code: str) -> None:
    """Let the organisation of a child have approved a language."""
    language = languages()[code]
    approve_language(
        organisation=child.organisation,
        language=language,
        read_by="Amal Haddad, tolk",
        seen_digest=language.digest,
        by=by,
    )


def revision_of(invitation: Invitation) -> str:
    """Return the revision of an invitation, as a page would carry it."""
    return str(Invitation.objects.get(pk=invitation.pk).revision)


def invitation_fields(child: Child, kind: str = "parent", **changes: str) -> dict[str, str]:
    """Return a good form that asks someone, about whom everyone has agreed."""
    everyone_agrees(child)
    choice = next(one for one in choices_for(child) if one.kind == kind)
    fields = {"whom": choice.key, "called": "de vader", "period_from": str(days_ago(20))}
    return {**fields, "until": str(days_ago(-10)), **changes}
