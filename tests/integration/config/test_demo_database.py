"""A demo never runs on the database of a real site, nor a real site on that of the demo."""

from io import StringIO
from pathlib import Path
from unittest import mock

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, ProgrammingError, connection
from psycopg.errors import DivisionByZero
from pytest_django import Settings

from accounts.actions import add_person, set_up_organisation
from accounts.actions.second_factors import add_app
from accounts.models import Organisation, User
from accounts.security.database import INVENTED, REAL, why_not_here
from config.checks import database_fits_the_mode
from config.demo.codes import code_of
from tests.integration.config.test_checks import address
from tests.integration.config.test_errors import away
from tests.integration.config.test_settings import WHOLE, run


def add_user(organisation: Organisation, email: str) -> User:
    return add_person(
        organisation=organisation, email=email, full_name="Ilse", role="administrator", team=None, by=None
    )


@pytest.mark.parametrize(
    ("mode", "made", "said"),
    [
        ("demo", [], ""),
        ("demo", [True], ""),
        ("demo", [False], REAL),
        ("demo", [True, False], REAL),
        ("production", [], ""),
        ("production", [False], ""),
        ("production", [True], INVENTED),
        ("production", [True, False], INVENTED),
        ("test", [True, False], ""),
    ],
)
def test_each_mode_has_its_own_organisations(
    db: None, settings: Settings, mode: str, made: list[bool], said: str
) -> None:
    settings.MODE = mode
    for is_demo in made:
        set_up_organisation(name=f"De Wilg {is_demo}", teams=[], is_demo=is_demo)
    assert why_not_here() == said
    found = [error.msg for error in database_fits_the_mode(None, databases=["default"])]
    assert found == ([said] if said else [])
    assert list(database_fits_the_mode(None, databases=["owner"])) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("mode", "is_demo", "said"), [("demo", False, REAL), ("production", True, INVENTED)])
def test_web_server_says_it_in_one_sentence_and_does_not_start(
    mode: str, is_demo: bool, said: str, collected: Path
) -> None:
    set_up_organisation(name="De Wilg", teams=[], is_demo=is_demo)
    environment = {**WHOLE, "VEERKRACHT_MODE": mode, "DATABASE_URL": address(), "STATIC_ROOT": str(collected)}
    refused = run(environment, "-m", "gunicorn", "config.wsgi", "--bind", "127.0.0.1:0")
    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1] == f"The site does not start. (config.E006) {said}"
    assert "Traceback" not in refused.stderr
    assert "Listening" not in refused.stderr


def test_commands_of_the_demo_touch_no_real_site(db: None, settings: Settings) -> None:
    settings.MODE = "demo"
    user = add_user(set_up_organisation(name="De Es", teams=[]), "ilse@voorbeeld.example")
    add_app(user=user, secret="JBSWY3DPEHPK3PXP", by=None)
    for command in (["demo_code", user.email], ["load_demo"]):
        with pytest.raises(CommandError) as refused:
            call_command(*command, stdout=StringIO())
        assert str(refused.value) == REAL
    assert list(Organisation.objects.values_list("name", flat=True)) == ["De Es"]


def test_code_of_someone_who_works_at_a_real_site_is_never_told(db: None) -> None:
    user = add_user(set_up_organisation(name="De Wilg", teams=[], is_demo=True), "ilse@voorbeeld.example")
    add_app(user=user, secret="JBSWY3DPEHPK3PXP", by=None)
    assert len(code_of(user)) == 6
    add_user(set_up_organisation(name="De Es", teams=[]), user.email)
    assert code_of(user) == ""


@pytest.mark.parametrize(("mode", "is_demo"), [("demo", True), ("production", False), ("test", False)])
def test_organisation_of_the_command_is_that_of_the_mode(
    db: None, settings: Settings, mode: str, is_demo: bool
) -> None:
    settings.MODE = mode
    given = ["De Praktijk", "--administrator", "bea@praktijk.example", "Bea Baas"]
    given += ["--administrator", "ben@praktijk.example", "Ben Baas"]
    call_command("set_up_organisation", *given, stdout=StringIO())
    assert Organisation.objects.get().is_demo is is_demo


def test_database_that_is_away_keeps_a_demo_away_and_no_site(db: None, settings: Settings) -> None:
    for mode, found in (("demo", ["config.E006"]), ("production", [])):
        settings.MODE = mode
        with connection.execute_wrapper(away(OperationalError)):
            assert [error.id for error in database_fits_the_mode(None, databases=["default"])] == found


def test_table_on_which_the_role_lacks_a_right_is_told_with_what_to_run(
    db: None, settings: Settings, forgotten: str
) -> None:
    settings.MODE = "production"
    (found,) = database_fits_the_mode(None, databases=["default"])
    assert (found.id, found.hint) == ("config.E011", "Run `manage.py grant_web_role`.")
    assert found.msg == f"The role of DATABASE_URL lacks rights on 1 tables, such as {forgotten}."


def test_what_nobody_foresaw_is_called_nothing_else(db: None, settings: Settings) -> None:
    settings.MODE = "production"
    unforeseen = ProgrammingError("division by zero")
    unforeseen.__cause__ = DivisionByZero()
    with mock.patch("config.checks.why_not_here", side_effect=unforeseen), pytest.raises(ProgrammingError):
        list(database_fits_the_mode(None, databases=["default"]))


def test_database_without_the_tables_is_told(db: None, settings: Settings) -> None:
    settings.MODE = "production"
    with mock.patch.object(Organisation._meta, "db_table", "accounts_no_such_table"):
        found = list(database_fits_the_mode(None, databases=["default"]))
    assert [(error.id, error.hint) for error in found] == [
        ("config.E005", "Run `manage.py migrate --database owner`.")
    ]
