"""What stays of a look over the log: guarded by the database, by one signature, and by the chain of the log."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from logbook import actions
from logbook.models import LogReview, LogReviewItem
from revisions.templatetags.post_form import FORM_KEY
from tests.integration.audit.test_chain import tamper
from tests.support.audit_log import (
    DAY,
    a_month_to_look_over,
    a_privacy_officer,
    last_month,
    logged,
    month_page,
)
from tests.support.build import People, a_child, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.large_dataset import browser_of
from tests.support.naughty import NAUGHTY, body_of
from tests.support.reviewing import judge_all, line, review, sign
from tests.support.world import undone

WRITTEN_OUT = "application/x-www-form-urlencoded"  # as a browser sends these forms; read in half the time
GOOD = {  # often enough for what is hostile beside it to come as far as the database
    "verdict": ["fine", "ask"] * 40,
    "note": ["Gevraagd."] * 20,
    "seen_revision": ["0"] * 120,
    "conclusion": ["Nagekeken."] * 20,
}
SIGNED: dict[str, Any] = {"chain": "yes", "conclusion": "Goed."}


def refused(work: Any) -> bool:
    """Say whether the database refuses something."""
    try:
        with transaction.atomic():
            work()
    except DatabaseError:
        return True
    return False


def test_database_keeps_the_sample_and_what_was_signed(people: People, officer: User) -> None:
    months, items = LogReview.objects.all(), LogReviewItem.objects.all()
    judged = {"verdict": "fine", "judged_at": timezone.now(), "judged_by": officer, "revision": 1}
    assert refused(
        lambda: months.update(**SIGNED, signed_at=timezone.now(), signed_by=officer)
    )  # not every line was judged
    assert refused(lambda: items.filter(number=1).update(event_id=1))
    assert refused(items.filter(number=1).delete)
    assert refused(lambda: months.update(month=last_month(2)))
    items.update(**judged)
    assert refused(
        lambda: months.update(**{**SIGNED, "conclusion": ""}, signed_at=timezone.now(), signed_by=officer)
    )
    months.update(**SIGNED, signed_at=timezone.now(), signed_by=officer)
    for change in (
        {"conclusion": "Anders."},
        {"signed_at": None, "signed_by": None, "chain": "", "conclusion": ""},
    ):
        assert refused(lambda change=change: months.update(**change))
    assert refused(lambda: items.update(note="Anders."))
    assert refused(lambda: LogReviewItem.objects.create(review=review(), number=21, event_id=1))
    assert refused(items.delete)
    assert refused(months.delete)


@pytest.mark.parametrize(
    "fault", [{"verdict": "fine"}, {"note": "los"}, {"verdict": "ask", "note": ""}, {"revision": 3}]
)
def test_database_refuses_judgements_that_cannot_be(officer: User, fault: dict[str, Any]) -> None:
    given = (
        {"judged_at": timezone.now(), "judged_by": officer, "revision": 1} if "ask" in fault.values() else {}
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        LogReviewItem.objects.filter(number=1).update(**given, **fault)


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_leave_one_signature() -> None:
    people = make_people()
    petra = a_month_to_look_over(people, a_child(people.north, people.anna))
    paul = a_privacy_officer(people, "Paul")
    judge_all(petra)

    def press(user: User) -> int:
        return sign(browser_of(user), conclusion=f"Van {user.full_name}.").status_code

    with meeting_before(LogReview, "save", patience=0.5):
        found = together(press, [petra, paul])
    assert sorted(found) == [200, 302]
    winner = (petra, paul)[found.index(302)]
    assert (review().signed_by, review().conclusion) == (winner, f"Van {winner.full_name}.")
    assert review().chain == "yes"


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_begin_one_sample() -> None:
    people = make_people()
    petra, paul = a_privacy_officer(people), a_privacy_officer(people, "Paul")
    keys = [logged(last_month(), "signed_in", by=people.anna).pk]

    def begin(user: User) -> int:
        return actions.start_review(
            organisation=people.north.organisation, month=last_month(), keys=keys, by=user
        ).pk

    assert len(set(together(begin, [petra, paul]))) == LogReview.objects.count() == 1
    assert LogReviewItem.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_page_says_when_the_log_is_not_whole() -> None:
    people = make_people()
    petra = browser_of(a_month_to_look_over(people, a_child(people.north, people.anna)))
    assert "Ja. De keten van deze maand is opnieuw berekend" in petra.get(month_page()).content.decode()
    tamper("UPDATE audit_auditevent SET actor_name = 'Iemand' WHERE event = 'report_exported'")
    assert (
        "Nee: de keten van deze maand is niet meer wat hij was." in petra.get(month_page()).content.decode()
    )


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(values=st.tuples(*(st.sampled_from([*NAUGHTY, *good]) for good in GOOD.values())))
def test_nothing_that_is_sent_breaks_a_page(petra: Client, values: tuple[str, ...]) -> None:
    sent = list(zip(GOOD, values, strict=True))
    foreseen = {400} if "\x00" in "".join(values) else {200, 302, 400}
    for address in (line(), month_page("log-sign")):
        body = body_of([(FORM_KEY, str(uuid.uuid4())), *sent])
        with undone():
            assert petra.post(address, body, WRITTEN_OUT).status_code in foreseen


@pytest.mark.django_db(transaction=True)
def test_number_of_queries_does_not_grow_with_the_log(django_assert_num_queries: Any) -> None:
    people = make_people()
    child = a_child(people.north, people.anna)
    petra = browser_of(a_month_to_look_over(people, child))
    with django_assert_num_queries(30):
        petra.get(month_page())
    for number in range(60):
        logged(last_month() + (number % 28) * DAY, "profile_read", by=people.anna, child=child)
    with django_assert_num_queries(30):
        petra.get(month_page())
