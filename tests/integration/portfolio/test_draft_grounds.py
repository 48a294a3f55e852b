"""Ages, sources and reasons of an item, and the questions that stand apart, change in the browser too."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_in
from portfolio.rules.definitions import EVERY_AGE
from tests.support.instruments import PAGE, apart_fields, items_of, now, page_fields, send
from tests.support.pages import Page

NEW_QUESTION = {
    "new-kind": "fact",
    "new-text_nl": "Weet {child} wie er ’s nachts is?",
    "new-text_en": "Does {child} know who is there at night?",
    "new-hint_nl": "Vraag het na.",
    "new-hint_en": "Ask.",
}


def test_ages_source_and_reason_are_kept_as_typed(ada: Client, draft: InstrumentVersion) -> None:
    first = items_of(draft)[0]
    typed = {
        f"from-{first}": 8,
        f"to-{first}": 17,
        f"source-{first}": "eigen lijst",
        f"observable-{first}_nl": "Je hoort het.",
        f"observable-{first}_en": "You hear it.",
    }
    send(ada, "instrument-page", draft, page_fields(draft, PAGE, **typed), page_key=PAGE)
    item = definition_in(now(draft)).items[first]
    assert (item.ages, item.source) == ((8, 17), "eigen lijst")
    assert item.observable is not None
    assert item.observable.nl == "Je hoort het."
    emptied = {
        name: EVERY_AGE[name.startswith("to-")] if name[:3] in ("fro", "to-") else "" for name in typed
    }
    send(ada, "instrument-page", draft, page_fields(now(draft), PAGE, **emptied), page_key=PAGE)
    row = next(row for page in now(draft).document["pages"] for row in page["items"] if row["key"] == first)
    assert not {"ages", "source", "observable"} & row.keys()


@pytest.mark.parametrize(("low", "high"), [("9", "8"), ("-1", "8"), ("3", "24"), ("", "8")])
def test_ages_that_cannot_be_are_refused(ada: Client, draft: InstrumentVersion, low: str, high: str) -> None:
    first = items_of(draft)[0]
    typed = page_fields(draft, PAGE, **{f"from-{first}": low, f"to-{first}": high})
    assert send(ada, "instrument-page", draft, typed, page_key=PAGE).status_code == 400
    assert now(draft).digest == draft.digest


def test_ages_that_run_backwards_are_refused_at_their_field(ada: Client, draft: InstrumentVersion) -> None:
    """The path of the item in the document stood above the page, and the field told nothing."""
    first = items_of(draft)[0]
    typed = page_fields(draft, PAGE, **{f"from-{first}": 13, f"to-{first}": 9})
    response = send(ada, "instrument-page", draft, typed, page_key=PAGE)
    assert list(response.context["form"].errors) == [f"to-{first}"]
    assert gettext("This age lies below the one from which it is asked.") in Page(response).words
    assert response.content.decode().count("<details open>") == 1  # a refused field is not folded away
    key = draft.document["apart"]["items"][0]["key"]
    backwards = apart_fields(draft, **{f"from-{key}": 13, f"to-{key}": 9})
    assert f"to-{key}" in send(ada, "instrument-apart", draft, backwards).context["form"].errors


def test_page_apart_as_it_stands_changes_nothing(ada: Client, draft: InstrumentVersion) -> None:
    url = reverse("instrument-apart", args=[draft.pk])
    assert ada.post(url, Page(ada.get(url)).form.fields).status_code == 302
    assert now(draft).digest == draft.digest


def test_questions_apart_are_reworded_ordered_removed_and_added(
    ada: Client, draft: InstrumentVersion
) -> None:
    keys = [row["key"] for row in draft.document["apart"]["items"]]
    typed = {
        f"item-{keys[0]}-text_nl": "Is het veilig waar {child} slaapt?",
        f"order-{keys[0]}": 9,
        f"from-{keys[0]}": 4,
        f"remove-{keys[1]}": "on",
        **NEW_QUESTION,
    }
    response = send(ada, "instrument-apart", draft, apart_fields(draft, **typed))
    assert response.headers["Location"] == reverse("instrument-apart", args=[draft.pk])
    apart = definition_in(now(draft)).apart
    assert apart is not None
    new = "does_know_who_is_there_at_night"
    assert [item.key for item in apart.items] == [*keys[2:], keys[0], new]
    changed = {item.key: item for item in apart.items}
    assert changed[keys[0]].text.nl == "Is het veilig waar {child} slaapt?"
    assert changed[keys[0]].ages == (4, 23)
    assert (changed[new].kind, changed[new].element) == ("fact", "")


def test_page_apart_without_questions_goes_and_can_be_made_anew(
    ada: Client, draft: InstrumentVersion
) -> None:
    removed = {f"remove-{row['key']}": "on" for row in draft.document["apart"]["items"]}
    send(ada, "instrument-apart", draft, apart_fields(draft, **removed))
    assert "apart" not in now(draft).document
    title = {"seen": now(draft).digest, "title_nl": "Los", "title_en": "Apart"}
    alone = send(ada, "instrument-apart", draft, title)  # said ‘saved’, and kept nothing
    assert list(alone.context["form"].errors) == ["new-kind"]
    added = {"seen": now(draft).digest, "title_nl": "Los", "title_en": "Apart", **NEW_QUESTION}
    assert send(ada, "instrument-apart", draft, added).status_code == 302
    assert len(now(draft).document["apart"]["items"]) == 1


def test_half_a_question_is_refused_at_its_fields(ada: Client, draft: InstrumentVersion) -> None:
    half = {"new-text_nl": NEW_QUESTION["new-text_nl"]}
    response = send(ada, "instrument-apart", draft, apart_fields(draft, **half))
    assert response.status_code == 400
    assert gettext("A new question needs its kind and all its words.") in Page(response).words
    assert now(draft).digest == draft.digest
