"""Facts and words on the last page: saved, signed, read and corrected with the rest, and outside every figure."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from assessments.actions.assessments import sign_assessment
from assessments.actions.corrections import start_correction
from assessments.exceptions import Incomplete
from assessments.models import Assessment
from children.models import Child
from tests.support.build import People, a_child, a_draft, answer
from tests.support.days import birth_month_of
from tests.support.pages import Page

APART = 9  # the number of the last page of the full form at nine
STORY = "‘Toen was alles anders.’"


@pytest.fixture
def draft(people: People, child: Child) -> Assessment:
    return a_draft(child, people.anna, key="professional-full")


def fill_url(draft: Assessment, number: int = APART) -> str:
    kwargs = {"child_id": draft.child_id, "assessment_id": draft.pk, "number": number}
    return reverse("assessment-fill", kwargs=kwargs)


def signed(draft: Assessment, people: People) -> Assessment:
    draft.refresh_from_db()
    return sign_assessment(assessment=draft, seen_revision=draft.revision, by=people.anna)


def test_facts_and_words_are_saved_and_packed_beside_the_answers(
    people: People, anna: Client, draft: Assessment
) -> None:
    fields = Page(anna.get(fill_url(draft))).form.fields
    fields |= {"home_safe_now-choice": "unknown", "own_story-example": STORY}
    assert anna.post(fill_url(draft), fields).status_code == 302
    answer(draft, "help_ask", "3", people.anna)
    form = signed(draft, people)
    assert form.document is not None
    assert form.scores is not None
    assert set(form.document["answers"]) == {"help_ask"}
    assert {key: row["choice"] for key, row in form.document["apart"].items()} == {
        "home_safe_now": "unknown",
        "own_story": "",
    }
    assert not {"home_safe_now", "own_story"} & form.scores["elements"].keys()
    read = Page(anna.get(reverse("assessment-read", args=[form.child_id, form.pk])))
    assert STORY in read.words
    assert "weet ik niet" in read.words


def test_page_leads_to_what_to_do_about_safety_and_shows_no_level(anna: Client, draft: Assessment) -> None:
    response = anna.get(fill_url(draft))
    page = Page(response)
    assert page.words.count(gettext("See what to do")) == 1  # above the first of them
    assert reverse("safety-steps") in response.content.decode()
    assert "option-value" not in page.classes
    assert gettext("About this strength") not in page.words


@pytest.mark.parametrize(
    ("item", "choice"), [("home_safe_now", "2"), ("help_ask", "yes"), ("own_story", "1")]
)
def test_answer_of_another_kind_of_question_is_refused(
    anna: Client, draft: Assessment, item: str, choice: str
) -> None:
    url = reverse("answer-save", args=[draft.child_id, draft.pk, item])
    body = {"choice": choice, "reason": "", "example": "", "revision": 0, "key": str(draft.pk)}
    assert anna.put(url, body, content_type="application/json").status_code == 400
    assert not draft.answers.exists()


def test_facts_alone_are_no_observation(people: People, draft: Assessment) -> None:
    answer(draft, "home_safe_now", "yes", people.anna)
    with pytest.raises(Incomplete):
        signed(draft, people)


def test_correction_begins_with_facts_and_words_too(people: People, draft: Assessment) -> None:
    answer(draft, "help_ask", "3", people.anna)
    answer(draft, "home_can_stay", "no", people.anna)
    answer(draft, "own_story", "", people.anna, example=STORY)
    correction = start_correction(assessment=signed(draft, people), reason="anders", by=people.anna)
    given = {row.item_key: (row.choice, row.example) for row in correction.answers.all()}
    assert given == {"help_ask": ("3", ""), "home_can_stay": ("no", ""), "own_story": ("", STORY)}


def test_a_toddler_is_asked_less_and_only_that_is_signed(people: People, anna: Client) -> None:
    toddler = a_child(people.north, people.anna, reference="DW-002", birth_year=birth_month_of(2)[0])
    draft = a_draft(toddler, people.anna, key="professional-full")
    asked = draft.form
    assert "goal_choose" not in asked.items
    assert "own_story" not in asked.items_asked
    answer(draft, "goal_choose", "3", people.anna)  # as an import could bring it
    answer(draft, "help_ask", "2", people.anna)
    page = Page(anna.get(fill_url(draft, 1)))
    assert "laat merken dat het te veel wordt" in page.words
    form = signed(draft, people)
    assert form.document is not None
    assert form.scores is not None
    assert set(form.document["answers"]) == {"help_ask"}
    assert "goals" not in form.scores["elements"]
    assert form.scores["elements"].keys() == {item.element for item in asked.items.values()}
