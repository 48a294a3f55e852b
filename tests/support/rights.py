"""The rights of a child and its parents, for tests: made through the actions of the product."""

import datetime
from typing import Any

from django.db.models import Model

from accounts.models import User
from children.models import Child, Retention
from rights.actions.archives import make_archive
from rights.actions.erasures import approve_erasure, ask_erasure, decide_erasure
from rights.actions.retention import change_retention
from rights.actions.statements import add_statement
from rights.models import Archive, Erasure, ErasureRequest, Statement
from rights.queries.records_of_child import Passage, digest_of, everything_about, passages_in
from tests.support.build import People, a_child
from tests.support.days import days_ago, today


def passages_of(child: Child) -> list[Passage]:
    """Return every text in someone's own words about a child."""
    return list(passages_in(everything_about(child)))


def an_archive(child: Child, by: User, *, for_whom: str = "parent", **left_out: str) -> Archive:
    """Put everything about a child together; `left_out` gives reasons by a word in the passage."""
    passages = passages_of(child)
    marks = {
        passage.key: {
            "subject": "other",
            "left_out": next((reason for word, reason in left_out.items() if word in passage.text), ""),
        }
        for passage in passages
    }
    archive = Archive(child=child, for_whom=for_whom, marks=marks, seen=digest_of(passages))
    return make_archive(archive=archive, by=by)


def archive_fields(child: Child) -> dict[str, str]:
    """Return what the page on which passages are looked through would send."""
    passages = passages_of(child)
    chosen = dict.fromkeys((passage.name for passage in passages), "child")
    return {**chosen, "for_whom": "parent", "seen": digest_of(passages), "is_read": "on"}


def a_request(child: Child, by: User, **changes: object) -> ErasureRequest:
    """Write down that both parents ask to destroy everything about a child that cannot weigh its interests."""
    said = {"asker": "parent", "asker_name": "Kanarie van Es", "authority": "both", "is_unable": True}
    said |= {"asked_on": today() - datetime.timedelta(days=7), "wish": "Alles weg van mijn kanarie."}
    return ask_erasure(request=ErasureRequest(child=child, **{**said, **changes}), by=by)


def granted(request: ErasureRequest, by: User, *records: Model) -> ErasureRequest:
    """Decide to destroy everything, or the records that are given."""
    request.decision, request.is_whole, request.records = "granted", not records, {}
    for row in records:
        request.records.setdefault(row._meta.db_table, []).append(str(row.pk))
    return decide_erasure(request=request, seen_revision=request.revision, by=by)


def destroyed(child: Child, decider: User, approver: User, *records: Model) -> Erasure:
    """Let one person decide and another approve that everything goes, or the records that are given."""
    request = granted(a_request(child, decider), decider, *records)
    return approve_erasure(request=request, seen_revision=request.revision, by=approver)


def a_statement(child: Child, by: User, text: str = "Kanarie zag het anders.", **about: Any) -> Statement:
    """Put what a child said beside a record, or with `is_on_plan` beside the whole plan."""
    said = Statement(child=child, author="child", text=text, said_on=today(), **about)
    return add_statement(statement=said, by=by)


def kept(child: Child, by: User, **changes: object) -> Retention:
    """Keep a file: of youth help and open, but for the changes."""
    current = Retention.objects.filter(pk=child.pk).first() or Retention(child=child)
    for name, value in changes.items():
        setattr(current, name, value)
    return change_retention(retention=current, seen_revision=current.revision, by=by)


def world_of_rights(child: Child, people: People) -> dict[str, object]:
    """Make an archive, a request to decide on, one to approve, and something that was destroyed."""
    sibling = a_child(people.north, people.anna, first_name="Kanarietje", reference="KANARIE-18")
    to_approve = granted(a_request(child, people.cora), people.cora, child.life_events.get())
    to_decide = a_request(child, people.cora)
    a_statement(child, people.anna, life_event=child.life_events.get())
    return {
        "to_decide": to_decide.pk,
        "to_approve": to_approve.pk,
        "destroyed": sibling.pk,
        "erasure_id": destroyed(sibling, people.cora, people.anna).pk,
        "archive_id": an_archive(child, people.cora).pk,  # the last: it holds as long as nothing is written
    }


def statement_fields() -> dict[str, str]:
    """Return the fields of what a child said about something."""
    return {"author": "child", "text": "Zo was het niet.", "said_on": str(days_ago(2))}


STATEMENTS = (
    *("assessment-statement", "life-event-statement", "action-statement", "plan-statement"),
    *("judgement-statement", "minutes-statement", "advice-statement"),
)


def rights_fields() -> dict[str, dict[str, str]]:
    """Return good forms about rights, by address."""
    return {
        **{name: statement_fields() for name in STATEMENTS},
        "erasure-ask": {
            "asker": "child",
            "asker_name": "Sam",
            "asked_on": str(days_ago(21)),
            "wish": "Alles weg.",
        },
        "erasure-decide": {"answer": "whole", "seen_revision": "0"},
        "erasure-approve": {"is_looked_at": "on", "seen_revision": "1"},
        "retention-change": {"kind": "protection", "closed_on": str(days_ago(21)), "seen_revision": "0"},
        "retention-terms": {"youth_help": "25", "protection": "30", "working_layer": "2"},
    }
