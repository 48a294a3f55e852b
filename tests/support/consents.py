"""Authority and consent around a child, noted through the actions, and what their forms post."""

import datetime

from accounts.models import Organisation, User
from children.actions.children import change_child
from children.models import Child
from consents.actions.birth_days import keep_birth_days
from consents.actions.consents import add_authority, add_consents
from consents.models import Authority, Consent
from consents.queries.standing import standing_for
from consents.rules.ages import TWELVE
from consents.rules.deciding import Purpose
from revisions.actions import mark_of
from tests.support.days import days_ago


def a_party(child: Child, by: User, *, called: str = "moeder", **fields: object) -> Authority:
    """Note that a parent has authority since birth, but for the fields."""
    usual: dict[str, object] = {
        "relation": "parent",
        "kind": "authority",
        "source": "register",
        "seen_on": days_ago(40),
    }
    return add_authority(authority=Authority(child=child, called=called, **{**usual, **fields}), by=by)


def said(
    child: Child,
    by: User,
    answer: str,
    *purposes: str,
    party: Authority | None = None,
    on: datetime.date | None = None,
    **fields: str,
) -> list[Consent]:
    """Note what a party, or without one the child itself, answered to some purposes; to sharing without any."""
    key = party.party if party else None
    heard = Consent(child=child, party=key, given_on=on or days_ago(30), how="spoken", **fields)
    answers = dict.fromkeys(purposes or ("team",), answer)
    known = (one.pk for (_about, key), one in standing_for(child).answers.items() if key == heard.key)
    return add_consents(heard=heard, answers=answers, seen=max(known, default=0), by=by)


def everyone_agrees(child: Child, *, called: str = "moeder", on: datetime.date | None = None) -> None:
    """Let one parent with authority, and a child of twelve or older, have said yes to every purpose.

    Where it is noted already who has authority, nothing changes: that test says itself who agreed.
    """
    if Authority.objects.filter(child=child).exists():
        return
    by, day = child.registered_by, on or days_ago(30)
    said(child, by, "yes", *Purpose, party=a_party(child, by, called=called), on=day)
    if child.age_on(days_ago(0)) >= TWELVE:
        said(child, by, "yes", *(one for one in Purpose if one is not Purpose.QUOTE_OWN), on=day)


def born(child: Child, on: datetime.date, by: User, *, with_day: bool = True) -> Child:
    """Let a child have been born on a day; without it only year and month are known."""
    child.birth_year, child.birth_month = on.year, on.month
    child.birth_day = on.day if with_day else None
    return change_child(child=child, seen_revision=child.revision, by=by)


def keeping_birth_days(organisation: Organisation, by: User, *, keeps: bool = True) -> None:
    """Let an organisation keep days of birth, or no longer."""
    seen = mark_of(Organisation.objects.get(pk=organisation.pk).keeps_birth_day)
    keep_birth_days(organisation=organisation, keeps=keeps, seen_mark=seen, by=by)


def authority_fields(seen: Authority | None = None, **changes: str) -> dict[str, str]:
    """Return a good form on who has authority; of someone who is known with what was seen."""
    fields = {
        "called": "vader",
        "relation": "parent",
        "kind": "authority",
        "from_on": "",
        "until_on": "",
        "source": "register",
        "seen_on": str(days_ago(3)),
        "note": "",
        **changes,
    }
    return fields | ({"seen_revision": str(seen.pk)} if seen else {})


def answers_fields(seen: int = 0, **changes: str) -> dict[str, str]:
    """Return a good form on what someone answered; `seen` is the key of the last answer."""
    fields = {"team": "yes", "given_on": str(days_ago(3)), "how": "spoken", "words": ""}
    return {**fields, "seen_revision": str(seen), **changes}


def last_answer(party: Authority) -> int:
    """Return the key of the last answer of a party."""
    found = Consent.objects.filter(party=party.party).last()
    return found.pk if found else 0
