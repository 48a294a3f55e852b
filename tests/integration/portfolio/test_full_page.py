"""The largest form that may be there comes back from the browser; one statement more is refused by name."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from portfolio.actions import publish_draft
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_in
from portfolio.rules.form_limits import MOST_IN_FORM, MOST_ON_PAGE, MOST_SENT, MOST_WORDINGS
from tests.support.build import People, a_child, a_draft
from tests.support.instruments import NEW_ITEM, PAGE, edit, items_of, now
from tests.support.pages import Page

WORDED = 2 * 2 * (MOST_WORDINGS + 1)  # text and hint, in two languages


def long_key(number: int) -> str:
    return f"statement_{number:0>50}"


@pytest.fixture
def full(people: People, draft: InstrumentVersion) -> InstrumentVersion:
    """Give a draft with one page that holds as much as a page may, with the longest names there are."""
    words = "é" * ((MOST_SENT - 5000) // 6 // WORDED // MOST_ON_PAGE)
    both = {"nl": words, "en": words}
    others = [{"ages": [age, age], "text": both, "hint": both} for age in range(MOST_WORDINGS)]
    document = draft.document
    page = next(page for page in document["pages"] if page["key"] == PAGE)
    grounds = {"ages": [1, 22], "source": "bron", "observable": {"nl": "te zien", "en": "to be seen"}}
    item = {"element": "help_seeking", "text": both, "hint": both, "wordings": others, **grounds}
    page["items"] = [{"key": long_key(number), **item} for number in range(MOST_ON_PAGE)]
    edit(draft, document, people.ada)
    return now(draft)


def url_of(draft: InstrumentVersion) -> str:
    return reverse("instrument-page", args=[draft.pk, PAGE])


def send_as_a_browser(client: Client, url: str, fields: dict[str, Any]) -> Any:
    """Post as a browser does, so that the names and the escapes count as well."""
    body = urlencode({name: str(value).replace("\n", "\r\n") for name, value in fields.items()})
    assert len(body) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert len(fields) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    return client.post(url, body, content_type="application/x-www-form-urlencoded")


def test_fullest_page_comes_back_as_it_stands(ada: Client, full: InstrumentVersion) -> None:
    fields = Page(ada.get(url_of(full))).form.fields
    assert len(fields) > MOST_ON_PAGE * WORDED
    assert send_as_a_browser(ada, url_of(full), fields).status_code == 302
    assert now(full).digest == full.digest


def test_fullest_page_takes_every_tick_and_a_new_statement(ada: Client, full: InstrumentVersion) -> None:
    ticks = {f"remove-{long_key(number)}": "on" for number in range(MOST_ON_PAGE)}
    fields = Page(ada.get(url_of(full))).form.fields | ticks | NEW_ITEM
    assert send_as_a_browser(ada, url_of(full), fields).status_code == 302
    assert items_of(full) == ["help_seeking_1"]


def test_one_statement_more_is_refused_by_name_and_stays_typed(ada: Client, full: InstrumentVersion) -> None:
    fields = Page(ada.get(url_of(full))).form.fields | NEW_ITEM
    response = send_as_a_browser(ada, url_of(full), fields)
    page = Page(response)
    assert response.status_code == 400
    assert f"pages.{PAGE}.items: bevat 37 zinnen; op één bladzijde passen er hoogstens 36." in page.words
    assert page.form.fields["new-text_nl"] == NEW_ITEM["new-text_nl"]
    assert now(full).digest == full.digest


def test_form_of_as_many_pages_as_statements_comes_back(
    people: People, ada: Client, draft: InstrumentVersion
) -> None:
    first = draft.document["pages"][0]
    pages = [
        {**first, "key": f"p{number}", "items": [{**first["items"][0], "key": f"i{number}"}]}
        for number in range(MOST_IN_FORM)
    ]
    document = {name: part for name, part in draft.document.items() if name != "apart"}
    edit(draft, {**document, "pages": pages}, people.ada)
    url = reverse("instrument-change", args=[draft.pk])
    fields = Page(ada.get(url)).form.fields
    assert send_as_a_browser(ada, url, fields).status_code == 302
    assert now(draft).document["pages"] == pages


def test_fullest_page_can_be_filled_in_without_scripts(
    people: People, anna: Client, full: InstrumentVersion
) -> None:
    version = publish_draft(version=full, by=people.ada)
    child = a_child(people.north, people.anna)
    draft = a_draft(child, people.anna, key=version.instrument.key)
    number = [page.key for page in definition_in(version).pages].index(PAGE) + 1
    url = reverse("assessment-fill", args=[child.pk, draft.pk, number])
    fields = Page(anna.get(url)).form.fields
    fields |= {f"{long_key(n)}-choice": "not_applicable" for n in range(MOST_ON_PAGE)}
    fields |= {f"{long_key(n)}-reason": "x" * 300 for n in range(MOST_ON_PAGE)}
    fields |= {f"{long_key(n)}-example": "y" * 2000 for n in range(MOST_ON_PAGE)}
    assert send_as_a_browser(anna, url, {**fields, "goto": "check"}).status_code == 302
    assert draft.answers.filter(choice="not_applicable").count() == MOST_ON_PAGE
