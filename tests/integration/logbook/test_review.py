"""Looking a month over: line by line, signed off once and for good, by whoever was first."""

import hashlib

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions import add_person
from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from logbook import actions
from logbook.models import LogReviewItem
from logbook.queries.month import sample_of
from revisions.form_parts import CHANGED
from tests.support.audit_log import a_month_to_look_over, a_privacy_officer, last_month, month_page
from tests.support.build import People
from tests.support.days import spelled, today
from tests.support.form_keys import without_key
from tests.support.large_dataset import browser_of
from tests.support.pages import Page
from tests.support.reviewing import CONCLUSION, judge_all, line, review, sign
from tests.support.world import NAME, REFERENCE


def test_sample_is_kept_when_one_begins_and_the_same_for_the_next(people: People, officer: User) -> None:
    keys = list(review().items.values_list("event_id", flat=True))
    assert len(keys) == 20
    assert keys == sample_of(people.north.organisation, last_month())
    answer = browser_of(officer).post(month_page("log-start"))
    assert answer.headers["Location"] == month_page()
    assert list(review().items.values_list("event_id", flat=True)) == keys
    events = set(review().items.values_list("event__event", flat=True))
    assert events >= {
        "report_exported",
        "emergency_started",
        "access_refused",
        "grant_added",
        "sign_in_failed",
    }
    assert AuditEvent.objects.filter(event="log_review_started").count() == 1


def test_month_without_events_is_begun_and_signed_too(people: People, petra: Client) -> None:
    september = month_page(back=2)
    assert "Kies de regels" in Page(petra.get(september)).words
    petra.post(month_page("log-start", back=2))
    petra.post(month_page("log-sign", back=2), {"conclusion": "Niets in het logboek.", "seen_revision": "0"})
    assert "Afgetekend" in Page(petra.get(september)).words


def test_judging_leads_from_line_to_line_and_back_to_the_month(petra: Client, officer: User) -> None:
    for number in range(1, 21):
        answer = petra.post(line(number), {**Page(petra.get(line(number))).form.fields, "verdict": "fine"})
        assert answer.headers["Location"] == (line(number + 1) if number < 20 else month_page())
    assert {(item.verdict, item.judged_by) for item in review().items.all()} == {("fine", officer)}
    assert AuditEvent.objects.filter(event="log_line_judged").count() == 20


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"verdict": ""}, "verdict"),
        ({"verdict": "burn"}, "verdict"),
        ({"verdict": "ask", "note": ""}, "note"),
        ({"verdict": "ask", "note": "x" * 301}, "note"),
        ({"verdict": "fine", "seen_revision": "-1"}, "seen_revision"),
    ],
)
def test_judgement_that_cannot_be_is_refused_at_the_field(
    petra: Client, changes: dict[str, str], field: str
) -> None:
    response = petra.post(line(), {"note": "Gevraagd aan Anna.", "seen_revision": "0", **changes})
    assert list(response.context["form"].errors) == [field]
    assert Page(response).form.fields["note"] == changes.get("note", "Gevraagd aan Anna.")
    assert not LogReviewItem.objects.exclude(verdict="").exists()


def test_judgement_of_a_colleague_is_told_and_replaced_only_knowingly(people: People, petra: Client) -> None:
    fields = without_key(Page(petra.get(line())).form.fields)
    paul = browser_of(a_privacy_officer(people, "Paul"))
    paul.post(line(), {**fields, "verdict": "ask", "note": "Waarom zo laat?"})
    response = petra.post(line(), {**fields, "verdict": "fine", "note": "Had dienst."})
    page = Page(response)
    assert str(CHANGED) in page.words
    assert "navragen, Paul Vos: Waarom zo laat?" in page.words
    assert page.form.fields["note"] == "Had dienst."
    assert review().items.get(number=1).note == "Waarom zo laat?"
    petra.post(line(), {**page.form.fields, "verdict": "fine"})
    assert (review().items.get(number=1).note, review().items.get(number=1).revision) == ("Had dienst.", 2)


def test_month_is_signed_off_when_every_line_was_judged(petra: Client, officer: User) -> None:
    assert "20 regels zijn nog niet bekeken." in Page(sign(petra)).words
    assert review().signed_at is None
    judge_all(officer)
    assert sign(petra).headers["Location"] == month_page()
    words = Page(petra.get(month_page())).words
    assert f"Op {spelled(today())} door Petra Vos." in words
    assert CONCLUSION in words
    assert Page(petra.get(reverse("log-list"))).rows[2] == [
        spelled(last_month(), "F Y"),
        "afgetekend",
        f"{spelled(today())}, Petra Vos",
    ]
    assert AuditEvent.objects.get(event="log_review_signed").actor_name == "Petra Vos"


@pytest.mark.parametrize("conclusion", ["", "x", "y" * 501])
def test_conclusion_that_cannot_be_is_refused_at_the_field(
    petra: Client, officer: User, conclusion: str
) -> None:
    judge_all(officer)
    response = sign(petra, conclusion=conclusion)
    assert list(response.context["form"].errors) == ["conclusion"]
    assert review().signed_at is None


def test_line_judged_since_one_looked_holds_the_signature_up(
    people: People, petra: Client, officer: User
) -> None:
    judge_all(officer)
    seen = str(review().revision)
    item = review().items.get(number=3)
    paul = a_privacy_officer(people, "Paul")
    actions.judge_line(item=item, verdict="ask", note="Wie?", seen_revision=item.revision, by=paul)
    response = sign(petra, seen_revision=seen)
    assert "Een collega beoordeelde een regel nadat je deze pagina zag" in Page(response).words
    assert Page(response).form.fields["conclusion"] == CONCLUSION
    assert petra.post(month_page("log-sign"), Page(response).form.fields).status_code == 302


def test_signed_month_is_read_and_never_changed(petra: Client, officer: User) -> None:
    judge_all(officer)
    sign(petra)
    assert "Deze maand is afgetekend." in Page(petra.get(line())).words
    assert 'name="verdict"' not in petra.get(line()).content.decode()
    answer = petra.post(line(), {"verdict": "ask", "note": "Toch nog.", "seen_revision": "1"})
    assert answer.status_code == 200
    assert "afgetekend" in Page(sign(petra, conclusion="Anders")).words
    assert (review().conclusion, review().items.get(number=1).verdict) == (CONCLUSION, "fine")
    item = review().items.get(number=1)
    with pytest.raises(actions.SignedOff):
        actions.judge_line(item=item, verdict="ask", note="x", seen_revision=1, by=officer)


def test_no_name_of_a_child_and_a_link_only_for_who_may_see_it(people: People, child: Child) -> None:
    child.first_name, child.reference = NAME, REFERENCE
    child.save(update_fields=["first_name", "reference"])
    officer = a_month_to_look_over(people, child)
    petra = browser_of(officer)
    mark = hashlib.sha256(str(child.pk).encode()).hexdigest()[:6]
    about = review().items.filter(event__child_id=str(child.pk)).values_list("number", flat=True)[0]
    pages = [petra.get(address).content.decode() for address in (month_page(), line(about))]
    assert all(f"kind {mark}" in page for page in pages)
    assert not [page for page in pages if NAME in page or REFERENCE in page or str(child.pk) in page]
    add_person(
        organisation=people.north.organisation,
        email=officer.email,
        full_name=officer.full_name,
        role="practitioner",
        team=people.north,
        by=None,
    )
    page = petra.get(line(about)).content.decode()
    assert reverse("child-detail", args=[child.pk]) in page
    assert NAME not in page
