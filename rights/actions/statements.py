"""Writing down what a child or a parent says about a record."""

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from rights.models import Statement


@transaction.atomic
def add_statement(*, statement: Statement, by: User) -> Statement:
    """Put a statement beside a record, for good; `statement` is a new, validated instance."""
    statement.recorded_by = by
    statement.save(force_insert=True)
    record(EventType.STATEMENT_ADDED, target=statement, child_id=statement.child_id, by=by)
    return statement
