"""Authority and consent of the demo: from the plan into the database, through the actions of the app."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from accounts.models import Organisation, User
from children.actions.children import change_child
from children.models import Child
from consents.actions.birth_days import keep_birth_days
from consents.actions.consents import add_authority, add_consents
from consents.models import Authority, Consent
from consents.queries.standing import standing_for
from revisions.actions import mark_of

Row = Mapping[str, Any]
CHILD = "kind"  # how the plan names the child itself


def load_consents(
    plan: Row, organisation: Organisation, people: Mapping[str, User], today: datetime.date
) -> None:
    """Let the organisation keep days of birth, and note what the plan says of each child."""
    by = people[plan["kept_by"]]
    keep_birth_days(organisation=organisation, keeps=True, seen_mark=mark_of(False), by=by)
    children = {child.reference: child for child in Child.objects.filter(organisation=organisation)}
    for reference, child in children.items():
        row = plan["children"].get(reference, plan["others"])
        load_child(row, child, people[row["by"]], today)


def load_child(row: Row, child: Child, by: User, today: datetime.date) -> None:
    """Note the day of birth, who has something to say, and every answer in the order of the plan."""
    if "birth_day" in row:
        child.birth_day = row["birth_day"]
        change_child(child=child, seen_revision=child.revision, by=by)
    parties: dict[str, UUID | None] = {CHILD: None}
    for called, held in row["parties"].items():
        parties[called] = load_party(called, held, child, by, today).party
    for said in row["answers"]:
        load_answers(said, child, parties[said["who"]], by, today)


def load_party(called: str, held: Row, child: Child, by: User, today: datetime.date) -> Authority:
    """Note what one person or institution has to say."""
    authority = Authority(
        child=child,
        called=called,
        relation=held["relation"],
        kind=held["kind"],
        source=held["source"],
        seen_on=before(today, held["weeks"]),
        from_on=before(today, held["from"]) if "from" in held else None,
        until_on=before(today, held["until"]) if "until" in held else None,
    )
    return add_authority(authority=authority, by=by)


def load_answers(said: Row, child: Child, party: UUID | None, by: User, today: datetime.date) -> None:
    """Note what one person answered on one day."""
    heard = Consent(
        child=child,
        party=party,
        given_on=before(today, said["weeks"]),
        how=said["how"],
        words=said.get("words", ""),
        reason=said.get("reason", ""),
        instead=said.get("instead", ""),
    )
    answers = {purpose: answer for answer in Consent.Answer.values for purpose in said.get(answer, ())}
    known = (one.pk for (_about, key), one in standing_for(child).answers.items() if key == heard.key)
    add_consents(heard=heard, answers=answers, seen=max(known, default=0), by=by)


def before(today: datetime.date, weeks: int) -> datetime.date:
    """Return the day so many weeks before today; a negative number lies ahead."""
    return today - datetime.timedelta(weeks=weeks)
