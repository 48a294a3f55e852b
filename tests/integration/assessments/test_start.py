"""Starting a form and changing its frame: who looked, in which role, where, when, how long."""

import datetime
import uuid
from unittest import mock

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from accounts.models import User
from assessments.exceptions import AlreadySigned
from assessments.models import Assessment
from children.models import Child
from tests.support.build import People, a_child, a_draft, a_signed_form, answer, make_people, version_of
from tests.support.concurrency import meeting_before, together
from tests.support.days import born_on, day_before_birth, days_ago, spelled, today
from tests.support.pages import Page, Reply
from tests.support.seen import frame_seen

FRAME = {
    "observer_role": "teacher",
    "setting": "school",
    "period_from": str(days_ago(20)),
    "period_to": str(days_ago(2)),
    "hours_seen": "12",
}


def start(client: Client, child: Child, **changes: str) -> Reply:
    quick = {"instrument": str(version_of().pk)}
    return client.post(reverse("assessment-start", args=[child.pk]), {**FRAME, **quick, **changes})


def test_started_form_is_a_draft_of_this_observer(people: People, anna: Client, child: Child) -> None:
    response = start(anna, child)
    draft = Assessment.objects.get()
    assert response.headers["Location"].endswith(f"{draft.pk}/pagina/1/")
    assert (draft.observer, draft.child, draft.is_signed) == (people.anna, child, False)
    assert (draft.observer_role, draft.setting, draft.hours_seen) == ("teacher", "school", 12)
    assert (draft.period_from, draft.period_to) == (days_ago(20), days_ago(2))
    assert draft.instrument_version.instrument.key == "professional-quick"


@pytest.mark.hard_moments
def test_start_offers_both_forms_and_preselects_no_role_or_setting(anna: Client, child: Child) -> None:
    page = Page(anna.get(reverse("assessment-start", args=[child.pk])))
    assert page.form.fields["period_to"] == str(days_ago(0))
    assert page.form.fields["period_from"] == str(days_ago(14))
    assert not {"instrument", "observer_role", "setting"} & set(page.form.fields)
    assert page.form.fields["hours_seen"] == ""


def test_start_remembers_the_role_and_the_setting_with_this_child(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna, role="therapist", setting="leisure")
    fields = Page(anna.get(reverse("assessment-start", args=[child.pk]))).form.fields
    assert (fields["observer_role"], fields["setting"]) == ("therapist", "leisure")
    assert fields["hours_seen"] == "6"
    other = a_child(people.north, people.anna, reference="DW-2")
    fields = Page(anna.get(reverse("assessment-start", args=[other.pk]))).form.fields
    assert (fields["observer_role"], "setting" in fields) == ("therapist", False)


def test_short_observation_stands_as_last_time_and_is_begun_with_one_press(
    people: People, anna: Client, child: Child
) -> None:
    last = a_signed_form(child, people.anna, role="therapist", setting="leisure")
    page = Page(anna.get(reverse("assessment-start", args=[child.pk]) + "?vorm=kort"))
    assert gettext("Is this still right?") in page.words
    assert gettext("That is right, begin") in page.words
    assert page.form.fields["instrument"] == str(version_of("professional-quick").pk)
    began = anna.post(reverse("assessment-start", args=[child.pk]), page.form.fields)
    draft = Assessment.objects.drafts().get()
    assert began.headers["Location"] == reverse("assessment-fill", args=[child.pk, draft.pk, 1])
    assert (draft.observer_role, draft.setting, draft.hours_seen) == ("therapist", "leisure", last.hours_seen)
    assert draft.period_to == today()
    assert draft.period_to - draft.period_from == last.period_to - last.period_from


@pytest.mark.parametrize(
    ("asked", "role"), [("child-8-11", "child"), ("parent", "parent"), ("teacher", "teacher")]
)
def test_form_for_another_role_is_not_said_to_be_as_last_time(
    people: People, anna: Client, child: Child, asked: str, role: str
) -> None:
    """The page said that a child's own form was filled in by a professional, beside an empty box for the hours."""
    a_signed_form(child, people.anna, role="therapist", setting="leisure")
    page = Page(anna.get(reverse("assessment-start", args=[child.pk]) + f"?vorm={asked}"))
    assert gettext("Is this still right?") not in page.words
    assert (page.form.fields["observer_role"], page.form.fields["setting"]) == (role, "leisure")
    anna.post(reverse("assessment-start", args=[child.pk]), page.form.fields)
    assert Assessment.objects.drafts().get().observer_role == role


def test_draft_with_answers_is_not_said_to_be_empty_where_it_can_be_thrown_away(
    people: People, anna: Client, child: Child
) -> None:
    draft = a_draft(child, people.anna)
    url = reverse("assessment-start", args=[child.pk])
    assert "nog niets ingevuld" in Page(anna.get(url)).words
    answer(draft, "adult_calms", "2", people.anna)
    words = Page(anna.get(url)).words
    assert "nog niets ingevuld" not in words
    assert f"Laatst bewaard {spelled(today())}" in words


def test_first_time_with_a_child_nothing_is_confirmed_unseen(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.bram)  # a colleague's is not one's own
    page = Page(anna.get(reverse("assessment-start", args=[child.pk]) + "?vorm=kort"))
    assert gettext("Is this still right?") not in page.words
    assert not {"observer_role", "setting"} & set(page.form.fields)


def test_short_form_comes_first(anna: Client, child: Child) -> None:
    form = anna.get(reverse("assessment-start", args=[child.pk])).context["form"]
    assert form.fields["instrument"].widget.choices[0][0] == version_of("professional-quick").pk


def test_hours_are_marked_as_asked_for_unless_a_child_or_a_parent_answers(
    people: People, anna: Client, child: Child
) -> None:
    """The label had no mark, and yet the server refused."""
    url = reverse("assessment-start", args=[child.pk])
    hours = str(anna.get(url).context["form"]["hours_seen"])
    assert " required" in hours
    refused = start(anna, child, hours_seen="")
    assert list(refused.context["form"].errors) == ["hours_seen"]
    assert refused.content.count(b"asteriskField") >= 1
    voice = start(anna, child, instrument=str(version_of("outcome").pk), observer_role="child", hours_seen="")
    assert voice.status_code == 302
    assert Assessment.objects.get().hours_seen is None


def test_second_start_of_the_same_form_opens_the_draft(people: People, anna: Client, child: Child) -> None:
    draft = a_draft(child, people.anna)
    assert start(anna, child).headers["Location"].endswith(f"{draft.pk}/pagina/1/")
    assert Assessment.objects.count() == 1
    assert draft.setting == Assessment.objects.get().setting == "home"
    a_draft(child, people.bram)
    assert Assessment.objects.count() == 2


def test_second_start_says_what_the_draft_keeps_and_what_it_does_not_take_over(
    anna: Client, child: Child
) -> None:
    start(anna, child, setting="home", hours_seen="5")
    second = start(anna, child, setting="group", hours_seen="9")
    assert Assessment.objects.values_list("setting", "hours_seen").get() == ("home", 5)
    (said,) = [str(message) for message in get_messages(second.wsgi_request)]
    kept, dropped = said.split("net koos")
    assert "thuis · 5 uur gezien" in kept
    assert "op de groep · 9 uur gezien" in dropped
    assert "leerkracht" not in said.lower()  # what is the same in both is not said


def test_second_start_with_the_same_frame_says_that_the_draft_was_there(anna: Client, child: Child) -> None:
    start(anna, child)
    said = [str(message) for message in get_messages(start(anna, child).wsgi_request)]
    assert said == [gettext("You have a draft of this form already. Here it is.")]


def first_birthday() -> datetime.date:
    """Return the first day on which the child is old enough for the form."""
    return born_on().replace(year=born_on().year + 1)


PERIOD = [
    ({"period_to": str(days_ago(-1))}, "period_to"),
    ({"period_from": str(day_before_birth()), "period_to": str(first_birthday())}, "period_from"),
    ({"period_from": str(days_ago(1))}, "period_to"),
    ({"period_from": str(days_ago(386))}, "period_from"),
    ({"period_from": "31 februari"}, "period_from"),
    ({"period_to": ""}, "period_to"),
    ({"period_to": "99999-01-01"}, "period_to"),
    ({"observer_role": "boss"}, "observer_role"),
    ({"observer_role": ""}, "observer_role"),
    ({"setting": "space"}, "setting"),
    ({"hours_seen": "0"}, "hours_seen"),
    ({"hours_seen": "2001"}, "hours_seen"),
    ({"hours_seen": "-1"}, "hours_seen"),
    ({"hours_seen": "9" * 5000}, "hours_seen"),
    ({"hours_seen": "veel"}, "hours_seen"),
]


@pytest.mark.parametrize(
    ("changes", "field"), [*PERIOD, ({"instrument": "x"}, "instrument"), ({"instrument": ""}, "instrument")]
)
def test_start_that_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, str], field: str
) -> None:
    response = start(anna, child, **changes)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not Assessment.objects.exists()


def test_unknown_instrument_is_refused(anna: Client, child: Child) -> None:
    response = start(anna, child, instrument=str(uuid.UUID(int=7)))
    assert list(response.context["form"].errors) == ["instrument"]


def change(client: Client, draft: Assessment, **changes: str) -> Reply:
    url = reverse("assessment-frame", kwargs={"child_id": draft.child_id, "assessment_id": draft.pk})
    return client.post(url, {**FRAME, "seen_revision": str(frame_seen(draft)), **changes})


def test_frame_of_a_draft_can_be_changed(people: People, anna: Client, child: Child) -> None:
    draft = a_draft(child, people.anna)
    assert change(anna, draft).status_code == 302
    draft.refresh_from_db()
    assert (draft.setting, draft.hours_seen, draft.revision) == ("school", 12, 1)


@pytest.mark.parametrize(("changes", "field"), PERIOD)
def test_frame_that_is_not_right_is_refused_at_the_field(
    people: People, anna: Client, child: Child, changes: dict[str, str], field: str
) -> None:
    draft = a_draft(child, people.anna)
    response = change(anna, draft, **changes)
    assert list(response.context["form"].errors) == [field]
    draft.refresh_from_db()
    assert (draft.setting, draft.period_to, draft.revision) == ("home", today(), 0)


def test_discarded_draft_is_gone_and_another_can_start(people: People, anna: Client, child: Child) -> None:
    draft = a_draft(child, people.anna)
    url = reverse("assessment-discard", kwargs={"child_id": child.pk, "assessment_id": draft.pk})
    assert anna.post(url, {"seen": "7"}).status_code == 302
    assert Assessment.objects.exists()  # it was filled in further since
    assert anna.post(url, {"seen": "0"}).headers["Location"] == reverse("assessment-list", args=[child.pk])
    assert not Assessment.objects.exists()
    assert anna.post(url, {"seen": "0"}).status_code == 410
    assert start(anna, child).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_start_pressed_twice_at_once_starts_one_form() -> None:
    people = make_people()
    child = a_child(people.north, people.anna)

    def act(user: User) -> Reply:
        client = Client()
        client.force_login(user)
        return start(client, child)

    with meeting_before(Assessment, "save", patience=0.5):
        found = together(act, [people.anna, people.anna])
    assert [response.status_code for response in found] == [302, 302]
    assert found[0].headers["Location"] == found[1].headers["Location"]
    assert Assessment.objects.count() == 1


def test_draft_signed_at_the_last_moment_is_not_thrown_away(
    people: People, anna: Client, child: Child
) -> None:
    draft = a_draft(child, people.anna)
    url = reverse("assessment-discard", kwargs={"child_id": child.pk, "assessment_id": draft.pk})
    with mock.patch("assessments.actions.assessments.discard_draft", side_effect=AlreadySigned):
        response = anna.post(url)
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == [gettext("This form was signed in the meantime. It stays.")]
    assert Assessment.objects.filter(pk=draft.pk).exists()


def test_form_of_a_teacher_says_who_sat_beside(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna)
    url = reverse("assessment-start", args=[child.pk])
    beside = gettext("Filled in together with the teacher")
    assert beside in Page(anna.get(f"{url}?vorm=teacher")).words
    teacher = {"instrument": str(version_of("teacher").pk), "with_teacher": "on"}
    start(anna, child, **teacher)
    draft = Assessment.objects.drafts().get()
    assert draft.seen_by == draft.seen_by_in_role == "leerkracht, samen met Anna de Wit"
    frame = Page(anna.get(reverse("assessment-frame", args=[child.pk, draft.pk])))
    assert frame.form.fields["with_teacher"] == "on"


def test_no_other_form_is_filled_in_beside_a_teacher(people: People, anna: Client, child: Child) -> None:
    start(anna, child, with_teacher="on")
    draft = Assessment.objects.drafts().get()
    assert not draft.with_teacher
    assert draft.seen_by == "Anna de Wit"
    frame = Page(anna.get(reverse("assessment-frame", args=[child.pk, draft.pk])))
    assert "with_teacher" not in frame.form.kinds


@pytest.mark.parametrize(("asked", "is_own"), [("child-8-11", True), ("parent", True), ("teacher", False)])
def test_who_answers_for_themselves_is_not_asked_where_the_child_was_seen(
    people: People, anna: Client, child: Child, asked: str, is_own: bool
) -> None:
    page = anna.get(reverse("assessment-start", args=[child.pk]), {"vorm": asked})
    labels = [str(page.context["form"].fields["setting"].label)]
    draft = a_draft(child, people.anna, key=asked, role=Page(page).form.fields["observer_role"])
    frame = anna.get(reverse("assessment-frame", args=[child.pk, draft.pk]))
    labels.append(str(frame.context["form"].fields["setting"].label))
    asks_the_child = gettext("Which place is it about?")
    assert (
        labels
        == [asks_the_child if is_own else gettext("Where did you see %(name)s?") % {"name": child.first_name}]
        * 2
    )
