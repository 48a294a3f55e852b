"""Reminders: who gets one, never two on a day, never who left or said no, and nothing of anybody in them."""

import datetime
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from unittest import mock

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import Membership, User
from audit.models import AuditEvent
from children.models import Child
from reminders.actions import choose_reminders, claim, plan_reminders
from reminders.models import Reminder
from reminders.queries import to_remind
from tests.support.asked import asked
from tests.support.build import People, a_child, a_signed_form
from tests.support.days import days_ago, today
from tests.support.meetings import a_meeting
from tests.support.pages import Page
from tests.support.queue import begin, run, waiting, work_off

CHOICE = reverse("reminder-choice")


@pytest.fixture(autouse=True)
def _mail_is_on(settings: Any) -> None:
    """Send mails: to a list."""
    settings.MAIL_IS_ON = True


@pytest.fixture
def observed(child: Child, people: People) -> Child:
    """Have a child whose next observation is far away."""
    a_signed_form(child, people.anna, on=days_ago(1))
    return child


def addresses() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


def test_everyone_on_whose_list_a_child_is_due_gets_one_mail(people: People, child: Child) -> None:
    a_child(people.north, people.anna, first_name="Noor", reference="N-1")
    assert plan_reminders(today()) == 3
    assert work_off() == 3
    assert addresses() == [f"{name}@voorbeeld.example" for name in ("anna", "bram", "cora")]


def test_nothing_of_a_child_or_a_colleague_is_in_mail_and_queue(people: People, child: Child) -> None:
    plan_reminders(today())
    jobs = waiting()
    work_off()
    for message in mail.outbox:
        said = f"{message.subject} {message.body}"
        assert "Er staat iets voor je klaar" in said
        assert "http://127.0.0.1:8000" in said
        for word in (
            child.first_name,
            child.reference,
            str(child.pk),
            people.north.name,
            "Anna",
            "Bram",
            "Cora",
        ):
            assert word not in said
    assert {tuple(ids) for _name, ids in jobs} == {("reminder",)}
    assert {ids["reminder"] for _name, ids in jobs} == {str(one.pk) for one in Reminder.objects.all()}


def test_day_is_planned_once_however_often(people: People, child: Child) -> None:
    assert plan_reminders(today()) == 3
    assert plan_reminders(today()) == 0
    work_off()
    assert len(mail.outbox) == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(user=people.anna, day=today())


def test_nobody_is_reminded_of_a_child_that_is_not_due(people: People, observed: Child) -> None:
    assert to_remind(today()) == []
    assert people.anna in to_remind(today() + datetime.timedelta(weeks=13))


def test_meeting_is_announced_a_week_before_to_who_is_invited(people: People, observed: Child) -> None:
    meeting = a_meeting(people.north, people.cora, [observed])
    invited = set(meeting.invited.all())
    day = meeting.meets_on - datetime.timedelta(days=7)
    assert invited
    assert set(to_remind(day)) == invited
    assert to_remind(day - datetime.timedelta(days=1)) == []


def test_who_is_asked_to_observe_gets_a_mail_the_day_after(people: People, observed: Child) -> None:
    due_on = today() + datetime.timedelta(days=20)
    asked(observed, people.cora, people.bram, period_to=due_on, due_on=due_on)
    assert to_remind(today()) == []
    assert to_remind(today() + datetime.timedelta(days=1)) == [people.bram]


def leave(user: User) -> None:
    Membership.objects.filter(user=user).update(ended_at=timezone.now())


@pytest.mark.parametrize("is_planned", [False, True], ids=["before the plan", "after the plan"])
def test_who_left_gets_none(people: People, child: Child, *, is_planned: bool) -> None:
    if is_planned:
        plan_reminders(today())
    leave(people.anna)
    plan_reminders(today())
    work_off()
    assert addresses() == ["bram@voorbeeld.example", "cora@voorbeeld.example"]


@pytest.mark.parametrize("is_planned", [False, True], ids=["before the plan", "after the plan"])
def test_who_switched_them_off_gets_none(people: People, child: Child, *, is_planned: bool) -> None:
    if is_planned:
        plan_reminders(today())
    choose_reminders(is_wanted=False, by=people.anna)
    plan_reminders(today())
    work_off()
    assert addresses() == ["bram@voorbeeld.example", "cora@voorbeeld.example"]


def test_reminder_of_another_day_does_not_go_any_more(people: People, child: Child) -> None:
    plan_reminders(today() - datetime.timedelta(days=1))
    work_off()
    assert mail.outbox == []


def test_mail_that_the_server_refuses_is_tried_again_and_goes_once(people: People, child: Child) -> None:
    plan_reminders(today())
    job = begin()[0]
    with (
        mock.patch("django.core.mail.EmailMessage.send", side_effect=SMTPRecipientsRefused({})),
        pytest.raises(SMTPRecipientsRefused),
    ):
        run(job)
    run(job)
    run(job)
    assert len(mail.outbox) == 1


def test_mail_of_which_nobody_knows_whether_it_went_does_not_go_again(people: People, child: Child) -> None:
    plan_reminders(today())
    job = begin()[0]
    with (
        mock.patch("django.core.mail.EmailMessage.send", side_effect=SMTPServerDisconnected),
        pytest.raises(SMTPServerDisconnected),
    ):
        run(job)
    run(job)
    assert mail.outbox == []


def test_mail_is_claimed_by_one_worker(people: People, child: Child) -> None:
    plan_reminders(today())
    reminder = Reminder.objects.filter(user=people.anna).get()
    assert claim(reminder.pk) == reminder
    assert claim(reminder.pk) is None


def test_without_a_mail_server_nothing_is_planned(people: People, child: Child, settings: Any) -> None:
    settings.MAIL_IS_ON = False
    assert plan_reminders(today()) == 0
    assert not ProcrastinateJob.objects.exists()


def test_old_reminders_are_cleared_but_the_last_of_everybody(people: People, child: Child) -> None:
    for ago in (50, 40):
        Reminder.objects.create(user=people.anna, day=days_ago(ago))
    plan_reminders(today())
    assert [one.day for one in Reminder.objects.filter(user=people.anna)] == [today()]


def test_colleague_switches_reminders_off_and_on(people: People, anna: Client) -> None:
    assert "Herinneringen staan voor jou aan." in Page(anna.get(CHOICE)).words
    anna.post(CHOICE, {"wanted": "no"})
    anna.post(CHOICE, {"wanted": "no"})
    assert "Herinneringen staan voor jou uit." in Page(anna.get(CHOICE)).words
    assert AuditEvent.objects.filter(event="reminders_changed").count() == 1
    anna.post(CHOICE, {"wanted": "yes"})
    assert "Herinneringen staan voor jou aan." in Page(anna.get(CHOICE)).words
