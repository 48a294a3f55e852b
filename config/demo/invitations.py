"""Who was asked by a link: from the plan into the database, through the actions of the app."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.models import Organisation, User
from children.models import Child
from invitations.actions.answering import (
    begin_invitation,
    save_invited_answer,
    save_own_words,
    send_invitation,
)
from invitations.actions.asking import add_invitation
from invitations.models import Invitation
from invitations.queries.asking import choices_for
from invitations.queries.invited import items_of
from invitations.rules.asking import SETTINGS, last_day, look_back_from
from revisions.actions import mark_of


def load_invitations(
    plan: list[dict[str, Any]], organisation: Organisation, people: Mapping[str, User], today: datetime.date
) -> None:
    """Ask the people of the plan; what was sent waits to be checked. The links themselves are known to nobody."""
    for row in plan:
        child = Child.objects.get(organisation=organisation, reference=row["child"])
        choice = next(one for one in choices_for(child) if one.kind == row["kind"])
        invitation = Invitation(
            child=child,
            kind=choice.kind,
            called=row["called"],
            instrument_version_id=choice.version_id,
            setting=SETTINGS[choice.kind],
            period_from=look_back_from(today, child.born_on),
        )
        until = last_day(timezone.localdate())  # it is asked now, on whatever day the stories end
        add_invitation(invitation=invitation, until=until, by=people[row["by"]])
        if row.get("is_sent"):
            load_answers(invitation, row)


def load_answers(invitation: Invitation, row: dict[str, Any]) -> None:
    """Let someone answer the first statements and send them."""
    begin_invitation(invitation=invitation)
    for number, (item, choice) in enumerate(zip(items_of(invitation), row["answers"], strict=False), start=1):
        save_invited_answer(
            invitation=invitation,
            item_key=item.key,
            choice=choice,
            example="",
            wants_to_talk=number in row["talk"],
            seen_revision=0,
        )
    words = {"own_words": row["own_words"], "may_print": row["may_print"]}
    save_own_words(invitation=invitation, hours_seen=None, seen_mark=mark_of("", False, None), **words)
    invitation.refresh_from_db()
    send_invitation(
        invitation=invitation, seen_revision=invitation.revision, language=row.get("language", "nl")
    )
