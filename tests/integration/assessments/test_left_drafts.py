"""Work of who leaves or of a child that moves: told before, and afterwards in the hands of the coordinator."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import add_person
from accounts.actions.people import end_membership
from accounts.models import User
from assessments.actions.assessments import sign_assessment
from assessments.actions.corrections import start_correction
from assessments.actions.left_drafts import discard_left_draft, hand_over_draft
from assessments.exceptions import HasDraft, StillReached
from assessments.models import Assessment
from assessments.queries.left_drafts import (
    left_draft_rows,
    left_drafts_in_order,
    without_writer,
    writers_for,
)
from audit.models import AuditEvent
from children.actions.grants import end_grant, move_child
from children.models import Child
from children.models.retention import Retention
from tests.support.build import People, a_child, a_draft, a_signed_form, answer
from tests.support.days import days_ago, spelled, today
from tests.support.large_dataset import browser_of
from tests.support.pages import Page
from tests.support.personas import cover
from tests.support.rights import kept
from tests.support.seen import team_seen

LIST = reverse("draft-list")
OTHER = "adult_calms"


@pytest.fixture(autouse=True)
def signed_in_before(people: People) -> None:
    """Let everybody have signed in before."""
    User.objects.update(last_login=timezone.now())


@pytest.fixture
def draft(people: People, child: Child) -> Assessment:
    """Let Bram, observer of the team, fill in a part of a form."""
    made = a_draft(child, people.bram)
    answer(made, "help_ask", "2", people.bram, example="Vroeg om hulp bij een som.")
    answer(made, OTHER, "1", people.bram)
    return Assessment.objects.get(pk=made.pk)


@pytest.fixture
def left(people: People, draft: Assessment) -> Assessment:
    """Let Bram leave."""
    end_membership(membership=people.bram.memberships.get(), by=people.ada)
    return draft


def is_left(draft: Assessment) -> bool:
    return without_writer(Assessment.objects.filter(pk=draft.pk)).exists()


def events(name: str) -> int:
    return AuditEvent.objects.filter(event=name).count()


def test_draft_has_a_writer_as_long_as_who_began_it_may_go_on(people: People, child: Child) -> None:
    assert not is_left(a_draft(child, people.anna))
    assert not is_left(a_draft(child, people.bram))
    covered = a_draft(child, people.chris)
    assert is_left(covered)
    grant = cover(child, people.chris, "practitioner", people.cora)
    assert not is_left(covered)
    end_grant(grant=grant, by=people.cora)
    assert is_left(covered)


def test_draft_goes_to_nobody_who_cannot_sign_in(people: People, left: Assessment) -> None:
    new = add_person(
        organisation=people.north.organisation,
        email="nieuw@voorbeeld.example",
        full_name="Nieuw",
        role="practitioner",
        team=people.north,
        by=None,
    )
    cora = browser_of(people.cora)
    offer = f'value="{new.pk}"'
    assert offer not in cora.get(LIST).content.decode()
    hand_over = reverse("draft-hand-over", args=[left.child_id, left.pk])
    cora.post(hand_over, {"to": str(new.pk), "seen": str(left.revision)})
    assert Assessment.objects.get(pk=left.pk).observer == people.bram
    new.set_password("samen onder de wilg")
    new.save()
    assert offer in cora.get(LIST).content.decode()
    cora.post(hand_over, {"to": str(new.pk), "seen": str(left.revision)})
    assert Assessment.objects.get(pk=left.pk).observer == new


@pytest.mark.parametrize("how", ["role", "account", "case", "moved"])
def test_draft_is_left_when_who_began_it_no_longer_reaches_the_child(
    people: People, child: Child, draft: Assessment, how: str
) -> None:
    if how == "role":
        end_membership(membership=people.bram.memberships.get(), by=people.ada)
    elif how == "account":
        User.objects.filter(pk=people.bram.pk).update(is_active=False)
    elif how == "case":
        end_grant(grant=child.grants.get(user=people.bram), by=people.anna)
    else:
        move_child(child=child, team=people.south, seen_mark=team_seen(child), by=people.cora)
    assert is_left(draft)
    coordinator = coordinator_of_south(people) if how == "moved" else people.cora
    page = Page(browser_of(coordinator).get(LIST))
    assert f"Begonnen {spelled(today())}, Bram de Wit" in page.words
    assert "2 antwoorden" in page.words
    assert "som" not in page.words
    assert events("left_drafts_read") == 1
    assert "1 concept zonder schrijver" in Page(browser_of(coordinator).get(reverse("child-list"))).words


def coordinator_of_south(people: People) -> User:
    return add_person(
        organisation=people.south.organisation,
        email="zoe@voorbeeld.example",
        full_name="Zoë de Wit",
        role="coordinator",
        team=people.south,
        by=None,
    )


def page_of(user: User) -> str:
    """Return the address of a colleague, for an administrator."""
    return reverse("person-detail", args=[user.pk])


def test_pages_that_end_access_tell_before_how_many_drafts_get_out_of_reach(
    people: People, child: Child, draft: Assessment
) -> None:
    told = "1 concept van Bram de Wit raakt buiten bereik"
    assert told in Page(browser_of(people.ada).get(page_of(people.bram))).words
    around = Page(browser_of(people.cora).get(reverse("grant-list", args=[child.pk]))).words
    assert told in around
    assert "Er staat 1 concept open" in around
    assert "concept van Anna de Wit" not in Page(browser_of(people.ada).get(page_of(people.anna))).words


def test_who_works_elsewhere_too_takes_along_only_what_is_reached_there(people: People, child: Child) -> None:
    add_person(
        organisation=people.south.organisation,
        email=people.anna.email,
        full_name="Anna",
        role="practitioner",
        team=people.south,
        by=None,
    )
    elsewhere = a_child(people.south, people.chris, reference="DW-7")
    for one in (child, elsewhere):
        a_draft(one, people.anna)
    words = Page(browser_of(people.ada).get(page_of(people.anna))).words
    assert words.count("1 concept van Anna de Wit raakt buiten bereik") == 2  # one for each of her two roles


def test_handed_over_draft_goes_on_with_a_colleague_and_keeps_who_wrote_what(
    people: People, child: Child, left: Assessment
) -> None:
    cora = browser_of(people.cora)
    answered = cora.post(
        reverse("draft-hand-over", args=[child.pk, left.pk]),
        {"to": str(people.anna.pk), "seen": str(left.revision)},
    )
    assert (answered.status_code, answered.headers["Location"]) == (302, LIST)
    event = AuditEvent.objects.get(event="assessment_reassigned")
    assert (event.actor_id, event.object_id) == (str(people.cora.pk), str(left.pk))
    anna = browser_of(people.anna)
    for name, key in (("assessment-fill", [1]), ("assessment-check", [])):
        words = Page(anna.get(reverse(name, args=[child.pk, left.pk, *key]))).words
        assert "2 antwoorden zijn geschreven door Bram de Wit" in words
    now = Assessment.objects.get(pk=left.pk)
    assert now.observer == people.anna
    answer(now, OTHER, "3", people.anna)
    writers = dict(now.answers.values_list("item_key", "written_by__full_name"))
    assert writers == {"help_ask": "Bram de Wit", OTHER: "Anna de Wit"}


def test_signed_form_says_who_wrote_what_and_so_does_its_correction(
    people: People, child: Child, left: Assessment
) -> None:
    handed = hand_over_draft(assessment=left, seen_revision=left.revision, to=people.anna, by=people.cora)
    signed = sign_assessment(assessment=handed, seen_revision=handed.revision, by=people.anna)
    assert signed.document
    assert signed.document["answers"]["help_ask"]["by"] == {
        "id": str(people.bram.pk),
        "name": "Bram de Wit",
    }
    words = Page(browser_of(people.anna).get(reverse("assessment-read", args=[child.pk, signed.pk]))).words
    assert words.count("geschreven door Bram de Wit") == 3  # of the form, and at each answer
    correction = start_correction(assessment=signed, reason="Verkeerde week", by=people.anna)
    assert set(correction.answers.values_list("written_by", flat=True)) == {people.bram.pk}


def test_form_that_was_not_handed_over_is_packed_as_before(people: People, child: Child) -> None:
    signed = a_signed_form(child, people.anna)
    assert signed.document
    assert all("by" not in row for row in signed.document["answers"].values())


def test_left_draft_can_be_thrown_away_with_a_trace(people: People, child: Child, left: Assessment) -> None:
    answered = browser_of(people.cora).post(
        reverse("draft-clear", args=[child.pk, left.pk]), {"seen": str(left.revision)}
    )
    assert answered.headers["Location"] == LIST
    assert not Assessment.objects.filter(pk=left.pk).exists()
    assert AuditEvent.objects.get(event="assessment_discarded").actor_id == str(people.cora.pk)


def test_draft_of_someone_who_is_there_is_not_for_the_coordinator(
    people: People, child: Child, draft: Assessment
) -> None:
    cora = browser_of(people.cora)
    for name in ("draft-hand-over", "draft-clear"):
        address = reverse(name, args=[child.pk, draft.pk])
        assert cora.post(address, {"to": str(people.anna.pk)}).status_code == 404
    for act in (
        lambda: hand_over_draft(
            assessment=draft, seen_revision=draft.revision, to=people.anna, by=people.cora
        ),
        lambda: discard_left_draft(assessment=draft, seen_revision=draft.revision, by=people.cora),
    ):
        with pytest.raises(StillReached):
            act()
    assert draft.answers.count() == 2


def test_only_who_can_go_on_is_offered_and_accepted(people: People, child: Child, left: Assessment) -> None:
    assert list(writers_for(child)) == [people.anna, people.cora]
    cora = browser_of(people.cora)
    for user in (people.chris, people.bram, people.ada):
        cora.post(
            reverse("draft-hand-over", args=[child.pk, left.pk]),
            {"to": str(user.pk), "seen": str(left.revision)},
        )
    assert Assessment.objects.get(pk=left.pk).observer == people.bram
    assert events("assessment_reassigned") == 0


def test_colleague_with_a_draft_of_the_form_takes_no_second(
    people: People, child: Child, left: Assessment
) -> None:
    a_draft(child, people.anna)
    with pytest.raises(HasDraft):
        hand_over_draft(assessment=left, seen_revision=left.revision, to=people.anna, by=people.cora)
    answered = browser_of(people.cora).post(
        reverse("draft-hand-over", args=[child.pk, left.pk]),
        {"to": str(people.anna.pk), "seen": str(left.revision)},
        follow=True,
    )
    assert "al een concept van dit formulier" in Page(answered).words


def test_correction_and_draft_in_a_closed_file_can_only_be_thrown_away(
    people: People, child: Child, draft: Assessment
) -> None:
    signed = a_signed_form(child, people.bram, on=today(), key="professional-full")
    correction = start_correction(assessment=signed, reason="Verkeerde week", by=people.bram)
    end_membership(membership=people.bram.memberships.get(), by=people.ada)
    access = browser_of(people.cora).get(LIST).wsgi_request.access  # type: ignore[attr-defined]
    can = {row.draft.pk: row.can_be_handed_over for row in left_draft_rows(left_drafts_in_order(access))}
    assert can == {draft.pk: True, correction.pk: False}
    kept(child, people.cora, closed_on=today())
    cora = browser_of(people.cora)
    for one in (draft, correction):
        cora.post(
            reverse("draft-hand-over", args=[child.pk, one.pk]),
            {"to": str(people.anna.pk), "seen": str(one.revision)},
        )
    assert events("assessment_reassigned") == 0
    assert Retention.objects.filter(child=child).exists()
    assert "gesloten" in Page(cora.get(LIST)).words
    cora.post(reverse("draft-clear", args=[child.pk, draft.pk]), {"seen": str(draft.revision)})
    assert not Assessment.objects.filter(pk=draft.pk).exists()


def test_list_takes_as_many_queries_for_one_draft_as_for_more_but_for_the_choice(
    people: People, left: Assessment, django_assert_num_queries: object
) -> None:
    access = browser_of(people.cora).get(LIST).wsgi_request.access  # type: ignore[attr-defined]
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(left_draft_rows(left_drafts_in_order(access))) == 1


def test_list_has_every_draft_that_the_notice_counts(
    people: People, child: Child, left: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessments.views.left_drafts.PER_PAGE", 1)
    a_draft(a_child(people.north, people.anna, reference="DW-8"), people.chris)
    cora = browser_of(people.cora)
    assert "2 concepten zonder schrijver" in Page(cora.get(reverse("child-list"))).words
    shown = [cora.get(LIST, {"pagina": number}).context["rows"] for number in ("1", "2")]
    assert len({row.draft.pk for rows in shown for row, _form in rows}) == 2


def test_newest_work_stands_first_with_the_day_and_hour_on_which_it_was_saved(
    people: People, child: Child, left: Assessment
) -> None:
    other = a_draft(a_child(people.north, people.anna, reference="DW-8"), people.chris)
    empty = a_draft(a_child(people.north, people.anna, reference="DW-9"), people.chris)
    hour = timezone.localtime().replace(hour=9, minute=5, second=0, microsecond=0)
    for draft, began, saved in ((left, 30, 2), (other, 20, 10), (empty, 4, None)):
        Assessment.objects.filter(pk=draft.pk).update(started_at=hour - timedelta(days=began))
        if saved:
            answer(draft, OTHER, "2", draft.observer)
            draft.answers.update(saved_at=hour - timedelta(days=saved))
    access = browser_of(people.cora).get(LIST).wsgi_request.access  # type: ignore[attr-defined]
    assert [row.draft.pk for row in left_draft_rows(left_drafts_in_order(access))] == [
        left.pk,
        empty.pk,
        other.pk,
    ]
    words = Page(browser_of(people.cora).get(LIST)).words
    assert f"Laatst bewaard {spelled(days_ago(2))}, 09:05 · 2 antwoorden" in words
    assert f"Begonnen {spelled(days_ago(4))}, Chris de Wit Laatst bewaard nog niets ingevuld" in words


def test_others_do_not_see_the_list(people: People, client: Client) -> None:
    for user in (people.anna, people.bram, people.chris, people.ada):
        assert browser_of(user).get(LIST).status_code == 403
