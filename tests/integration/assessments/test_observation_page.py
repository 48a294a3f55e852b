"""A page of items without scripts: what a browser would post as the page stands, changed by hand."""

import re
from base64 import b64decode

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.security.sealing import seal_of
from assessments.models import Assessment
from audit.models import AuditEvent
from portfolio.queries.instruments import definition_of
from tests.support.build import People, a_child, a_draft, a_signed_form, answer
from tests.support.days import days_ago
from tests.support.pages import Page, Reply

pytestmark = pytest.mark.usefixtures("_in_pages")
ITEMS = ["help_ask", "efficacy_start", "caregiver_reliable"]  # the second page of the quick form


@pytest.fixture
def draft(people: People) -> Assessment:
    """Start a quick form with two answers on its second page."""
    draft = a_draft(a_child(people.north, people.anna), people.anna)
    answer(draft, "help_ask", "2", people.anna, example="Vroeg om hulp\nbij rekenen & taal <b>.")
    answer(draft, "efficacy_start", "not_applicable", people.anna, reason="te jong")
    return draft


def url(name: str, form: Assessment, **given: object) -> str:
    return reverse(name, kwargs={"child_id": form.child_id, "assessment_id": form.pk, **given})


def page_of(client: Client, draft: Assessment, number: int = 2) -> dict[str, str]:
    return Page(client.get(url("assessment-fill", draft, number=number))).form.fields


def post(client: Client, draft: Assessment, fields: dict[str, str], **changes: str) -> Reply:
    changed = {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(url("assessment-fill", draft, number=2), {**fields, **changed})


def stands(draft: Assessment) -> dict[str, tuple[str, str, str, int]]:
    rows = draft.answers.values_list("item_key", "choice", "reason", "example", "revision")
    return {key: tuple(rest) for key, *rest in rows}  # type: ignore[misc]


def test_page_shows_every_answer_with_its_words(anna: Client, draft: Assessment) -> None:
    response = anna.get(url("assessment-fill", draft, number=2))
    page = Page(response)
    definition = definition_of(draft.instrument_version_id)
    for key in ITEMS:
        item = definition.items[key]
        assert item.text.nl.replace("{child}", "Sam") in page.words
        for level in definition.levels_of(item):
            assert level.label.nl in page.words
        for choice in ("0", "1", "2", "3", "not_seen", "not_applicable"):
            assert f'name="{key}-choice" value="{choice}"' in response.content.decode()
    assert page.form.fields["help_ask-choice"] == "2"
    assert "caregiver_reliable-choice" not in page.form.fields
    assert "{child}" not in page.words


def test_page_posted_as_it_stands_changes_nothing(anna: Client, draft: Assessment) -> None:
    before, revision = stands(draft), Assessment.objects.get(pk=draft.pk).revision
    assert post(anna, draft, page_of(anna, draft)).status_code == 302
    assert (stands(draft), Assessment.objects.get(pk=draft.pk).revision) == (before, revision)


def test_page_posted_as_a_browser_writes_line_ends_changes_nothing(anna: Client, draft: Assessment) -> None:
    before, fields = stands(draft), page_of(anna, draft)
    crossed = fields["help_ask-example"].replace("\n", "\r\n")
    assert "\r\n" in crossed
    assert post(anna, draft, fields, help_ask__example=crossed).status_code == 302
    assert stands(draft) == before


def test_only_what_changed_is_saved(anna: Client, draft: Assessment) -> None:
    before = stands(draft)
    assert post(anna, draft, page_of(anna, draft), caregiver_reliable__choice="3").status_code == 302
    assert stands(draft) == {**before, "caregiver_reliable": ("3", "", "", 1)}
    assert post(anna, draft, page_of(anna, draft), help_ask__choice="0").status_code == 302
    assert stands(draft)["help_ask"][0::3] == ("0", 2)


def test_reason_belongs_to_does_not_fit_only(anna: Client, draft: Assessment) -> None:
    post(anna, draft, page_of(anna, draft), efficacy_start__choice="1")
    assert stands(draft)["efficacy_start"] == ("1", "", "", 2)


def test_cleared_answer_is_gone_and_its_example_and_the_rest_are_saved(
    anna: Client, draft: Assessment
) -> None:
    response = post(
        anna, draft, page_of(anna, draft), clear="help_ask", caregiver_reliable__choice="not_seen"
    )
    assert response.headers["Location"].endswith("/pagina/2/#item-help_ask")
    assert stands(draft)["help_ask"] == ("", "", "Vroeg om hulp\nbij rekenen & taal <b>.", 2)
    assert stands(draft)["caregiver_reliable"][0] == "not_seen"
    assert "help_ask-choice" not in page_of(anna, draft)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("help_ask-choice", value) for value in ("4", "-1", "2.0", "x", "zero", " 2", "\uff12")),
        ("efficacy_start-reason", "x" * 301),
        ("help_ask-example", "x" * 2001),
        ("help_ask-revision", "x"),
        ("help_ask-revision", "9" * 5000),
        ("help_ask-revision", "-1"),
        ("help_ask-shown", "x" * 17),
    ],
)
def test_refused_page_saves_nothing_and_keeps_what_was_typed(
    anna: Client, draft: Assessment, name: str, value: str
) -> None:
    before = stands(draft)
    typed = {"caregiver_reliable-choice": "3", "caregiver_reliable-example": "Oma kwam elke dag."}
    response = anna.post(
        url("assessment-fill", draft, number=2), {**page_of(anna, draft), **typed, name: value}
    )
    page = Page(response)
    assert response.status_code == 400
    assert "error-summary" in page.classes
    assert list(response.context["form"].errors) == [name]
    assert {name: page.form.fields[name] for name in typed} == typed
    assert stands(draft) == before


def test_refused_answer_is_told_at_the_item(anna: Client, draft: Assessment) -> None:
    page = Page(post(anna, draft, page_of(anna, draft), help_ask__choice="9"))
    assert "item--error" in page.classes
    assert page.classes.count("item--error") == 1


def test_conflict_shows_both_and_the_second_post_overrides_knowingly(
    people: People, anna: Client, draft: Assessment
) -> None:
    fields = page_of(anna, draft)
    answer(draft, "help_ask", "0", people.anna, example="In het andere venster.")
    response = post(anna, draft, fields, help_ask__choice="3", caregiver_reliable__choice="1")
    page = Page(response)
    assert response.status_code == 409
    assert "In het andere venster." in page.words
    assert "Vroeg om hulp bij rekenen & taal <b>." in page.words
    assert {("keep", "help_ask"), ("take", "help_ask")} <= set(page.form.buttons)
    assert stands(draft)["help_ask"][0] == "0"
    assert stands(draft)["caregiver_reliable"][0] == "1"
    assert page.form.fields["help_ask-choice"] == "3"
    assert post(anna, draft, page.form.fields, keep="help_ask").status_code == 302
    assert stands(draft)["help_ask"] == ("3", "", "Vroeg om hulp\nbij rekenen & taal <b>.", 3)


def test_same_change_in_two_windows_is_no_conflict(people: People, anna: Client, draft: Assessment) -> None:
    fields = page_of(anna, draft)
    answer(draft, "caregiver_reliable", "3", people.anna)
    assert post(anna, draft, fields, caregiver_reliable__choice="3").status_code == 302
    assert stands(draft)["caregiver_reliable"] == ("3", "", "", 1)


def test_unknown_fields_and_items_are_left_alone(anna: Client, draft: Assessment) -> None:
    before = stands(draft)
    planted = {
        "play_meeting_place-choice": "3",
        "observer": "x",
        "signed_at": str(days_ago(325)),
        "unknown": "x",
    }
    response = anna.post(url("assessment-fill", draft, number=2), {**page_of(anna, draft), **planted})
    assert response.status_code == 302
    assert stands(draft) == before


@pytest.mark.parametrize(
    "goto", ["0", "6", "99", "-1", "x", "\uff19", "²", "1" * 5000, "//evil.example", "check/../.."]
)
def test_strange_button_leads_to_the_next_page(anna: Client, draft: Assessment, goto: str) -> None:
    response = post(anna, draft, page_of(anna, draft), goto=goto)
    assert response.headers["Location"] == url("assessment-fill", draft, number=3)


def test_draft_of_a_colleague_is_closed(people: People, anna: Client) -> None:
    draft = a_draft(a_child(people.north, people.anna), people.bram)
    for name, given in (
        ("assessment-fill", {"number": 1}),
        ("assessment-check", {}),
        ("assessment-frame", {}),
    ):
        assert anna.get(url(name, draft, **given)).status_code == 403
        assert anna.post(url(name, draft, **given), {"help_ask-choice": "3"}).status_code == 403
    assert draft.answers.count() == 0


def test_signed_form_leads_to_reading(people: People, anna: Client) -> None:
    signed = a_signed_form(a_child(people.north, people.anna), people.anna)
    response = anna.post(url("assessment-fill", signed, number=2), {"help_ask-choice": "0"}, follow=True)
    assert response.redirect_chain == [(url("assessment-read", signed), 302)]
    signed.refresh_from_db()
    assert (signed.document or {})["answers"]["help_ask"]["choice"] == "2"


def test_window_on_the_form_gets_what_differs_from_page_to_page(anna: Client, draft: Assessment) -> None:
    whole = anna.get(url("assessment-fill", draft, number=2)).content.decode()
    part = anna.get(url("assessment-fill", draft, number=2), headers={"X-Part": "page"}).content.decode()
    assert " ".join(part.split()) in " ".join(whole.split())
    assert "<html" not in part
    assert "csrf" not in part
    assert len(part) < 0.6 * len(whole)
    assert AuditEvent.objects.filter(event="assessment_read").count() == 2  # each is a reading


def seal_in(client: Client, draft: Assessment) -> str:
    """Return the name and the key that come with a page."""
    page = client.get(url("assessment-fill", draft, number=1)).content.decode()
    return str(re.search('data-seal="([^"]+)"', page)[1])  # type: ignore[index]


def test_key_for_unsent_answers_is_for_one_person_and_one_form(
    people: People, anna: Client, draft: Assessment
) -> None:
    name, key = seal_in(anna, draft).split(".")
    assert (len(b64decode(name)), len(b64decode(key))) == (16, 32)
    assert seal_in(anna, draft) == f"{name}.{key}"
    other = seal_in(anna, a_draft(a_child(people.north, people.anna, reference="DW-2"), people.anna))
    anna.force_login(people.bram)
    of_bram = seal_in(anna, a_draft(draft.child, people.bram))
    assert len({name, key, *other.split("."), *of_bram.split(".")}) == 6
    assert anna.get(url("assessment-fill", draft, number=1)).status_code == 403


def test_new_secret_key_opens_nothing_from_before(settings: Settings) -> None:
    before = seal_of(1, "form")
    settings.SECRET_KEY = "n" * 60
    assert not set(before.split(".")) & set(seal_of(1, "form").split("."))
