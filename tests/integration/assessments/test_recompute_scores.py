"""Recomputing all scores reports what differs and changes nothing."""

import datetime
import io
from typing import Any
from unittest import mock

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from assessments.models import Assessment
from children.models import Child
from portfolio.rules import scoring
from tests.support.build import People, a_child, a_signed_form, make_people
from tests.support.days import today
from tests.support.scenes import add_forms, corrected


def recompute(**options: Any) -> str:
    out = io.StringIO()
    call_command("recompute_scores", stdout=out, **options)
    return out.getvalue()


def test_scores_as_they_were_signed_have_no_differences(people: People, child: Child) -> None:
    forms = add_forms(child, people, 6)
    corrected(forms[0], people.anna, help_ask="0")
    before = list(Assessment.objects.order_by("pk").values())
    assert recompute() == "7 signed forms recomputed, 0 with differences.\n"
    assert list(Assessment.objects.order_by("pk").values()) == before


def test_rule_that_changed_shows_in_every_form_and_is_stored_nowhere(people: People, child: Child) -> None:
    form = a_signed_form(child, people.anna, choice="2")
    scores = Assessment.objects.get(pk=form.pk).scores
    with mock.patch.object(scoring, "fmean", return_value=1.0), pytest.raises(CommandError) as told:
        recompute()
    assert (told.value.returncode, str(told.value)) == (1, "1 signed forms recomputed, 1 with differences.")
    assert Assessment.objects.get(pk=form.pk).scores == scores


def test_one_child_is_recomputed_alone(people: People, child: Child) -> None:
    a_signed_form(child, people.anna)
    other = a_child(people.north, people.anna, reference="DW-2")
    assert recompute(child=str(child.pk)).startswith("1 signed forms")
    assert recompute(child=str(other.pk)).startswith("0 signed forms")
    for nonsense in ("x", "", str(today()), "00000000-0000-4000-8000-000000000000"):
        with pytest.raises(CommandError, match="There is no child") as told:
            recompute(child=nonsense)
        assert told.value.returncode == 2


def test_planted_difference_is_reported_with_form_element_and_values(transactional_db: None) -> None:
    people = make_people()
    child = a_child(people.north, people.anna)
    form = a_signed_form(child, people.anna, choice="2", on=today() - datetime.timedelta(days=30))
    a_signed_form(child, people.anna, choice="3")
    plant(form, "{elements,help_seeking,0}", "1.25")
    plant(form, "{scoring_version}", '"0.9"')
    out = io.StringIO()
    with pytest.raises(CommandError, match="2 signed forms recomputed, 1 with differences") as told:
        call_command("recompute_scores", stdout=out)
    assert told.value.returncode == 1
    assert out.getvalue() == (
        f"{form.pk} help_seeking: stored 1.25 (scored, 1 of 1), recomputed 2 (scored, 1 of 1), "
        "scoring version 0.9\n"
    )
    stored = Assessment.objects.get(pk=form.pk).scores or {}
    assert stored["elements"]["help_seeking"][0] == 1.25  # reported, not mended


def plant(form: Assessment, place: str, value: str) -> None:
    """Change a stored score behind the back of the trigger, as only the owner can."""
    owner = connections["owner"].settings_dict
    names = {
        "user": owner["USER"],
        "password": owner["PASSWORD"],
        "host": owner["HOST"],
        "port": owner["PORT"],
    }
    with psycopg.connect(dbname=connections["default"].settings_dict["NAME"], **names) as connection:
        connection.execute("ALTER TABLE assessments_assessment DISABLE TRIGGER USER")
        change = "UPDATE assessments_assessment SET scores = jsonb_set(scores, %s, %s) WHERE id = %s"
        connection.execute(change, [place, value, form.pk])
        connection.execute("ALTER TABLE assessments_assessment ENABLE TRIGGER USER")
