"""What a test gets for `make_people` is what the actions of the product make."""

from dataclasses import fields
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Membership, Organisation, Team, User
from audit.models import AuditEvent
from tests.support.build import People, make_people
from tests.support.form_keys import changed_since, rows_of_tables
from tests.support.kept_people import put_people
from tests.support.world import undone

OF_ONE_TIME = {
    "id",
    "pk",
    "password",
    "added_at",
    "started_at",
    "at",
    "object_id",
    "organisation_id",
    "team_id",
    "user_id",
}


def told_of(people: People) -> dict[str, Any]:
    """Return everything that stands in the database of the people, without numbers and moments."""
    rows = {
        model.__name__: [
            {name: value for name, value in row.items() if name not in OF_ONE_TIME}
            for row in model.objects.order_by("pk").values()
        ]
        for model in (Organisation, AuditEvent, Membership)
    }
    roles = [
        (m.user.email, m.organisation.name, m.team and m.team.name, m.role) for m in Membership.objects.all()
    ]
    return {
        **rows,
        "roles": sorted(roles, key=str),
        "people": [str(getattr(people, field.name)) for field in fields(people)],
        "teams": sorted(Team.objects.values_list("name", "organisation__name", "is_practice")),
        "users": sorted(User.objects.values_list("email", "full_name", "is_active", "added_by")),
    }


@pytest.mark.django_db
def test_rows_are_those_that_the_actions_make() -> None:
    with undone():
        made = told_of(make_people())
    assert told_of(put_people()) == made
    assert len(made["roles"]) == 5


@pytest.mark.django_db
def test_rows_are_of_now_and_seals_come_with_them() -> None:
    before, began = rows_of_tables(), timezone.now()
    people = put_people()
    assert changed_since(before)["audit_auditevent"] == 10
    for user in User.objects.all():
        assert began <= user.added_at <= timezone.now()
    assert people.anna == User.objects.get(email="anna@voorbeeld.example")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the seals, as at a commit
        cursor.execute("SELECT count(*) FROM audit_chainlink")
        assert cursor.fetchone() >= (1,)


@pytest.mark.django_db
def test_each_test_gets_objects_of_its_own() -> None:
    with undone():
        first = put_people()
        first.anna.full_name = "Iemand anders"
    assert put_people().anna.full_name == "Anna de Wit"
