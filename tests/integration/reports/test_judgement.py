"""How did it go since: judged by people, tied to one adversity and one period, never lost."""

from functools import partial
from unittest import mock

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from children.models import Child
from lifecourse.models import LifeEvent
from reviews.actions import judgements as actions
from reviews.models import Judgement
from reviews.queries.judgements import judgements_on
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import CHANGED
from tests.support import around
from tests.support.around import a_judgement
from tests.support.build import People, a_child, an_event, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.days import days_ago, spelled
from tests.support.pages import Page, Reply
from typed.rules.tidying import tidied

NEW = {
    "period_from": str(days_ago(266)),
    "period_to": str(days_ago(21)),
    "verdict": "growth",
    "reasons": "Het team zag het in de klas.",
    "example": "Vertelde er zelf over.",
}


@pytest.fixture
def event(people: People, child: Child) -> LifeEvent:
    """The parents separated in the spring."""
    return an_event(child, people.anna)


def url(event: LifeEvent, name: str = "judgement-add") -> str:
    return reverse(name, args=[event.child_id, event.pk])


def judge(client: Client, event: LifeEvent, **changes: str) -> Reply:
    return client.post(url(event), {**NEW, **changes})


def test_judgement_stands_with_its_reasons_and_its_writer(
    people: People, anna: Client, event: LifeEvent
) -> None:
    response = judge(anna, event)
    assert response.headers["Location"] == url(event, "judgement")
    judged = Judgement.objects.get()
    assert (judged.adversity, judged.verdict, judged.judged_by) == (event, "growth", people.anna)
    for address in (url(event, "judgement"), reverse("judgement-list", args=[event.child_id])):
        words = Page(anna.get(address)).words
        for text in (
            "gegroeid",
            "in de klas",
            "Vertelde er zelf over.",
            f"van {spelled(days_ago(266))} tot {spelled(days_ago(21))}",
            "Anna de Wit",
        ):
            assert text in words


def test_nothing_is_chosen_beforehand(anna: Client, event: LifeEvent) -> None:
    fields = Page(anna.get(url(event))).form.fields
    assert "verdict" not in fields
    assert (fields["period_from"], fields["period_to"]) == (str(days_ago(266)), str(days_ago(0)))
    assert fields["reasons"] == fields["example"] == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"period_from": str(days_ago(267))}, "period_from"),
        ({"period_to": str(days_ago(267))}, "period_to"),
        ({"period_to": str(days_ago(-1))}, "period_to"),
        ({"period_from": ""}, "period_from"),
        ({"period_from": "2026-02-30"}, "period_from"),
        ({"verdict": ""}, "verdict"),
        ({"verdict": "resilient"}, "verdict"),
        ({"reasons": "  "}, "reasons"),
        ({"reasons": "x" * 1001}, "reasons"),
        ({"example": " "}, "example"),
        ({"example": "", "verdict": "maintained"}, "example"),
        ({"example": "", "verdict": "bounced_back"}, "example"),
        ({"example": "x" * 501}, "example"),
    ],
)
def test_judgement_that_is_not_right_is_refused_at_the_field_and_kept(
    anna: Client, event: LifeEvent, changes: dict[str, str], field: str
) -> None:
    response = judge(anna, event, **changes)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    sent = {name: tidied(text) for name, text in {**NEW, **changes}.items()}
    assert {name: response.context["form"][name].value() for name in NEW} == sent
    assert not Judgement.objects.exists()


def test_period_in_the_future_is_refused_on_both_days(anna: Client, event: LifeEvent) -> None:
    response = judge(anna, event, period_from=str(days_ago(-40)), period_to=str(days_ago(-71)))
    assert set(response.context["form"].errors) == {"period_from", "period_to"}


def test_cannot_be_said_yet_needs_no_example(anna: Client, event: LifeEvent) -> None:
    assert judge(anna, event, verdict="cannot_say", example="").status_code == 302


def test_new_judgement_replaces_and_the_old_one_stays_readable(
    people: People, anna: Client, event: LifeEvent
) -> None:
    first = a_judgement(event, people.cora)
    fields = Page(anna.get(url(event))).form.fields
    assert fields["seen"] == str(first.pk)
    assert anna.post(url(event), {**NEW, "seen": fields["seen"]}).status_code == 302
    second = Judgement.objects.get(replaces=first)
    third = a_judgement(event, people.cora, verdict="cannot_say")
    assert judgements_on(event) == [third, second, first]
    words = Page(anna.get(url(event, "judgement"))).words
    assert words.index("nog niet te zeggen") < words.index("gegroeid") < words.index("teruggeveerd")
    listed = Page(anna.get(reverse("judgement-list", args=[event.child_id]))).words
    assert "nog niet te zeggen" in listed
    assert "gegroeid" not in listed


def test_colleague_in_the_meantime_is_told_and_the_text_is_kept(
    people: People, anna: Client, event: LifeEvent
) -> None:
    fields = Page(anna.get(url(event))).form.fields
    a_judgement(event, people.cora)
    response = anna.post(url(event), {**NEW, "seen": fields["seen"]})
    page = Page(response)
    assert str(CHANGED) in page.words
    assert "Vroeg zelf of een vriend" in page.words  # what Cora wrote
    kept = page.form.fields
    assert {name: kept[name] for name in NEW} == NEW
    assert Judgement.objects.count() == 1
    assert anna.post(url(event), kept).status_code == 302  # now knowingly in its place
    assert [judged.judged_by for judged in judgements_on(event)] == [people.anna, people.cora]


@pytest.mark.django_db(transaction=True)
def test_of_two_people_at_once_one_judges() -> None:
    people = make_people()
    event = an_event(a_child(people.north, people.anna), people.anna)

    def judge_as(user: User) -> str:
        try:
            a_judgement(event, user)
        except SeenOtherwise:
            return "told"
        return "judged"

    with meeting_before(actions, "record", patience=1):
        results = together(judge_as, [people.anna, people.cora])
    assert sorted(results) == ["judged", "told"]
    assert Judgement.objects.count() == 1


def test_database_keeps_one_chain_and_changes_nothing(people: People, event: LifeEvent) -> None:
    judged = a_judgement(event, people.anna)
    for wrong in ("UPDATE reviews_judgement SET verdict = 'growth'", "DELETE FROM reviews_judgement"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(wrong)
    judge = partial(a_judgement, event, people.cora)
    with mock.patch.object(around, "standing_judgement", return_value=None), pytest.raises(SeenOtherwise):
        judge()
    with (
        mock.patch.object(around, "standing_judgement", return_value=None),
        mock.patch.object(actions, "standing_judgement", return_value=None),
        pytest.raises(IntegrityError),
    ):
        judge()
    assert judgements_on(event) == [judged]
