"""Colleagues are asked to observe: what each sees, what answers it, and how it ends."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.access import access_of
from accounts.models import Membership, User
from assessments.actions.asked import decline_request, end_overdue, pass_on, stop_request
from assessments.actions.corrections import start_correction
from assessments.actions.withdrawals import withdraw_assessment
from assessments.exceptions import AlreadyAsked, NoLongerAsked, StillHeld
from assessments.queries.apart import blind_to
from assessments.queries.asked import left_requests
from audit.actions import record
from audit.models import AuditEvent
from audit.rules.events import EventType
from children.models import Child
from lifecourse.models import MissedMoment
from paper.dates_and_numbers import near_day
from tests.support.asked import as_it_stands, ask_fields, asked, is_held
from tests.support.build import People, a_draft, a_signed_form, version_of
from tests.support.days import days_ago, today
from tests.support.meetings import a_meeting
from tests.support.pages import Page

DAY = datetime.timedelta(days=1)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def cora(people: People) -> Client:
    """Sign Cora in, the coordinator, in a browser of her own."""
    return signed_in(people.cora)


@pytest.fixture
def bram(people: People) -> Client:
    """Sign Bram in, the observer, in a browser of his own."""
    return signed_in(people.bram)


def test_asking_from_the_page_asks_each_colleague(people: People, child: Child, cora: Client) -> None:
    url = reverse("request-add", args=[child.pk])
    assert cora.post(url, ask_fields(people.anna, people.bram)).status_code == 302
    assert {(one.asked, one.asked_by) for one in child.observation_requests.all()} == {
        (people.anna, people.cora),
        (people.bram, people.cora),
    }
    assert AuditEvent.objects.filter(event="observation_request_added").count() == 2


def test_meeting_asks_by_a_week_before_it(child: Child, cora: Client) -> None:
    meets_on = today() + 20 * DAY
    page = Page(cora.get(reverse("request-add", args=[child.pk]), {"overleg": str(meets_on)}))
    assert page.form.fields["due_on"] == str(meets_on - 7 * DAY)
    soon = Page(cora.get(reverse("request-add", args=[child.pk]), {"overleg": str(today() + 2 * DAY)}))
    assert soon.form.fields["due_on"] == str(today() + DAY)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"asked": []}, "Fout: "),
        ({"due_on": str(days_ago(1)), "period_to": str(days_ago(1))}, "Kies een dag vanaf vandaag"),
        ({"period_to": str(days_ago(8))}, "De laatste dag ligt voor de eerste dag."),
        ({"period_to": str(days_ago(-8))}, "Kies de laatste dag van de periode of een latere dag."),
        ({"is_double": "on"}, "Kies twee collega’s voor een dubbele observatie."),
        (
            {"is_double": "on", "period_to": str(days_ago(3))},
            "Kies voor een dubbele observatie minstens een week.",
        ),
    ],
)
def test_asking_refuses_what_cannot_be(
    people: People, child: Child, cora: Client, changes: dict[str, object], said: str
) -> None:
    reply = cora.post(reverse("request-add", args=[child.pk]), ask_fields(people.anna, **changes))
    assert said in Page(reply).words
    assert not child.observation_requests.exists()


def test_nobody_is_asked_the_same_twice_at_once(people: People, child: Child, cora: Client) -> None:
    asked(child, people.cora, people.anna)
    with pytest.raises(AlreadyAsked):
        asked(child, people.cora, people.bram, people.anna)
    assert child.observation_requests.count() == 1
    fields = ask_fields(people.anna, setting="home")
    assert "nog niet beantwoord" in Page(cora.post(reverse("request-add", args=[child.pk]), fields)).words


def test_who_is_asked_sees_it_on_the_list_and_one_link_opens_the_form(
    people: People, child: Child, bram: Client
) -> None:
    a_signed_form(child, people.bram, on=days_ago(30), setting="group")
    (request,) = asked(child, people.cora, people.bram, setting="school")
    reply = bram.get(reverse("child-list"))
    assert "Cora de Wit vraagt u" in Page(reply).words
    assert f"?vraag={request.pk}" in reply.content.decode()
    start = Page(bram.get(reverse("assessment-start", args=[child.pk]), {"vraag": str(request.pk)}))
    found = start.form.fields
    assert (found["setting"], found["period_from"], found["period_to"]) == (
        "school",
        str(days_ago(13)),
        str(today()),
    )
    assert found["instrument"] == str(version_of().pk)


@pytest.mark.parametrize("text", ["", "geen-nummer", "00000000-0000-4000-8000-000000000000"])
def test_start_without_a_request_of_ones_own_begins_as_ever(child: Child, anna: Client, text: str) -> None:
    reply = anna.get(reverse("assessment-start", args=[child.pk]), {"vraag": text})
    assert (reply.status_code, reply.context["wanted"]) == (200, None)


def test_list_of_a_colleague_says_nothing_of_it(people: People, child: Child, anna: Client) -> None:
    asked(child, people.cora, people.bram)
    assert "vraagt u" not in Page(anna.get(reverse("child-list"))).words


def test_signing_answers_it(people: People, child: Child) -> None:
    (request,) = asked(child, people.cora, people.bram)
    form = a_signed_form(child, people.bram)
    found = as_it_stands(request)
    assert (found.state, found.form, found.ended_by, is_held(request)) == ("done", form, people.bram, False)


@pytest.mark.parametrize(
    "other",
    [{"setting": "school"}, {"key": "professional-full"}, {"on": days_ago(20)}],
    ids=["another place", "another form", "other days"],
)
def test_what_was_not_asked_does_not_answer_it(people: People, child: Child, other: dict[str, Any]) -> None:
    (request,) = asked(child, people.cora, people.bram)
    a_signed_form(child, people.bram, **other)
    assert as_it_stands(request).is_open


def test_form_of_a_colleague_does_not_answer_it(people: People, child: Child) -> None:
    (request,) = asked(child, people.cora, people.bram)
    a_signed_form(child, people.anna)
    assert as_it_stands(request).is_open


def test_moment_that_did_not_take_place_stands_in_the_course_too(
    people: People, child: Child, bram: Client
) -> None:
    (request,) = asked(child, people.cora, people.bram)
    url = reverse("request-decline", args=[child.pk, request.pk])
    assert bram.post(url, {"reason": "child_away", "note": "Griep.", "seen": "0"}).status_code == 302
    found = as_it_stands(request)
    assert (found.state, found.note) == ("missed", "Griep.")
    assert MissedMoment.objects.get(child=child).reason == "child_away"


def test_no_of_a_colleague_is_no_moment_of_the_child(people: People, child: Child) -> None:
    (request,) = asked(child, people.cora, people.bram)
    decline_request(request=request, reason="no_time", note="", seen_revision=0, by=people.bram)
    assert as_it_stands(request).state == "declined"
    assert not MissedMoment.objects.exists()


def test_only_who_was_asked_declines(people: People, child: Child, anna: Client) -> None:
    (request,) = asked(child, people.cora, people.bram)
    assert anna.get(reverse("request-decline", args=[child.pk, request.pk])).status_code == 403


def test_only_who_asked_or_a_coordinator_stops_and_says_why(
    people: People, child: Child, anna: Client, cora: Client
) -> None:
    (request,) = asked(child, people.cora, people.bram)
    url = reverse("request-stop", args=[child.pk, request.pk])
    assert anna.post(url, {"note": "Anders geregeld", "seen": "0"}).status_code == 403
    assert Page(cora.post(url, {"note": "", "seen": "0"})).words.startswith("Fout: ")
    assert as_it_stands(request).is_open
    assert cora.post(url, {"note": "Anders geregeld", "seen": "0"}).status_code == 302
    assert as_it_stands(request).state == "stopped"


def test_coordinator_sees_asked_in_and_missing_with_the_reason(
    people: People, child: Child, cora: Client
) -> None:
    asked(child, people.cora, people.anna, people.bram)
    a_signed_form(child, people.anna)
    (other,) = child.observation_requests.filter(asked=people.bram)
    decline_request(
        request=other, reason="sees_little", note="Alleen op vrijdag.", seen_revision=0, by=people.bram
    )
    asked(child, people.anna, people.cora)
    words = Page(cora.get(reverse("request-list", args=[child.pk]))).words
    for said in (
        "Nog niet binnen",
        "binnen",
        "ziet het kind te weinig",
        "Alleen op vrijdag.",
        "Lees het formulier",
    ):
        assert said in words


def test_what_was_passed_on_is_asked_of_the_other(people: People, child: Child) -> None:
    (request,) = asked(child, people.cora, people.bram)
    pass_on(request=request, to=people.anna, seen_revision=0, by=people.cora)
    a_signed_form(child, people.anna)
    assert as_it_stands(request).state == "done"


def test_request_to_who_left_is_shown_to_the_coordinator(people: People, child: Child, cora: Client) -> None:
    (request,) = asked(child, people.cora, people.bram)
    assert "kunnen" not in cora.get(reverse("draft-list")).content.decode().partition('id="asked"')[2]
    Membership.objects.filter(user=people.bram).update(ended_at=request.asked_at)
    assert "gevraagd aan een collega die er niet meer bij kan" in Page(cora.get(reverse("child-list"))).words
    page = cora.get(reverse("draft-list")).content.decode()
    assert reverse("request-pass-on", args=[child.pk, request.pk]) in page
    assert reverse("request-stop", args=[child.pk, request.pk]) in page


def test_request_ends_by_itself_a_week_after_its_day(people: People, child: Child) -> None:
    (request,) = asked(child, people.cora, people.bram)
    assert end_overdue(request.due_on + 6 * DAY, by=None) == 0
    assert end_overdue(request.due_on + 7 * DAY, by=None) == 1
    found = as_it_stands(request)
    assert (found.state, found.ended_by) == ("expired", None)
    assert end_overdue(request.due_on + 7 * DAY, by=None) == 0


def test_what_ended_is_not_ended_again(people: People, child: Child, cora: Client, bram: Client) -> None:
    (request,) = asked(child, people.cora, people.bram)
    stop_request(request=request, note="Anders geregeld", seen_revision=0, by=people.cora)
    with pytest.raises(NoLongerAsked):
        decline_request(request=request, reason="no_time", note="", seen_revision=1, by=people.bram)
    for page, client in (("request-decline", bram), ("request-stop", cora), ("request-pass-on", cora)):
        assert client.get(reverse(page, args=[child.pk, request.pk])).status_code == 302


def test_form_that_was_withdrawn_is_asked_again(people: People, child: Child) -> None:
    (request,) = asked(child, people.cora, people.bram)
    form = a_signed_form(child, people.bram)
    withdraw_assessment(assessment=form, reason="Hoort bij een ander kind.", by=people.bram)
    found = as_it_stands(request)
    assert (found.state, found.form, found.ended_at) == ("open", None, None)


def test_meeting_leads_to_asking_and_then_says_how_it_stands(
    people: People, child: Child, cora: Client
) -> None:
    meeting = a_meeting(people.north, people.cora, [child])
    url = reverse("meeting-detail", args=[meeting.pk])
    assert f"?overleg={meeting.meets_on}" in cora.get(url).content.decode()
    asked(child, people.cora, people.anna, people.bram, is_double=True)
    a_signed_form(child, people.anna)
    words = Page(cora.get(url)).words
    assert (
        "gevraagd aan Anna de Wit, binnen; te lezen als beide zijn ondertekend (dubbele observatie)" in words
    )
    by = near_day(today() + DAY, today())
    assert f"gevraagd aan Bram de Wit, uiterlijk {by} (dubbele observatie)" in words
    stop_request(
        request=child.observation_requests.get(asked=people.bram),
        note="Bram is ziek",
        seen_revision=0,
        by=people.cora,
    )
    words = Page(cora.get(url)).words
    assert "gevraagd aan Bram de Wit, gaat niet door: Bram is ziek" in words
    assert "gevraagd aan Anna de Wit, binnen (dubbele observatie)" in words


def test_report_that_was_made_before_a_held_form_could_be_read_is_to_be_made_again(
    people: People, child: Child, cora: Client
) -> None:
    a_signed_form(child, people.cora, on=days_ago(30))
    asked(child, people.cora, people.anna, people.bram, is_double=True)
    a_signed_form(child, people.anna)
    meeting = a_meeting(people.north, people.cora, [child])
    record(EventType.REPORT_EXPORTED, target=child, child_id=child.pk, by=people.cora)
    url = reverse("meeting-detail", args=[meeting.pk])
    assert "daarna kwam er een observatie binnen" not in Page(cora.get(url)).words
    a_signed_form(child, people.bram)
    assert "daarna kwam er een observatie binnen" in Page(cora.get(url)).words


# Double observations


def test_first_form_is_held_and_both_are_read_once_both_are_signed(people: People, child: Child) -> None:
    first, second = asked(child, people.cora, people.anna, people.bram, is_double=True)
    form = a_signed_form(child, people.anna)
    assert is_held(first)
    assert as_it_stands(first).form == form
    assert not child.assessments.signed().exists()
    a_signed_form(child, people.bram)
    assert not is_held(first)
    assert not is_held(second)
    assert child.assessments.standing().count() == 2
    assert as_it_stands(first).let_go_at
    assert AuditEvent.objects.filter(event="double_observation_opened").count() == 1


@pytest.mark.parametrize("how", ["declined", "stopped", "over"])
def test_held_form_is_read_when_the_other_never_comes(people: People, child: Child, how: str) -> None:
    first, second = asked(child, people.cora, people.anna, people.bram, is_double=True)
    a_signed_form(child, people.anna)
    if how == "declined":
        decline_request(request=second, reason="no_time", note="", seen_revision=0, by=people.bram)
    elif how == "stopped":
        stop_request(request=second, note="Bram is ziek", seen_revision=0, by=people.cora)
    else:
        end_overdue(second.due_on + 7 * DAY, by=None)
    assert not is_held(first)
    assert child.assessments.signed().count() == 1


def test_form_after_the_other_ended_is_not_held(people: People, child: Child) -> None:
    first, second = asked(child, people.cora, people.anna, people.bram, is_double=True)
    stop_request(request=second, note="Bram is ziek", seen_revision=0, by=people.cora)
    a_signed_form(child, people.anna)
    assert not is_held(first)


def test_form_over_too_few_of_the_days_is_no_half_of_a_double(people: People, child: Child) -> None:
    first, _second = asked(
        child, people.cora, people.anna, people.bram, is_double=True, period_from=days_ago(6)
    )
    form = a_signed_form(child, people.anna, on=days_ago(1))
    assert as_it_stands(first).is_open
    assert form.is_held  # it tells of the same child, there and then


def test_held_form_is_not_corrected_and_can_be_withdrawn(people: People, child: Child) -> None:
    first, second = asked(child, people.cora, people.anna, people.bram, is_double=True)
    form = a_signed_form(child, people.anna)
    with pytest.raises(StillHeld):
        start_correction(assessment=form, reason="Verkeerde week", by=people.anna)
    withdraw_assessment(assessment=form, reason="Hoort bij een ander kind.", by=people.anna)
    found = as_it_stands(first)
    assert (found.state, is_held(first), found.pair) == ("open", False, second.pair)


def test_half_that_was_read_and_withdrawn_is_asked_by_itself(people: People, child: Child) -> None:
    first, _second = asked(child, people.cora, people.anna, people.bram, is_double=True)
    form = a_signed_form(child, people.anna)
    a_signed_form(child, people.bram)
    withdraw_assessment(assessment=form, reason="Hoort bij een ander kind.", by=people.anna)
    assert as_it_stands(first).pair is None


def test_half_is_passed_on_to_neither_of_the_two(people: People, child: Child, cora: Client) -> None:
    first, _second = asked(child, people.cora, people.anna, people.bram, is_double=True)
    with pytest.raises(AlreadyAsked):
        pass_on(request=first, to=people.bram, seen_revision=0, by=people.cora)
    url = reverse("request-pass-on", args=[child.pk, first.pk])
    assert "Bram de Wit" not in cora.get(url).content.decode().partition("<select")[2]


def test_draft_of_one_half_is_handed_over_to_no_other_half(people: People, child: Child) -> None:
    asked(child, people.cora, people.anna, people.bram, is_double=True)
    draft = a_draft(child, people.anna)
    assert list(blind_to(draft)) == [people.bram]


def test_child_that_was_seen_is_not_due_while_the_form_is_held(
    people: People, child: Child, anna: Client
) -> None:
    asked(child, people.cora, people.anna, people.bram, is_double=True)
    a_signed_form(child, people.anna)
    (row,) = anna.get(reverse("child-list")).context["page"]
    assert (row.last_on, row.is_due) == (today(), False)


def test_left_requests_are_those_of_who_cannot_fill_in_any_more(people: People, child: Child) -> None:
    asked(child, people.cora, people.bram)
    assert list(left_requests(access_of(people.cora))) == []
    child.grants.filter(user=people.bram).update(ended_at="2020-01-01T00:00Z")
    assert len(left_requests(access_of(people.cora))) == 1
