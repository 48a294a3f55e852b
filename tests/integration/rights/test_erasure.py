"""Destruction: asked for, decided on, approved by someone else; then gone, with a certificate that tells nothing."""

import datetime

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import User
from accounts.rules.two_people import NotTwoPeople
from assessments.models import Assessment
from audit.models import AuditEvent
from children.models import Child
from lifecourse.models import LifeEvent
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import CHANGED
from rights.actions.erasures import approve_erasure
from rights.exceptions import OnHold
from rights.models import Erasure
from tests.support.build import People, a_child, a_draft, a_signed_form, an_event, answer
from tests.support.days import days_ago, today
from tests.support.large_dataset import browser_of
from tests.support.pages import Page, Reply
from tests.support.papers import read_pdf
from tests.support.rights import a_request, an_archive, destroyed, granted, kept
from tests.support.scenes import corrected


@pytest.fixture
def told(people: People) -> Child:
    """Let something of every kind be written about a child, and about another."""
    for reference, name in (("DW-001", "Sam"), ("DW-002", "Noor")):
        child = a_child(people.north, people.anna, first_name=name, reference=reference)
        form = a_signed_form(child, people.anna, example="Hij lachte naar Truus.")
        corrected(form, people.anna, help_ask="1")
        answer(a_draft(child, people.bram), "help_ask", "2", people.bram)
        an_event(child, people.anna)
        an_archive(child, people.cora)
    return Child.objects.get(reference="DW-001")


def post(user: User, name: str, child: Child, *args: object, **fields: object) -> Reply:
    return browser_of(user).post(reverse(name, args=[child.pk, *args]), fields)


def test_whole_file_goes_after_two_people_and_nothing_of_another_child(people: People, told: Child) -> None:
    other = Child.objects.get(reference="DW-002")
    n_other = Assessment.objects.filter(child=other).count()
    asked = {
        "asker": "parent",
        "asker_name": "Moeder",
        "authority": "both",
        "asked_on": str(days_ago(21)),
        "wish": "Weg.",
    }
    assert post(people.cora, "erasure-ask", told, **asked).status_code == 302
    request = told.erasure_requests.get()
    assert (
        post(people.cora, "erasure-decide", told, request.pk, answer="whole", seen_revision=0).status_code
        == 302
    )
    assert Assessment.objects.filter(child=told).count() == 3
    page = Page(browser_of(people.anna).get(reverse("erasure-approve", args=[told.pk, request.pk])))
    assert [gettext("Observation forms"), "3"] in page.rows
    response = post(people.anna, "erasure-approve", told, request.pk, is_looked_at="on", seen_revision=1)
    assert response.headers["Location"] == reverse("child-list")
    assert not Child.objects.filter(pk=told.pk).exists()
    assert Assessment.objects.count() == Assessment.objects.filter(child=other).count() == n_other
    assert list(LifeEvent.objects.values_list("child", flat=True)) == [other.pk]
    erasure = Erasure.objects.get()
    assert (erasure.child_key, erasure.counts["assessments_assessment"], erasure.is_running) == (
        told.pk,
        3,
        False,
    )
    assert (erasure.decided_by_name, erasure.approved_by_name) == ("Cora de Wit", "Anna de Wit")


def test_chosen_record_goes_with_what_rests_on_it(people: People, told: Child) -> None:
    first = told.assessments.get(corrects=None, signed_at__isnull=False)
    erasure = destroyed(told, people.cora, people.anna, first)
    assert erasure.counts == {"assessments_assessment": 2}
    assert not told.assessments.signed().exists()
    assert told.life_events.exists()
    assert told.erasure_requests.get().erasure_key == erasure.pk
    page = Page(browser_of(people.anna).get(reverse("right-list", args=[told.pk])))
    assert gettext("destroyed") in page.words


def test_record_of_another_child_cannot_be_chosen(people: People, told: Child) -> None:
    other = LifeEvent.objects.exclude(child=told).get()
    request = a_request(told, people.cora)
    wrong = {"answer": "part", "records": f"lifecourse_lifeevent:{other.pk}", "seen_revision": 0}
    assert "records" in post(people.cora, "erasure-decide", told, request.pk, **wrong).context["form"].errors
    request = granted(request, people.cora, other, people.anna)
    erasure = approve_erasure(request=request, seen_revision=1, by=people.anna)  # the database looks again
    assert erasure.counts == {}
    assert LifeEvent.objects.filter(pk=other.pk).exists()
    assert User.objects.filter(pk=people.anna.pk).exists()


def test_nobody_approves_what_they_decided(people: People, told: Child) -> None:
    request = granted(a_request(told, people.cora), people.cora)
    with pytest.raises(NotTwoPeople):
        approve_erasure(request=request, seen_revision=1, by=people.cora)
    assert (
        post(people.cora, "erasure-approve", told, request.pk, is_looked_at="on", seen_revision=1).status_code
        == 403
    )
    own = browser_of(people.cora).get(reverse("erasure-approve", args=[told.pk, request.pk]))
    assert "Jij besloot dit zelf; een collega keurt het goed." in Page(own).words
    assert Child.objects.filter(pk=told.pk).exists()


def test_decision_that_changed_meanwhile_is_not_approved(people: People, told: Child) -> None:
    request = granted(a_request(told, people.cora), people.cora, told.life_events.get())
    post(people.cora, "erasure-decide", told, request.pk, answer="whole", seen_revision=1)
    response = post(people.anna, "erasure-approve", told, request.pk, is_looked_at="on", seen_revision=1)
    assert response.status_code == 200
    page = Page(response)
    assert "Het besluit is veranderd nadat je het opende." in page.words
    assert (page.form.fields["seen_revision"], "is_looked_at" in page.form.fields) == ("2", False)
    assert Child.objects.filter(pk=told.pk).exists()
    late = post(people.cora, "erasure-decide", told, request.pk, answer="whole", seen_revision=1)
    assert str(CHANGED) in Page(late).words


def test_who_is_second_with_what_was_carried_out_is_told(people: People, told: Child) -> None:
    request = granted(a_request(told, people.cora), people.cora, told.life_events.get())
    approve_erasure(request=request, seen_revision=1, by=people.anna)
    for user, page in ((people.anna, "erasure-approve"), (people.cora, "erasure-decide")):
        late = post(user, page, told, request.pk, answer="whole", is_looked_at="on", seen_revision=1)
        assert late.headers["Location"] == reverse("right-list", args=[told.pk])
    assert AuditEvent.objects.filter(event="erasure_approved").count() == 1


def test_hold_stops_deciding_proposing_and_approving(people: People, told: Child) -> None:
    request = granted(a_request(told, people.cora), people.cora)
    kept(told, people.cora, hold_reason="Er loopt een klacht.")
    with pytest.raises(OnHold):
        approve_erasure(request=request, seen_revision=1, by=people.anna)
    for user, page, fields in (
        (people.cora, "erasure-decide", {"answer": "whole", "seen_revision": 1}),
        (people.anna, "erasure-approve", {"is_looked_at": "on", "seen_revision": 1}),
    ):
        words = Page(post(user, page, told, request.pk, **fields)).words
        assert gettext("Something holds destruction up: see how long this file is kept.") in words
    refused = {
        "answer": "refused",
        "ground": "duty",
        "explanation": "Er loopt een klacht.",
        "seen_revision": 1,
    }
    assert post(people.cora, "erasure-decide", told, request.pk, **refused).status_code == 302


def test_request_that_is_due_nags_until_it_is_answered(people: People, told: Child) -> None:
    late = a_request(told, people.cora, asked_on=today() - datetime.timedelta(days=100))
    cora = browser_of(people.cora)
    sentence = gettext("%(n)s request to destroy a file is due soon or too late") % {"n": 1}
    assert sentence in Page(cora.get(reverse("child-list"))).words
    assert sentence not in Page(browser_of(people.anna).get(reverse("child-list"))).words
    assert gettext("too late") in Page(cora.get(reverse("right-overview"))).words
    granted(late, people.cora)
    assert sentence in Page(cora.get(reverse("child-list"))).words  # not done yet
    refused = {"answer": "refused", "ground": "withdrawn", "explanation": "Ingetrokken."}
    post(people.cora, "erasure-decide", told, late.pk, seen_revision=1, **refused)
    assert sentence not in Page(cora.get(reverse("child-list"))).words


def test_certificate_says_how_much_and_not_who(people: People, told: Child) -> None:
    erasure = destroyed(told, people.cora, people.anna)
    url = reverse("certificate", args=[erasure.pk])
    paper = read_pdf(browser_of(people.cora).get(url).content)
    for text in (
        "Bewijs van vernietiging",
        people.north.organisation.name,
        "Gegeven aan, op",
        "Observatieformulieren 3",
        "Cora de Wit",
        "Anna de Wit",
        str(told.pk),
    ):
        assert text in paper.words
    for text in ("Sam", "DW-001", "Truus", "Kanarie"):
        assert text not in paper.words
    assert browser_of(people.chris).get(url).status_code == 403
    assert str(erasure.pk) in browser_of(people.cora).get(reverse("right-overview")).content.decode()


def test_each_step_is_logged_and_the_log_keeps_only_the_code(people: People, told: Child) -> None:
    key = str(told.pk)
    destroyed(told, people.cora, people.anna)
    steps = ["erasure_added", "erasure_decided", "erasure_approved", "child_destroyed"]
    logged = AuditEvent.objects.filter(event__in=steps).order_by("id")
    assert [event.event for event in logged] == steps
    assert {event.child_id for event in logged} == {key}
    assert logged.last().action == "D"  # type: ignore[union-attr]
    other = Child.objects.get(reference="DW-002")
    request = granted(a_request(other, people.cora), people.cora)
    with pytest.raises(SeenOtherwise):
        approve_erasure(request=request, seen_revision=0, by=people.anna)
