"""Noting who has authority over a child, and what each agreed to: new rows beside the old ones."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from children.models import Child
from consents.models import Authority, Consent
from revisions.exceptions import SeenOtherwise


@transaction.atomic
def add_authority(*, authority: Authority, by: User) -> Authority:
    """Note what someone has to say over a child; `authority` is a new, validated instance of a new party."""
    authority.recorded_by = by
    authority.save(force_insert=True)
    record(EventType.AUTHORITY_ADDED, target=authority, child_id=authority.child_id, by=by)
    return authority


@transaction.atomic
def change_authority(*, authority: Authority, seen: int | None, by: User) -> Authority:
    """Note how it is now, in a new row of the same party; what was known before stays.

    `seen` is the key of the row that this person saw: `SeenOtherwise` when another one holds by now.
    """
    lock(authority.child_id)
    current = Authority.objects.filter(child=authority.child_id, party=authority.party).last()
    if current is None or current.pk != seen:
        raise SeenOtherwise(current)
    authority.recorded_by = by
    authority.save(force_insert=True)
    record(EventType.AUTHORITY_CHANGED, target=authority, child_id=authority.child_id, by=by)
    return authority


@transaction.atomic
def add_consents(*, heard: Consent, answers: Mapping[str, str], seen: int | None, by: User) -> list[Consent]:
    """Note what one person answered to some purposes, all in the way that `heard` says; one row for each.

    `answers` are by purpose. `seen` is the key of the last answer of this person (0 or None: none): `SeenOtherwise`
    when there is a later one, with the answers that hold now by purpose.
    """
    lock(heard.child_id)
    current = Consent.objects.filter(child=heard.child_id, party=heard.party).order_by("pk")
    last = current.last()
    if (seen or 0) != (last.pk if last else 0):
        raise SeenOtherwise(last)
    return [add_consent(heard, purpose, answer, by) for purpose, answer in answers.items()]


def add_consent(heard: Consent, purpose: str, answer: str, by: User) -> Consent:
    """Add one row; a reason stands only where someone cannot weigh it or the court decided."""
    is_unable = answer == Consent.Answer.UNABLE
    has_reason = is_unable or answer == Consent.Answer.COURT
    noted = Consent(
        child_id=heard.child_id,
        party=heard.party,
        purpose=purpose,
        answer=answer,
        given_on=heard.given_on,
        how=heard.how,
        words=heard.words,
        reason=heard.reason if has_reason else "",
        instead=heard.instead if is_unable else "",
        recorded_by=by,
    )
    noted.save(force_insert=True)
    record(EventType.CONSENT_ADDED, target=noted, child_id=noted.child_id, by=by)
    return noted


def lock(child_id: UUID) -> None:
    """Let one person at a time note something of a child."""
    Child.with_practice.select_for_update(no_key=True).get(pk=child_id)
