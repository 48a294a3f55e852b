"""Changing a draft as forms: what was typed stands in it, and whoever is second is told."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from portfolio.actions import publish_draft
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_in
from tests.support.build import People
from tests.support.instruments import (
    NEW_ITEM,
    NEW_PAGE,
    PAGE,
    an_own_draft,
    an_own_version,
    edit,
    head_fields,
    items_of,
    next_draft,
    now,
    page_fields,
    reworded,
    send,
)
from tests.support.pages import Page


def test_form_as_it_stands_changes_nothing(ada: Client, draft: InstrumentVersion) -> None:
    for name, given in (("instrument-change", {}), ("instrument-page", {"page_key": PAGE})):
        url = reverse(name, kwargs={"version_id": draft.pk, **given})
        form = Page(ada.get(url)).form
        assert ada.post(url, form.fields).status_code == 302
    assert now(draft).digest == draft.digest


def test_head_is_kept_as_typed(ada: Client, draft: InstrumentVersion) -> None:
    typed = {"version": "1.5", "title_nl": "Anders", "minutes": "6", "share": "66.7", "present_from": "1.5"}
    response = send(ada, "instrument-change", draft, head_fields(draft, **typed))
    assert response.headers["Location"] == reverse("instrument-change", args=[draft.pk])
    changed = now(draft)
    definition = definition_in(changed)
    assert (changed.version, definition.version, definition.title.nl) == ("1.5", "1.5", "Anders")
    assert definition.minutes == 6
    assert definition.scoring.min_answered_share == pytest.approx(0.667)
    assert definition.scoring.present_from == 1.5


@pytest.mark.parametrize("sign", ["\x1b", "\x0c", "\x7f", "\ufffe"])
def test_sign_that_no_file_may_hold_is_refused(ada: Client, draft: InstrumentVersion, sign: str) -> None:
    response = send(ada, "instrument-change", draft, head_fields(draft, title_nl=f"Zo{sign}maar"))
    assert response.context["form"].errors == {
        "title_nl": ["De tekst bevat een teken dat niet bewaard kan worden."]
    }
    assert now(draft).digest == draft.digest


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_rare_line_end_is_kept_as_a_plain_one_and_outlives_yaml(
    ada: Client, draft: InstrumentVersion, sign: str
) -> None:
    send(ada, "instrument-change", draft, head_fields(draft, title_nl=f"Zo{sign}maar"))
    url = reverse("instrument-text", args=[draft.pk])
    form = next(form for form in Page(ada.get(url)).forms if "text" in form.fields)
    assert ada.post(url, form.fields).status_code == 302
    assert definition_in(now(draft)).title.nl == "Zo\nmaar"


def test_pages_are_ordered_and_removed(ada: Client, draft: InstrumentVersion) -> None:
    keys = [page["key"] for page in draft.document["pages"]]
    order = {f"order-{keys[0]}": 9, f"remove-{keys[1]}": "on"}
    assert send(ada, "instrument-change", draft, head_fields(draft, **order)).status_code == 302
    assert [page.key for page in definition_in(now(draft)).pages] == [*keys[2:], keys[0]]


def test_items_are_reworded_ordered_removed_and_added(ada: Client, draft: InstrumentVersion) -> None:
    before = items_of(draft)
    typed = {
        f"item-{before[0]}-text_nl": "{child} zegt wat nodig is",
        f"order-{before[0]}": 8,
        f"remove-{before[1]}": "on",
        **NEW_ITEM,
    }
    response = send(ada, "instrument-page", draft, page_fields(draft, PAGE, **typed), page_key=PAGE)
    assert response.headers["Location"].endswith(f"/bladzijden/{PAGE}/")
    after = items_of(draft)
    assert after == [*before[2:], before[0], "help_seeking_1"]
    definition = definition_in(now(draft))
    assert definition.items[before[0]].text.nl == "{child} zegt wat nodig is"
    assert definition.items["help_seeking_1"].element == "help_seeking"


def test_a_page_offers_strengths_of_its_own_domain_only(ada: Client, draft: InstrumentVersion) -> None:
    """Any strength could be chosen, and was then refused by the keys of the document."""
    page = ada.get(reverse("instrument-page", args=[draft.pk, PAGE])).context["form"]
    [(domain, rows)] = [group for group in page.fields["new-element"].choices if group[0]]
    assert (domain, "help_seeking" in dict(rows)) == ("(Inter)persoonlijke krachten", True)
    typed = page_fields(draft, PAGE, **NEW_ITEM | {"new-element": "hope"})
    response = send(ada, "instrument-page", draft, typed, page_key=PAGE)
    assert list(response.context["form"].errors) == ["new-element"]
    url = reverse("instrument-page-add", args=[draft.pk])
    refused = ada.post(url, {**NEW_PAGE, "new-element": "hope", "seen": draft.digest})
    assert list(refused.context["form"].errors) == ["new-element"]
    assert gettext("This strength belongs to another domain than the page.") in Page(refused).words
    assert now(draft).digest == draft.digest


def test_words_for_certain_ages_are_edited_beside_the_others(
    people: People, ada: Client, draft: InstrumentVersion
) -> None:
    document = reworded(draft.document, "help_ask", "{child} vraagt hulp")
    words = {"nl": "{child} roept", "en": "{child} calls"}
    document["pages"][1]["items"][0]["wordings"] = [{"ages": [8, 11], "text": words, "hint": words}]
    edit(draft, document, people.ada)
    url = reverse("instrument-page", args=[draft.pk, PAGE])
    fields = Page(ada.get(url)).form.fields
    ada.post(url, {**fields, "ages-0-help_ask-text_nl": "{child} vraagt het gewoon"})
    (wording,) = definition_in(now(draft)).items["help_ask"].wordings
    assert (wording.ages, wording.text.nl, wording.hint.nl) == (
        (8, 11),
        "{child} vraagt het gewoon",
        "{child} roept",
    )


def test_key_of_a_removed_item_never_comes_back_for_another(people: People, ada: Client) -> None:
    first = an_own_draft(people)
    send(ada, "instrument-page", first, page_fields(first, PAGE, **NEW_ITEM), page_key=PAGE)
    publish_draft(version=first, by=people.ada)
    draft = next_draft(now(first), people.ada)
    typed = {"remove-help_seeking_1": "on", **NEW_ITEM}
    send(ada, "instrument-page", draft, page_fields(now(draft), PAGE, **typed), page_key=PAGE)
    assert items_of(draft)[-1] == "help_seeking_2"


def test_page_is_added_with_its_first_item(ada: Client, draft: InstrumentVersion) -> None:
    url = reverse("instrument-page-add", args=[draft.pk])
    assert ada.get(url).status_code == 200
    assert ada.post(url, {**NEW_PAGE, "seen": draft.digest}).status_code == 302
    page = definition_in(now(draft)).pages[-1]
    assert (page.key, page.domain, page.title.en) == ("friends", "interpersonal", "Friends")
    assert [item.key for item in page.items] == ["help_seeking_1"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title_nl": " "}, "title_nl"),
        ({"version": "1 0"}, "version"),
        ({"minutes": "0"}, "minutes"),
        ({"share": "0"}, "share"),
        ({"present_from": "3.1"}, "present_from"),
        ({"order-connecting": "x"}, "order-connecting"),
    ],
)
def test_head_that_is_not_right_is_refused(
    ada: Client, draft: InstrumentVersion, typed: dict[str, str], field: str
) -> None:
    response = send(ada, "instrument-change", draft, head_fields(draft, **typed))
    assert (response.status_code, list(response.context["form"].errors)) == (400, [field])
    everything = {f"remove-{page['key']}": "on" for page in draft.document["pages"]}
    response = send(ada, "instrument-change", draft, head_fields(draft, **everything))
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["__all__"])
    assert now(draft).digest == draft.digest


def test_number_of_another_version_is_refused_at_the_form(people: People, ada: Client) -> None:
    draft = next_draft(an_own_version(people), people.ada)
    response = send(ada, "instrument-change", draft, head_fields(draft, version="1.0"))
    assert response.status_code == 400
    assert gettext("is the number of another version of this instrument") in Page(response).words


def test_statement_that_is_half_filled_in_is_refused(ada: Client, draft: InstrumentVersion) -> None:
    half = {**NEW_ITEM, "new-text_en": ""}
    response = send(ada, "instrument-page", draft, page_fields(draft, PAGE, **half), page_key=PAGE)
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["new-text_en"])
    nothing = {f"remove-{key}": "on" for key in items_of(draft)}
    response = send(ada, "instrument-page", draft, page_fields(draft, PAGE, **nothing), page_key=PAGE)
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["__all__"])
    assert send(ada, "instrument-page-add", draft, {**half, "title_nl": "x"}).status_code == 400
    assert ada.get(reverse("instrument-page", args=[draft.pk, "nowhere"])).status_code == 404
    assert now(draft).digest == draft.digest
