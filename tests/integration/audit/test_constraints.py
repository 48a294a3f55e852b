"""A refusal of the database is told by the name of the constraint; one that nobody named stays what it is."""

import ast
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.actions import AlreadyMember, add_person
from accounts.models import Membership, Organisation
from audit.constraints import constraint_of, refused_by
from children.actions.children import change_child
from children.actions.grants import add_grant
from children.exceptions import NumberTaken
from children.models import Child, Grant
from tests.support.around import a_safety_note
from tests.support.build import People, a_child
from tests.test_architecture import WRITTEN, relative

UNIQUE_OR_CHECKED = """
    SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('u', 'c', 'x')
    UNION SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE indisunique AND relnamespace = 'public'::regnamespace
"""
FROM_DATABASE = {
    "IntegrityError",
    "DataError",
    "DatabaseError",
    "ProgrammingError",
    "InternalError",
    "psycopg",
}
TOO_WIDE = {"Exception", "BaseException"}
MAY_CATCH = {
    "audit/constraints.py": {"IntegrityError"},
    "accounts/security/database.py": {"ProgrammingError"},  # the table is not there: nobody is
    "config/checks.py": {"ProgrammingError"},  # the table is not there: the answer is a sentence
    "config/requests/probes.py": {"DatabaseError"},  # whatever the database says: it is not ready
    "config/environment.py": {"ProgrammingError"},  # psycopg reads an address; no database is asked
}


class Meant(Exception):
    """What a test gives for a constraint."""


def names_in(source: str) -> Iterator[str]:
    """Yield the names of constraints that a piece of code gives to `refused_by`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "refused_by":
            assert not node.args, "constraints are named one by one"
            yield from (word.arg or "**" for word in node.keywords)


def caught_in(source: str) -> Iterator[str]:
    """Yield the name of each exception that a piece of code catches, and `BaseException` for all of them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler):
            yield from names_of(node.type) if node.type else ["BaseException"]
        elif (
            isinstance(node, ast.Call)
            and getattr(node.func, "id", getattr(node.func, "attr", "")) == "suppress"
        ):
            yield from (name for argument in node.args for name in names_of(argument))


def names_of(node: ast.expr) -> Iterator[str]:
    """Yield the last part of each name in an expression: `db.IntegrityError` is `IntegrityError`."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name | ast.Attribute):
            yield part.id if isinstance(part, ast.Name) else part.attr


def constraints() -> set[str]:
    """Return the names of everything in the database that can refuse a row by a name."""
    with connection.cursor() as cursor:
        cursor.execute(UNIQUE_OR_CHECKED)
        return {name for (name,) in cursor.fetchall()}


def unknown(files: list[Path]) -> dict[str, set[str]]:
    """Return the names that stand for no constraint, by file."""
    known = constraints()
    found = {relative(file): set(names_in(file.read_text())) - known for file in files}
    return {file: names for file, names in found.items() if names}


def test_every_named_constraint_stands_in_the_database(db: None) -> None:
    assert sum(len(list(names_in(file.read_text()))) for file in WRITTEN) >= 6
    assert unknown(WRITTEN) == {}


def test_name_without_a_constraint_is_found(db: None, tmp_path: Path) -> None:
    planted = "with refused_by(grant_one_case_per_child=A, grant_one_case=B):\n    pass"
    assert set(names_in(planted)) - constraints() == {"grant_one_case"}
    assert set(names_in("refused_by(**errors)")) == {"**"}


def test_nobody_else_catches_what_the_database_refuses() -> None:
    wrong = FROM_DATABASE | TOO_WIDE
    found = {relative(file): set(caught_in(file.read_text())) & wrong for file in WRITTEN}
    assert {file: names for file, names in found.items() if names} == MAY_CATCH


@pytest.mark.parametrize(
    "planted",
    [
        "try:\n    save()\nexcept IntegrityError:\n    raise AlreadyGranted",
        "try:\n    save()\nexcept (KeyError, db.IntegrityError) as error:\n    pass",
        "with contextlib.suppress(IntegrityError):\n    save()",
        "try:\n    save()\nexcept psycopg.errors.DatabaseError:\n    pass",
        "try:\n    save()\nexcept:\n    pass",
        "try:\n    save()\nexcept Exception:\n    pass",
    ],
)
def test_planted_catch_is_found(planted: str) -> None:
    assert set(caught_in(planted)) & (FROM_DATABASE | TOO_WIDE)


def test_refusal_becomes_the_error_that_was_given_for_it(people: People) -> None:
    with pytest.raises(Meant) as refused, refused_by(accounts_organisation_name_key=Meant):
        Organisation.objects.create(name=people.north.organisation.name)
    assert isinstance(refused.value.__cause__, IntegrityError)
    assert (
        Organisation.objects.filter(name=people.north.organisation.name).count() == 1
    )  # a query still works


def test_refusal_by_another_constraint_stays_what_it_is(people: People) -> None:
    with (
        pytest.raises(IntegrityError, match="accounts_organisation_name_key"),
        refused_by(user_email_once=Meant),
    ):
        Organisation.objects.create(name=people.north.organisation.name)


def test_refusal_by_a_trigger_names_no_constraint(people: People, child: Child) -> None:
    note = a_safety_note(child, people.anna)
    refuse = "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'restrict_violation'; END $$"
    with (
        pytest.raises(IntegrityError) as refused,
        refused_by(safety_note_once=Meant),
        connection.cursor() as cursor,
    ):
        cursor.execute(refuse)
    assert constraint_of(refused.value) == ""
    assert constraint_of(IntegrityError("made by hand")) == ""
    note.refresh_from_db()


def test_child_without_a_month_is_not_a_number_that_is_taken(people: People, child: Child) -> None:
    child.birth_month = 13
    with pytest.raises(IntegrityError, match="child_birth_month_in_year"):
        change_child(child=child, seen_revision=0, by=people.anna)
    a_child(people.north, people.anna, reference="X-9")
    child.birth_month, child.reference = 1, "X-9"
    with pytest.raises(NumberTaken):
        change_child(child=child, seen_revision=0, by=people.anna)


def test_cover_without_an_end_is_not_a_case_that_was_given(people: People, child: Child) -> None:
    endless = Grant(child=child, user=people.chris, kind=Grant.Kind.COVER, role="practitioner")
    with pytest.raises(IntegrityError, match="grant_ends_unless_case"):
        add_grant(grant=endless, by=people.anna)


def test_role_without_its_team_is_not_a_role_twice(people: People) -> None:
    given: dict[str, Any] = {"email": people.anna.email, "full_name": "Anna", "by": None}
    organisation = people.north.organisation
    with pytest.raises(IntegrityError, match="membership_team_unless_organisation_role"):
        add_person(organisation=organisation, role=Membership.Role.PRACTITIONER, team=None, **given)
    for role, team in ((Membership.Role.PRACTITIONER, people.north), (Membership.Role.ADMINISTRATOR, None)):
        with suppress(AlreadyMember):
            add_person(organisation=organisation, role=role, team=team, **given)
        with pytest.raises(AlreadyMember):
            add_person(organisation=organisation, role=role, team=team, **given)


def make_two(*names: str) -> None:
    with refused_by(accounts_organisation_name_key=Meant):
        for name in names:
            Organisation.objects.create(name=name)


def test_refusal_undoes_its_own_write_only(db: None) -> None:
    with transaction.atomic():
        make_two("De Linde")
        with pytest.raises(Meant):
            make_two("De Kastanje", "De Linde")
    found = Organisation.objects.filter(name__in=["De Linde", "De Kastanje"])
    assert [organisation.name for organisation in found] == ["De Linde"]
