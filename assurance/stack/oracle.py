"""What must be true of a stack after all accidents, asked of its database."""

from collections.abc import Iterator, Sequence
from typing import Any

import psycopg

from assurance.stack.clients import Signer, Writer

ANSWERS = "SELECT item_key, choice, example, revision FROM assessments_answer WHERE assessment_id = %s"
EVENTS = "SELECT count(*) FROM audit_auditevent WHERE object_id = %s AND event = %s"
SIGNED = """
    SELECT form.id::text, form.signed_at IS NOT NULL, form.document IS NOT NULL, form.scores IS NOT NULL, form.digest <> '',
        NOT EXISTS (SELECT FROM assessments_answer answer WHERE answer.assessment_id = form.id),
        (SELECT count(*) FROM audit_auditevent WHERE object_id = form.id::text AND event = 'assessment_signed') = 1
    FROM assessments_assessment form WHERE form.id = ANY(%s::uuid[])
"""


def faults_of(
    database: psycopg.Connection[Any], writers: Sequence[Writer], signers: Sequence[Signer]
) -> Iterator[str]:
    """Yield what is lost, doubled or half."""
    for writer in writers:
        yield from faults_of_draft(database, writer)
    for signer in signers:
        yield from faults_of_signatures(database, signer)


def faults_of_draft(database: psycopg.Connection[Any], writer: Writer) -> Iterator[str]:
    """Yield what is wrong with a draft: all that was acknowledged stands there, and each save was done once."""
    rows = {item: tuple(row) for item, *row in database.execute(ANSWERS, [writer.draft])}
    for item in {*rows, *writer.has}:
        if rows.get(item) != writer.has.get(item):
            yield f"{item} of {writer.draft}: acknowledged {writer.has.get(item)}, there is {rows.get(item)}"
    done = sum(row[2] for row in rows.values())
    (revision,) = one(database, "SELECT revision FROM assessments_assessment WHERE id = %s", writer.draft)
    (events,) = one(database, EVENTS, writer.draft, "answer_saved")
    if not done == revision == events:
        yield f"{writer.draft}: {done} changes of answers, revision {revision}, {events} events in the log"


def faults_of_signatures(database: psycopg.Connection[Any], signer: Signer) -> Iterator[str]:
    """Yield each form that is signed by half, and each signature that was acknowledged and is not there."""
    seen = {}
    for draft, *parts in database.execute(SIGNED, [signer.started]):
        seen[draft] = all(parts)
        if any(parts[:4]) and not all(parts):
            yield f"{draft} is signed by half: {parts}"
    yield from (f"{draft} was signed and is not" for draft in signer.signed if not seen.get(draft))


def one(database: psycopg.Connection[Any], question: str, *values: object) -> tuple[Any, ...]:
    """Ask for one row."""
    return database.execute(question.encode(), values).fetchone() or (None,)
