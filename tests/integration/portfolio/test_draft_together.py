"""Two people change one draft: whoever is second is told, and nothing of the first is lost."""

from django.test import Client

from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_in
from tests.support.build import People
from tests.support.instruments import (
    NEW_ITEM,
    NEW_PAGE,
    PAGE,
    edit,
    head_fields,
    items_of,
    now,
    page_fields,
    reworded,
    send,
)
from tests.support.pages import Page


def test_second_person_is_told_what_saving_would_change(
    people: People, ada: Client, draft: InstrumentVersion
) -> None:
    typed = page_fields(draft, PAGE, title_nl="Van mij")
    theirs = reworded(draft.document, items_of(draft)[0], "{child} van de ander")
    edit(draft, theirs, people.ada)
    response = send(ada, "instrument-page", draft, typed, page_key=PAGE)
    page = Page(response)
    assert response.status_code == 409
    assert "{child} van de ander" in page.words  # what saving would undo
    assert page.form.fields["title_nl"] == "Van mij"  # what was typed is still there
    assert now(draft).document == theirs
    assert send(ada, "instrument-page", draft, page.form.fields, page_key=PAGE).status_code == 302
    assert next(p for p in definition_in(now(draft)).pages if p.key == PAGE).title.nl == "Van mij"


def test_what_someone_else_added_meanwhile_stays(
    people: People, ada: Client, draft: InstrumentVersion
) -> None:
    typed, head = page_fields(draft, PAGE), head_fields(draft, title_nl="Van mij")
    send(ada, "instrument-page", draft, page_fields(draft, PAGE, **NEW_ITEM), page_key=PAGE)
    send(ada, "instrument-page-add", draft, {**NEW_PAGE, "seen": now(draft).digest})
    assert send(ada, "instrument-page", draft, typed, page_key=PAGE).status_code == 409
    assert send(ada, "instrument-change", draft, head).status_code == 409
    send(ada, "instrument-page", draft, {**typed, "seen": now(draft).digest}, page_key=PAGE)
    send(ada, "instrument-change", draft, {**head, "seen": now(draft).digest})
    assert items_of(draft)[-1] == "help_seeking_1"
    assert definition_in(now(draft)).pages[-1].key == "friends"
    assert definition_in(now(draft)).title.nl == "Van mij"
