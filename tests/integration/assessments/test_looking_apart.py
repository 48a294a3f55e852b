"""Two who look apart: whatever anybody does, a form is held as long as the other is asked, and never longer."""

import datetime
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.actions.people import end_membership
from accounts.models import User
from assessments.actions.asked import decline_request, end_overdue, pass_on, stop_request
from assessments.actions.assessments import sign_assessment
from assessments.actions.corrections import start_correction
from assessments.actions.left_drafts import hand_over_draft
from assessments.actions.withdrawals import withdraw_assessment
from assessments.exceptions import AlreadyAsked, StillHeld
from assessments.models import Assessment, HeldForm, ObservationRequest
from assessments.queries.apart import blind_to
from assessments.queries.home_facts import home_facts_of
from children.models import Child
from tests.support.asked import as_it_stands, asked, is_held
from tests.support.build import People, a_draft, a_signed_form, answer, version_of
from tests.support.days import days_ago, today
from tests.support.pages import Page
from tests.support.world import undone

Step = tuple[str, str, int]
STEPS = ("sign", "decline", "stop", "pass on", "withdraw", "correct", "ask anew", "time passes")
STEP = st.tuples(
    st.sampled_from(STEPS), st.sampled_from(["anna", "bram", "cora"]), st.sampled_from([0, 6, 10])
)


def own_request(child: Child, user: User) -> ObservationRequest | None:
    return child.observation_requests.filter(asked=user, state="open").first()


def newest(child: Child, user: User) -> Assessment | None:
    found = Assessment.objects.ever_signed().filter(
        child=child, observer=user, correction=None, withdrawal=None
    )
    return found.order_by("-signed_at").first()


def correct(form: Assessment, by: User) -> None:
    with suppress(StillHeld):
        draft = start_correction(assessment=form, reason="Verkeerde dag", by=by)
        draft.refresh_from_db()
        sign_assessment(assessment=draft, seen_revision=draft.revision, by=by)


def take(step: Step, people: People, child: Child) -> None:
    """Do one of the steps where it can be done."""
    what, name, days = step
    who: User = getattr(people, name)
    request, form, by = own_request(child, who), newest(child, who), people.cora
    on_form: dict[str, Callable[[Assessment], object]] = {
        "withdraw": lambda form: withdraw_assessment(assessment=form, reason="Ander kind.", by=who),
        "correct": lambda form: correct(form, who),
    }
    on_request: dict[str, Callable[[ObservationRequest], object]] = {
        "decline": lambda one: decline_request(
            request=one, reason="no_time", note="", seen_revision=one.revision, by=who
        ),
        "stop": lambda one: stop_request(request=one, note="Geen tijd", seen_revision=one.revision, by=by),
        "pass on": lambda one: pass_on(request=one, to=people.cora, seen_revision=one.revision, by=by),
    }
    with suppress(AlreadyAsked):
        if what == "sign":
            a_signed_form(child, who, on=days_ago(days))
        elif what == "ask anew":
            asked(child, by, who)
        elif what == "time passes":
            end_overdue(days_ago(-8) if days else today(), by=None)
        elif what in on_form and form:
            on_form[what](form)
        elif what in on_request and request:
            on_request[what](request)


def check_apart(child: Child) -> None:
    """Check that what one of two signed is held while the other is asked, that nobody else reads it, and no longer."""
    halves = child.observation_requests.exclude(pair=None)
    for one in halves.filter(form__withdrawal=None).exclude(form=None):
        assert is_held(one) == halves.filter(pair=one.pair, state="open").exists()
    for held in HeldForm.objects.filter(form__child=child):
        assert halves.filter(pair=held.request.pair, state="open").exists()
        assert held.form not in child.assessments.signed()
        for reader in User.objects.exclude(pk=held.form.observer_id):
            assert held.form not in child.assessments.readable_by(reader)
        assert held.form in child.assessments.readable_by(held.form.observer)


def looks_apart(child: Child, form: Assessment) -> bool:
    """Say whether who signed a form looks apart from a colleague who is still asked, told in another way."""
    n_days = (form.period_to - form.period_from).days + 1
    days = [form.period_from + datetime.timedelta(days=n) for n in range(n_days)]
    halves = child.observation_requests.exclude(pair=None)
    for one in halves.filter(asked=form.observer, state__in=("open", "done")):
        other = halves.filter(pair=one.pair).exclude(pk=one.pk).first()
        if other and other.is_open and any(one.period_from <= day <= one.period_to for day in days):
            return True
    return False


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=2, max_size=8))
def test_form_is_held_exactly_as_long_as_the_other_is_asked(
    people: People, child: Child, steps: list[Step]
) -> None:
    with undone():
        asked(child, people.cora, people.anna, people.bram, is_double=True)
        for step in steps:
            take(step, people, child)
            check_apart(child)
            if step[0] == "sign":
                form = newest(child, getattr(people, step[1]))
                assert form
                assert form.is_held == looks_apart(child, form)


@pytest.mark.parametrize("key", ["professional-quick", "professional-full"])
def test_second_form_of_who_waits_is_held_too(people: People, child: Child, key: str) -> None:
    first, _second = asked(child, people.cora, people.anna, people.bram, is_double=True)
    a_signed_form(child, people.anna)
    more = a_signed_form(child, people.anna, key=key)
    elsewhere = a_signed_form(child, people.anna, setting="school")
    assert (is_held(first), more.is_held, elsewhere.is_held) == (True, True, False)
    a_signed_form(child, people.bram)
    assert child.assessments.signed().count() == 4


def test_form_in_two_doubles_waits_for_both(people: People, child: Child) -> None:
    asked(child, people.cora, people.anna, people.bram, is_double=True)
    full = version_of("professional-full")
    asked(child, people.cora, people.anna, people.cora, is_double=True, instrument_version=full)
    form = a_signed_form(child, people.anna)
    a_signed_form(child, people.bram)
    assert as_it_stands(child.observation_requests.get(asked=people.bram)).state == "done"
    assert not child.assessments.signed().filter(pk=form.pk).exists()
    end_overdue(days_ago(-8), by=None)
    assert child.assessments.signed().filter(pk=form.pk).exists()


def test_draft_of_who_waits_is_handed_over_to_no_other_half(people: People, child: Child) -> None:
    asked(child, people.cora, people.bram, people.anna, is_double=True)
    a_signed_form(child, people.bram)
    draft = a_draft(child, people.bram)
    assert list(blind_to(draft)) == [people.anna]
    a_signed_form(child, people.anna)
    assert list(blind_to(draft)) == []


def test_two_forms_that_share_no_week_are_no_double(people: People, child: Child) -> None:
    first, second = asked(
        child, people.cora, people.anna, people.bram, is_double=True, period_from=days_ago(19)
    )
    a_signed_form(child, people.anna, on=days_ago(10))  # of the twenty days that were asked the first ten
    a_signed_form(child, people.bram)  # and the last fourteen: four of them together
    assert as_it_stands(second).is_open
    assert is_held(first)


def test_withdrawn_form_whose_question_was_asked_anew_stays_answered(people: People, child: Child) -> None:
    first, second = asked(child, people.cora, people.anna, people.bram, is_double=True)
    form = a_signed_form(child, people.anna)
    (anew,) = asked(child, people.cora, people.anna)
    withdraw_assessment(assessment=form, reason="Hoort bij een ander kind.", by=people.anna)
    found = as_it_stands(first)
    assert (found.state, is_held(first), as_it_stands(anew).state) == ("done", False, "open")
    a_signed_form(child, people.bram)
    assert not is_held(second)


def test_question_goes_along_with_the_draft_that_is_handed_over(people: People, child: Child) -> None:
    first, _second = asked(child, people.cora, people.bram, people.anna, is_double=True)
    draft = a_draft(child, people.bram)
    answer(draft, "help_ask", "2", people.bram)
    end_membership(membership=people.bram.memberships.get(), by=people.ada)
    draft.refresh_from_db()
    handed = hand_over_draft(assessment=draft, seen_revision=draft.revision, to=people.cora, by=people.cora)
    assert as_it_stands(first).asked == people.cora
    sign_assessment(assessment=handed, seen_revision=handed.revision, by=people.cora)
    assert is_held(first)
    assert not child.assessments.readable_by(people.anna).exists()


def test_question_stays_where_who_takes_the_draft_over_was_asked_the_same(
    people: People, child: Child
) -> None:
    (first,) = asked(child, people.cora, people.bram)
    (own,) = asked(child, people.cora, people.anna)
    draft = a_draft(child, people.bram)
    end_membership(membership=people.bram.memberships.get(), by=people.ada)
    hand_over_draft(assessment=draft, seen_revision=draft.revision, to=people.anna, by=people.cora)
    assert (as_it_stands(first).asked, as_it_stands(own).asked) == (people.bram, people.anna)


def sides(client: Client, child: Child) -> list[str]:
    """Return where the ways from the page of requests to both forms side by side lead."""
    content = client.get(reverse("request-list", args=[child.pk])).content.decode()
    start = f'<a href="{reverse("comparison", args=[child.pk])}?vorm='
    return [part.partition('"')[0] for part in content.split(start)[1:]]


def test_both_stand_side_by_side_once_both_signed(people: People, child: Child, anna: Client) -> None:
    asked(child, people.cora, people.anna, people.bram, is_double=True)
    one = a_signed_form(child, people.anna)
    assert sides(anna, child) == []
    other = a_signed_form(child, people.bram, choice="1")
    both = {f"{a.pk}&amp;vorm={b.pk}" for a, b in ((one, other), (other, one))}
    found = sides(anna, child)
    assert len(found) == 2
    assert set(found) <= both
    page = anna.get(f"{reverse('comparison', args=[child.pk])}?vorm={found[0].replace('&amp;', '&')}")
    assert len(page.context["page"].columns) == 2


def test_corrected_one_stands_beside_the_other_in_its_newest_version(
    people: People, child: Child, anna: Client
) -> None:
    asked(child, people.cora, people.anna, people.bram, is_double=True)
    form = a_signed_form(child, people.anna)
    a_signed_form(child, people.bram)
    correct(form, people.anna)
    newer = newest(child, people.anna)
    assert newer
    assert all(str(newer.pk) in one and str(form.pk) not in one for one in sides(anna, child))
    listed = anna.get(reverse("request-list", args=[child.pk])).content.decode()
    assert reverse("assessment-read", args=[child.pk, newer.pk]) in listed


def test_page_of_a_withdrawn_one_leads_nowhere(people: People, child: Child, anna: Client) -> None:
    asked(child, people.cora, people.anna, people.bram, is_double=True)
    form = a_signed_form(child, people.anna)
    a_signed_form(child, people.bram)
    asked(child, people.cora, people.anna)
    withdraw_assessment(assessment=form, reason="Hoort bij een ander kind.", by=people.anna)
    assert sides(anna, child) == []
    listed = anna.get(reverse("request-list", args=[child.pk])).content.decode()
    assert reverse("assessment-read", args=[child.pk, form.pk]) not in listed


def test_nobody_writes_a_statement_with_a_form_that_nobody_read(people: People, child: Child) -> None:
    asked(child, people.cora, people.cora, people.anna, is_double=True)
    form = a_signed_form(child, people.cora)
    cora = Client()
    cora.force_login(people.cora)
    statement = reverse("assessment-statement", args=[child.pk, form.pk])
    assert statement not in cora.get(reverse("assessment-read", args=[child.pk, form.pk])).content.decode()
    a_signed_form(child, people.anna)
    assert statement in cora.get(reverse("assessment-read", args=[child.pk, form.pk])).content.decode()


@pytest.mark.parametrize(("choice", "said"), [("no", True), ("sometimes", False), ("yes", False)])
def test_only_that_it_is_not_safe_at_home_waits_for_nobody(
    people: People, child: Child, anna: Client, choice: str, *, said: bool
) -> None:
    full = a_draft(child, people.bram, key="professional-full")
    asked(
        child,
        people.cora,
        *(people.anna, people.bram),
        is_double=True,
        instrument_version=full.instrument_version,
    )
    for key, given_ in {"help_ask": "3", "home_safe_now": choice, "home_can_stay": "no"}.items():
        answer(full, key, given_, people.bram)
    full.refresh_from_db()
    sign_assessment(assessment=full, seen_revision=full.revision, by=people.bram)
    assert is_held(child.observation_requests.get(asked=people.bram))
    assert [(fact.question, fact.answer) for fact in home_facts_of(child).facts] == (
        [("Is het op dit moment veilig waar Sam woont?", "nee")] if said else []
    )
    words = Page(anna.get(reverse("child-safety", args=[child.pk]))).words
    assert ("Is het op dit moment veilig waar Sam woont?" in words) is said
    assert "daar blijven wonen" not in words
