"""What is published stands for good: the database refuses to change it, whoever asks."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from portfolio.actions import retire_version
from portfolio.models import InstrumentVersion
from tests.support.build import People, version_of
from tests.support.instruments import an_own_draft, an_own_version

VERSION = "portfolio_instrumentversion"
INSTRUMENT = "portfolio_instrument"
CHANGES = [
    "document = '{}'",
    "document = jsonb_set(document, '{minutes}', '9')",
    "digest = repeat('0', 64)",
    "version = '9.9'",
    "published_at = now() + interval '1 day'",
    "status = 'draft', published_at = NULL",
    "instrument_id = (SELECT id FROM portfolio_instrument WHERE key = 'professional-full')",
    "id = gen_random_uuid()",
]


def refused(statement: str, *values: Any) -> bool:
    """Say whether the database refuses a statement."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize("status", ["published", "retired"])
@pytest.mark.parametrize("change", CHANGES)
def test_version_in_use_is_never_changed(people: People, change: str, status: str) -> None:
    version = an_own_version(people)
    if status == "retired":
        retire_version(version=version, by=people.ada)
    assert refused(f"UPDATE {VERSION} SET {change} WHERE id = %s", version.pk)
    if "status" not in change:
        assert refused(f"UPDATE {VERSION} SET {change}, status = 'retired' WHERE id = %s", version.pk)


@pytest.mark.parametrize("status", ["published", "retired"])
def test_version_in_use_is_never_removed(people: People, status: str) -> None:
    version = an_own_version(people)
    if status == "retired":
        retire_version(version=version, by=people.ada)
    assert refused(f"DELETE FROM {VERSION} WHERE id = %s", version.pk)
    assert refused(f"TRUNCATE {VERSION} CASCADE")
    assert InstrumentVersion.objects.filter(pk=version.pk, status=status).exists()


def test_status_goes_from_published_to_retired_and_nowhere_else(people: People) -> None:
    version = an_own_version(people)
    assert not refused(f"UPDATE {VERSION} SET status = 'retired' WHERE id = %s", version.pk)
    for status in ("published", "draft", "retired"):
        assert refused(f"UPDATE {VERSION} SET status = %s WHERE id = %s", status, version.pk)
    draft = an_own_draft(people)
    shortcut = f"UPDATE {VERSION} SET status = 'retired', published_at = now() WHERE id = %s"
    assert refused(shortcut, draft.pk)


@pytest.mark.parametrize("change", ["key = 'other'", "organisation_id = NULL", "copied_from_id = NULL"])
def test_instrument_with_a_published_version_keeps_what_names_it(people: People, change: str) -> None:
    version = an_own_version(people)
    assert refused(f"UPDATE {INSTRUMENT} SET {change} WHERE id = %s", version.instrument_id)
    assert not refused(f"UPDATE {INSTRUMENT} SET source = 'x' WHERE id = %s", version.instrument_id)
    draft = an_own_draft(people)
    assert not refused(f"UPDATE {INSTRUMENT} SET key = 'other' WHERE id = %s", draft.instrument_id)


def test_draft_can_be_changed_and_removed(people: People) -> None:
    draft = an_own_draft(people)
    assert not refused(f"UPDATE {VERSION} SET document = '{{}}', digest = 'x' WHERE id = %s", draft.pk)
    assert not refused(f"DELETE FROM {VERSION} WHERE id = %s", draft.pk)


def test_one_version_is_published_and_a_key_stands_once(people: People) -> None:
    version = an_own_version(people)
    columns = "id, instrument_id, version, status, document, digest, published_at"
    again = f"INSERT INTO {VERSION} ({columns}) SELECT gen_random_uuid(), instrument_id, '9', status, document, digest, published_at FROM {VERSION} WHERE id = %s"
    assert refused(again, version.pk)
    fields = "id, kind, organisation_id, key, source, licence, copied_from_id"
    twice = f"INSERT INTO {INSTRUMENT} ({fields}) SELECT gen_random_uuid(), kind, organisation_id, key, '', '', NULL FROM {INSTRUMENT} WHERE id = %s"
    assert refused(twice, version.instrument_id)
    assert refused(twice, version_of().instrument_id)
