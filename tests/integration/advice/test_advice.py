"""A team asks a behavioural scientist for advice: the file opens for one question until a day, and closes again."""

import datetime

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions.people import end_membership
from accounts.models import User
from advice.actions.advice import answer_advice, give_advice
from advice.exceptions import NotAsked
from advice.models import Advice, AdviceAnswer, AdviceRequest
from audit.models import AuditEvent
from children.actions.grants import end_grant, move_child
from children.models import Child
from meetings.rules.minutes import unpacked
from revisions.actions import mark_of
from revisions.exceptions import SeenOtherwise
from rights.actions.practice import start_practice
from rights.files.archive import archive_file
from rights.queries.records_of_child import everything_about
from tests.support.advice import ADVICE, QUESTION, advice_fields, advised, answered, asked
from tests.support.around import a_safety_note
from tests.support.build import People, a_signed_form
from tests.support.clock import clock_at
from tests.support.days import days_ago, today
from tests.support.large_dataset import a_scientist, browser_of
from tests.support.meetings import a_meeting, item_of
from tests.support.minutes import a_line, closed_minutes
from tests.support.owner import as_owner
from tests.support.pages import Page
from tests.support.rights import an_archive, destroyed, kept


@pytest.fixture
def sanne(people: People) -> User:
    return a_scientist(people)


def status(user: User, page: str, child: Child, *ids: object) -> int:
    """Return what a page of a child answers to somebody."""
    return browser_of(user).get(reverse(page, args=[child.pk, *ids])).status_code


def test_asking_opens_the_file_for_one_person_and_says_so(people: People, child: Child, sanne: User) -> None:
    other = a_scientist(people, "Stijn")
    assert status(sanne, "profile", child) == 404
    response = browser_of(people.cora).post(
        reverse("advice-ask", args=[child.pk]), advice_fields(sanne)["advice-ask"]
    )
    assert response.status_code == 302
    request = AdviceRequest.objects.get()
    assert (request.question, request.asked_by, timezone.localdate(request.grant.ends_at)) == (
        QUESTION,
        people.cora,
        days_ago(-20),
    )
    assert status(sanne, "profile", child) == 200
    assert status(other, "profile", child) == 404
    around = Page(browser_of(people.cora).get(reverse("grant-list", args=[child.pk]))).words
    assert "Sanne Bos" in around
    assert "om advies gevraagd" in around
    logged = AuditEvent.objects.filter(child_id=child.pk).values_list("event", "actor_name")
    assert ("advice_asked", people.cora.full_name) in logged
    assert ("profile_read", "Sanne Bos") in logged
    reading = AuditEvent.objects.filter(event="profile_read").latest("pk")
    assert (reading.basis, reading.actor_role) == ("advice", "scientist")


def test_who_is_asked_reads_what_the_team_reads_and_no_more(
    people: People, child: Child, sanne: User
) -> None:
    form = a_signed_form(child, people.anna)
    a_safety_note(child, people.anna)
    asked(child, sanne, people.cora)
    for page in ("profile", "trajectory", "life-event-list", "resource-list", "action-list", "minutes-list"):
        assert status(sanne, page, child) == 200, page
    assert status(sanne, "assessment-read", child, form.pk) == 200
    for page in ("safety-note-list", "report", "child-log", "right-list", "assessment-start", "action-add"):
        assert status(sanne, page, child) == 403, page


def test_file_closes_after_the_last_day_by_itself(people: People, child: Child, sanne: User) -> None:
    request = asked(child, sanne, people.cora, days=3)
    with clock_at(timezone.now() + datetime.timedelta(days=4)):
        assert status(sanne, "profile", child) == 404
        assert QUESTION not in Page(browser_of(sanne).get(reverse("advice-asked"))).words
        with pytest.raises(NotAsked):
            advised(request)


def test_team_ends_it_at_once_and_the_advice_stays(people: People, child: Child, sanne: User) -> None:
    request = asked(child, sanne, people.cora)
    advised(request)
    browser_of(people.anna).post(reverse("grant-end", args=[child.pk, request.grant_id]))
    assert status(sanne, "advice-list", child) == 404
    words = Page(browser_of(people.anna).get(reverse("advice-list", args=[child.pk]))).words
    assert ADVICE in words
    assert "Sanne Bos las mee tot" in words


def test_access_ends_with_the_role_and_when_the_child_moves(
    people: People, child: Child, sanne: User
) -> None:
    asked(child, sanne, people.cora)
    sanne.memberships.create(organisation=people.south.organisation, team=people.south, role="practitioner")
    assert status(sanne, "profile", child) == 200
    end_membership(membership=sanne.memberships.get(role="scientist"), by=people.ada)
    assert status(sanne, "profile", child) == 404
    stijn = a_scientist(people, "Stijn")
    asked(child, stijn, people.cora)
    move_child(child=child, team=people.south, seen_mark=mark_of(child.team_id), by=people.cora)
    assert status(stijn, "profile", child) == 404


def test_practice_child_is_never_asked_about(people: People, sanne: User) -> None:
    practice = start_practice(organisation=people.north.organisation, by=people.cora)
    assert status(people.cora, "advice-ask", practice) == 403


def test_nothing_is_asked_about_a_closed_file(people: People, child: Child, sanne: User) -> None:
    request = asked(child, sanne, people.cora)
    kept(child, people.cora, closed_on=today())
    assert status(people.cora, "advice-ask", child) == 403
    assert status(sanne, "advice-give", child, request.pk) == 403
    assert status(sanne, "advice-list", child) == 200


@pytest.mark.parametrize(
    ("until", "said"), [(1, "Deze dag is voorbij"), (-92, "hooguit drie maanden")], ids=["past", "too long"]
)
def test_last_day_lies_within_three_months(
    people: People, child: Child, sanne: User, until: int, said: str
) -> None:
    fields = {**advice_fields(sanne)["advice-ask"], "until": str(days_ago(until))}
    response = browser_of(people.cora).post(reverse("advice-ask", args=[child.pk]), fields)
    assert said in Page(response).words
    assert not AdviceRequest.objects.exists()


def test_only_a_scientist_of_the_organisation_can_be_asked(people: People, child: Child, sanne: User) -> None:
    fields = {**advice_fields(sanne)["advice-ask"], "adviser": str(people.chris.pk)}
    response = browser_of(people.cora).post(reverse("advice-ask", args=[child.pk]), fields)
    assert response.status_code == 200
    assert not AdviceRequest.objects.exists()


def test_work_list_leads_to_the_file_and_to_the_advice(people: People, child: Child, sanne: User) -> None:
    request = asked(child, sanne, people.cora)
    browser = browser_of(sanne)
    assert browser.get("/", follow=True).resolver_match.url_name == "advice-asked"
    html = browser.get(reverse("advice-asked")).content.decode()
    assert reverse("advice-give", args=[child.pk, request.pk]) in html
    assert reverse("profile", args=[child.pk]) in html


def test_advice_stands_with_name_question_and_answer(people: People, child: Child, sanne: User) -> None:
    request = asked(child, sanne, people.cora)
    give, answer = advice_fields(sanne)["advice-give"], advice_fields(sanne)["advice-answer"]
    assert (
        browser_of(sanne).post(reverse("advice-give", args=[child.pk, request.pk]), give).status_code == 302
    )
    advice = Advice.objects.get()
    url = reverse("advice-answer", args=[child.pk, advice.pk])
    assert browser_of(people.anna).post(url, answer).status_code == 302
    words = Page(browser_of(people.anna).get(reverse("advice-list", args=[child.pk]))).words
    for said in (QUESTION, ADVICE, "Advies van Sanne Bos", "overgenomen", "Wij proberen het."):
        assert said in words
    events = set(AuditEvent.objects.filter(child_id=child.pk).values_list("event", flat=True))
    assert {"advice_added", "advice_answered"} <= events


def test_question_is_answered_by_the_one_who_was_asked(people: People, child: Child, sanne: User) -> None:
    stijn = a_scientist(people, "Stijn")
    request = asked(child, sanne, people.cora)
    asked(child, stijn, people.cora, "Iets anders?")
    assert status(stijn, "advice-give", child, request.pk) == 403
    with pytest.raises(NotAsked):
        give_advice(advice=Advice(request=request, child=child, text=ADVICE), by=stijn)
    with pytest.raises(DatabaseError, match="the one who was asked"), transaction.atomic():
        Advice(request=request, child=child, text=ADVICE, signed_by=stijn).save(force_insert=True)


def test_scientist_in_the_team_itself_can_be_asked_too(people: People, child: Child) -> None:
    stijn = a_scientist(people, "Stijn")
    stijn.memberships.create(organisation=people.north.organisation, team=people.north, role="practitioner")
    request = asked(child, stijn, people.cora)
    assert status(stijn, "advice-give", child, request.pk) == 200
    assert status(stijn, "action-add", child) == 200


def test_second_answer_in_ignorance_of_the_first_is_refused(
    people: People, child: Child, sanne: User
) -> None:
    advice = advised(asked(child, sanne, people.cora))
    answered(advice, people.anna)
    late = AdviceAnswer(advice=advice, child=child, choice="not_taken", reasons="Te vroeg.")
    with pytest.raises(SeenOtherwise):
        answer_advice(answer=late, seen="", by=people.cora)
    answered(advice, people.cora, choice="not_taken", reasons="Te vroeg.")
    assert [answer.choice for answer in advice.answers.all()] == ["partly", "not_taken"]


@pytest.mark.parametrize("table", ["advicerequest", "advice", "adviceanswer"])
@pytest.mark.parametrize("change", ["UPDATE advice_{} SET child_id = child_id", "DELETE FROM advice_{}"])
@pytest.mark.django_db(transaction=True)
def test_database_lets_nobody_change_or_delete(
    people: People, child: Child, sanne: User, table: str, change: str
) -> None:
    answered(advised(asked(child, sanne, people.cora)), people.cora)
    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(change.format(table))
    with pytest.raises(psycopg.Error, match="never changed"), as_owner() as owner:
        owner.execute(change.format(table).encode())


def test_advice_is_in_the_minutes_with_what_the_team_does(people: People, child: Child, sanne: User) -> None:
    advice = advised(asked(child, sanne, people.cora))
    answered(advice, people.cora)
    item = item_of(a_meeting(people.north, people.cora, [child], on=today()), child)
    a_line(item, people.anna)
    talk = Page(browser_of(people.anna).get(reverse("discussion", args=[child.pk, item.pk]))).words
    assert ADVICE in talk
    minutes = closed_minutes(item, people.cora)
    (kept_advice,) = unpacked(minutes.document).advised
    assert (kept_advice.question, kept_advice.text, kept_advice.name) == (QUESTION, ADVICE, "Sanne Bos")
    assert [reply.choice for reply in kept_advice.replies] == ["partly"]
    read = Page(browser_of(people.anna).get(reverse("minutes-read", args=[child.pk, minutes.pk]))).words
    for said in (QUESTION, ADVICE, "deels overgenomen", "Eerst op school."):
        assert said in read


def test_advice_goes_with_the_child_at_access_and_destruction(
    people: People, child: Child, sanne: User
) -> None:
    answered(advised(asked(child, sanne, people.cora)), people.cora)
    file = archive_file(child, an_archive(child, people.cora), everything_about(child))
    assert b"gegevens/advies.json" in file
    counts = destroyed(child, people.cora, people.anna).counts
    tables = ("advice_advicerequest", "advice_advice", "advice_adviceanswer")
    assert [counts[table] for table in tables] == [1, 1, 1]


def test_ended_access_is_no_longer_offered_to_be_ended(people: People, child: Child, sanne: User) -> None:
    request = asked(child, sanne, people.cora)
    end_grant(grant=request.grant, by=people.cora)
    html = browser_of(people.cora).get(reverse("advice-list", args=[child.pk])).content.decode()
    assert reverse("grant-end", args=[child.pk, request.grant_id]) not in html
