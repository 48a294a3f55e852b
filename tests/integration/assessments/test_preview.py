"""The preview is the form itself, whatever the version, and nothing in it can be saved."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Answer, Assessment
from assessments.rules.screens import screens_of
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_of
from tests.support.build import People, version_of
from tests.support.instruments import an_own_draft, edit
from tests.support.pages import Page


def preview(client: Client, version: InstrumentVersion, number: int = 1, **asked: str) -> Any:
    return client.get(reverse("instrument-preview", args=[version.pk, number]), asked)


KEYS = ["professional-quick", "professional-full", "professional-supplement", "teacher", "parent"]
KEYS += ["young-adult-18-23", "youth-12-17", "child-8-11", "child-4-7"]


@pytest.mark.parametrize("key", KEYS)
def test_preview_shows_every_page_with_the_template_of_the_form(anna: Client, key: str) -> None:
    version = version_of(key)
    definition = definition_of(version.pk)
    age = max(definition.ages[0], min(9, definition.ages[1]))
    pages = screens_of(definition.at_age(age))
    for number, page in enumerate(pages, start=1):
        response = preview(anna, version, number)
        assert "assessments/_item.html" in [template.name for template in response.templates]
        read = Page(response)
        assert ("form-to-child" in read.classes) is (definition.voice == "to_child")
        for item in page.items:
            text, _hint = item.worded_for(age)
            assert text.nl.replace("{child}", "Sam") in read.words
            assert f"item-{item.key}" in read.ids
    assert preview(anna, version, len(pages) + 1).status_code == 404
    assert preview(anna, version, 0).status_code == 404


def test_preview_sends_nothing_and_saves_nothing(anna: Client) -> None:
    url = reverse("instrument-preview", args=[version_of().pk, 1])
    content = anna.get(url).content.decode()
    form = content[content.index('<form class="preview"') : content.index("item-clear")]
    assert 'method="dialog"' in form  # belongs to no dialog, so no button in it does anything
    assert "data-module" not in form
    assert "csrfmiddlewaretoken" not in form
    assert anna.post(url, {"help_ask-choice": "2"}).status_code == 405
    assert (Assessment.objects.count(), Answer.objects.count()) == (0, 0)


def test_preview_of_a_draft_shows_it_as_it_stands_now_for_the_age_asked_for(
    people: People, client: Client
) -> None:
    client.force_login(people.ada)
    draft = an_own_draft(people)
    document = draft.document
    document.pop("apart")
    for page in document["pages"]:
        for row in page["items"]:
            row.pop("wordings", None)
            row.pop("ages", None)
    edit(draft, document, people.ada)
    assert 'name="leeftijd"' not in preview(client, draft).content.decode()
    young = {"nl": "{child} kent een blij gevoel", "en": "{child} knows a glad feeling"}
    document["pages"][0]["items"][0]["wordings"] = [{"ages": [8, 11], "text": young, "hint": young}]
    edit(draft, {**document, "ages": [8, 17]}, people.ada)
    assert "Sam kent een blij gevoel" in Page(preview(client, draft)).words
    assert "Sam kent een blij gevoel" not in Page(preview(client, draft, leeftijd="14")).words
    for nonsense in ("", "x", "-1", "9999", "99"):
        assert preview(client, draft, leeftijd=nonsense).status_code == 200
    assert preview(client, draft, leeftijd="99").context["age"] == 17
