"""Where specialist help stands: the last note holds, with day and name, and the rows are the history."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child, SpecialistHelp
from children.queries.safety import help_line, help_of
from revisions.form_parts import CHANGED
from tests.support.around import specialist_help
from tests.support.build import People, a_child, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.days import day_before_birth, days_ago, season, spelled
from tests.support.pages import Page
from tests.support.records import specialist_help_fields


def page_of(child: Child) -> str:
    return reverse("child-safety", args=[child.pk])


def form_of(child: Child) -> str:
    return reverse("specialist-help-add", args=[child.pk])


def test_without_a_note_it_is_not_known(anna: Client, child: Child) -> None:
    line = "Gespecialiseerde hulp: niet bekend. Niemand heeft dit nog genoteerd."
    assert line in Page(anna.get(page_of(child))).words
    assert help_line(help_of(child)) == line


def test_last_note_holds_and_the_earlier_ones_stay(people: People, anna: Client, child: Child) -> None:
    specialist_help(child, people.cora, "needed", on=season()[1])
    fields = Page(anna.get(form_of(child))).form.fields
    sent = {**fields, "status": "runs", "on": season()[0].isoformat()}
    assert anna.post(form_of(child), sent).headers["Location"] == page_of(child)
    words = Page(anna.get(page_of(child))).words
    now = f"Gespecialiseerde hulp: loopt, sinds {spelled(days_ago(266))}. Genoteerd op {spelled(days_ago(0))} door Anna de Wit."
    before = f"nodig, sinds {spelled(days_ago(175))}. Genoteerd op {spelled(days_ago(0))} door Cora de Wit."
    assert words.index(now) < words.index(before)
    assert AuditEvent.objects.filter(event="specialist_help_added", child_id=str(child.pk)).count() == 2


@pytest.mark.parametrize("status", SpecialistHelp.Status)
def test_each_status_is_a_sentence_in_both_languages(people: People, child: Child, status: str) -> None:
    specialist_help(child, people.anna, status)
    words = {"needed": "nodig", "runs": "loopt", "not_needed": "niet nodig", "unknown": "niet bekend"}
    assert help_line(help_of(child)).startswith(
        f"Gespecialiseerde hulp: {words[status]}, sinds {spelled(days_ago(266))}."
    )
    with override("en"):
        noted = f"since {spelled(days_ago(266))}. Noted on {spelled(days_ago(0))} by Anna de Wit."
        assert noted in help_line(help_of(child))


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"on": str(days_ago(-1))}, "on", "This day lies in the future."),
        ({"on": str(day_before_birth())}, "on", "This day lies before the child was born."),
        ({"on": ""}, "on", ""),
        ({"status": ""}, "status", ""),
        ({"status": "perhaps"}, "status", ""),
    ],
)
def test_what_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, str], field: str, message: str
) -> None:
    response = anna.post(form_of(child), {**specialist_help_fields(), **changes})
    assert list(response.context["form"].errors) == [field]
    assert not message or gettext(message) in Page(response).words
    assert not SpecialistHelp.objects.exists()


def test_note_of_a_colleague_in_the_meantime_is_told_and_shown(
    people: People, anna: Client, child: Child
) -> None:
    specialist_help(child, people.cora, "needed")
    response = anna.post(form_of(child), specialist_help_fields())
    said = str(CHANGED)
    assert said in Page(response).words
    assert f"Gespecialiseerde hulp: nodig, sinds {spelled(days_ago(266))}." in Page(response).words
    assert Page(response).form.fields["on"] == specialist_help_fields()["on"]
    assert [noted.status for noted in help_of(child)] == ["needed"]


def test_same_note_sent_twice_is_noted_once(anna: Client, child: Child) -> None:
    for _time in range(2):
        assert anna.post(form_of(child), specialist_help_fields()).status_code == 302
    assert child.specialist_help.count() == 1


def test_database_gives_nothing_back(people: People, child: Child) -> None:
    noted = specialist_help(child, people.anna)
    for change in (
        lambda: SpecialistHelp.objects.update(status="needed"),
        lambda: SpecialistHelp.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert SpecialistHelp.objects.get() == noted


def post_help(user: User, child: Child) -> int:
    client = Client()
    client.force_login(user)
    status = "runs" if user.full_name.startswith("Anna") else "needed"
    return client.post(form_of(child), {**specialist_help_fields(), "status": status}).status_code


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_do_not_overwrite_each_other() -> None:
    people = make_people()
    child = a_child(people.north, people.anna)
    with meeting_before(SpecialistHelp, "save", patience=0.5):
        found = together(lambda user: post_help(user, child), [people.anna, people.cora])
    assert sorted(found) == [200, 302]
    winner = (people.anna, people.cora)[found.index(302)]
    assert SpecialistHelp.objects.get().recorded_by == winner
