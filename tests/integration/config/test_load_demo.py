"""Loading the demo: once, through the actions, and never on a real site."""

import datetime
from copy import deepcopy
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.actions.second_factors import use_code
from accounts.models import Membership, Organisation, ProposedRole, Team, User
from accounts.queries.two_people import obstacle_to_approving
from accounts.rules.two_people import Obstacle
from assessments.models import Answer, Assessment
from audit.models import AuditEvent
from children.models import Child
from config.demo.codes import code_of
from config.demo.plans import read_plan
from lifecourse.models import LifeEvent
from portfolio.models import InstrumentVersion
from reports.queries.forms import readings_of

TODAY = "2025-03-19"


@pytest.fixture(scope="module")
def output(django_db_setup, django_db_blocker):
    """What the command prints; what it loads goes after the last test of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        out = StringIO()
        call_command("load_demo", today=datetime.date.fromisoformat(TODAY), stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def loaded(output, db):
    """The organisation of the demo, in the database."""
    return Organisation.objects.get(name="Stichting De Wilg")


def counts():
    models = (Organisation, Team, User, Membership, Child, LifeEvent, Assessment, Answer, AuditEvent)
    return {model.__name__: model.objects.count() for model in models}


def test_accounts_are_printed_and_work(output, loaded, client):
    plan = read_plan()
    assert f"{loaded.name} is loaded: 30 invented children" in output
    assert plan.password in output
    for person in plan.people.values():
        assert person.email in output
        assert client.login(username=person.email, password=plan.password)


def test_everyone_has_an_app_whose_code_the_demo_tells(loaded, client, settings):
    settings.MODE = "demo"
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].append("config.demo.codes.code_to_type")
    settings.TEMPLATES = templates
    plan, out = read_plan(), StringIO()
    for person in plan.people.values():
        client.post("/inloggen/", {"username": person.email, "password": plan.password})
        code = client.get("/inloggen/tweede-stap/").context["demo_code"]
        call_command("demo_code", person.email, stdout=out)
        assert out.getvalue().split()[-1] == code
        assert client.post("/inloggen/tweede-stap/", {"code": code}).status_code == 302
        client.logout()


def test_code_that_was_used_is_not_shown_again_but_the_next(loaded):
    user = User.objects.get(email="ilse@voorbeeld.example")
    first = code_of(user)
    assert use_code(user=user, code=first) == "totp"
    second = code_of(user)
    assert second != first
    assert use_code(user=user, code=second) == "totp"


@pytest.mark.parametrize("email", ["niemand@voorbeeld.example", "anna@voorbeeld.example"])
def test_demo_has_no_code_for_who_has_no_app(people, settings, email):
    settings.MODE = "demo"
    Organisation.objects.update(is_demo=True)
    with pytest.raises(CommandError, match="has no app"):
        call_command("demo_code", email)


def test_second_run_changes_nothing_and_prints_the_accounts(loaded):
    before, out = counts(), StringIO()
    call_command("load_demo", stdout=out)
    assert counts() == before
    assert "nothing was changed" in out.getvalue()
    assert "ilse@voorbeeld.example" in out.getvalue()


def test_everything_that_is_loaded_is_valid(loaded):
    for child in Child.objects.all():
        child.full_clean()
        assert 2 <= child.age_on(datetime.date.fromisoformat(TODAY)) <= 19
    for event in LifeEvent.objects.select_related("child"):
        event.full_clean()
        assert event.started_on >= event.child.born_on
    for form in Assessment.objects.select_related("child"):
        form.full_clean()
        assert form.period_from >= form.child.born_on
    for row in Answer.objects.all():
        row.full_clean()
        assert not row.lacks_reason


def test_forms_stand_as_the_story_tells(loaded):
    by_team = Q(instrument_version__instrument__key__startswith="professional")
    forms = {c.reference: c.assessments.standing().filter(by_team).count() for c in loaded.children.all()}
    assert (min(forms.values()), max(forms.values()), forms["DW-0012"]) == (0, 12, 12)
    assert Assessment.objects.drafts().filter(corrects=None).values("observer").distinct().count() >= 5
    assert Assessment.objects.signed().filter(corrects__isnull=False).count() == 3
    assert Assessment.objects.drafts().filter(corrects__isnull=False).count() == 1
    five = loaded.children.get(reference="DW-0018").assessments.standing().values("observer").distinct()
    assert five.count() == 5


def test_forms_were_signed_when_the_story_says(loaded):
    signed = Assessment.objects.signed().values_list("period_to", "signed_at", "document")
    for period_to, signed_at, document in signed:
        assert signed_at
        assert document
        assert period_to <= timezone.localtime(signed_at).date() < datetime.date.fromisoformat(TODAY)
        assert document["signed_at"] == signed_at.isoformat()
        assert {row["saved_at"] for row in document["answers"].values()} == {signed_at.isoformat()}


def test_every_write_is_in_the_log(loaded):
    logged = dict.fromkeys(
        ("child_registered", "assessment_started", "assessment_signed", "life_event_added"), 0
    )
    for event in AuditEvent.objects.filter(event__in=logged):
        logged[event.event] += 1
    assert logged["child_registered"] == Child.objects.count()
    assert logged["assessment_started"] == Assessment.objects.filter(corrects=None).count()
    assert logged["assessment_signed"] == Assessment.objects.ever_signed().count()
    assert logged["life_event_added"] == LifeEvent.objects.count()


def test_second_administrator_can_approve_the_role_that_waits(loaded):
    proposed = ProposedRole.objects.get()
    first, second = (User.objects.get(email=f"{name}@voorbeeld.example") for name in ("marieke", "karin"))
    assert (proposed.proposed_by, proposed.user.full_name) == (first, "Bas Kramer")
    assert obstacle_to_approving(proposed, first) == Obstacle.SAME
    assert obstacle_to_approving(proposed, second) is None


def test_real_site_is_refused(db, settings):
    settings.MODE = "production"
    with pytest.raises(CommandError, match="VEERKRACHT_MODE=production"):
        call_command("load_demo", stdout=StringIO())


def test_day_in_the_future_is_refused(db):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    with pytest.raises(CommandError, match="future"):
        call_command("load_demo", today=tomorrow, stdout=StringIO())


@pytest.mark.django_db
def test_missing_instruments_are_named(monkeypatch):
    monkeypatch.setattr("config.management.commands.load_demo.is_loaded", lambda plan: False)
    InstrumentVersion.objects.filter(instrument__key="professional-quick").update(status="retired")
    with pytest.raises(CommandError, match="professional-quick is not published"):
        call_command("load_demo", stdout=StringIO())


def test_own_form_of_the_organisation_breaks_where_its_second_version_begins(loaded):
    child = loaded.children.get(first_name="Kwame")
    readings = readings_of(child)
    own = [reading for reading in readings if reading.instrument != readings[-1].instrument]
    assert [len(own), len(readings) - len(own)] == [2, 2]
    assert {reading.kin for reading in readings} == {readings[0].kin}
    assert len({reading.group for reading in readings}) == 2
