"""Every form that is posted carries a key, and every view that changes a record asks for one.

`tests.support.form_keys.WITHOUT_KEY` lists what does not, each with its reason.
"""

import re
from collections import Counter
from collections.abc import Iterator
from unittest import mock

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.rules.permissions import PUBLIC
from tests.support.form_keys import (
    KEYED,
    POSTS,
    WITHOUT_KEY,
    changed_since,
    post,
    rows_of_tables,
    who_may,
)
from tests.support.matrix import ROWS, Row, ask, row_id
from tests.support.pages import Page, Reply
from tests.support.world import PATTERNS, World, undone


def forms_in(response: Reply) -> Iterator[tuple[str, str]]:
    """Yield the address and the key of every form on a page that is posted; an empty key when it has none."""
    for form in Page(response).forms:
        if form.method == "post":
            yield form.action, form.fields.get("form_key", "")


def test_planted_form_without_a_key_is_found() -> None:
    form = "<form method='post' action='/a/'><input name='csrfmiddlewaretoken' value='x'></form>"
    assert list(forms_in(HttpResponse(form))) == [("/a/", "")]
    assert list(forms_in(HttpResponse(form.replace("post", "get")))) == []


def is_page(response: Reply) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html") and bool(response.content)


def test_every_form_of_every_page_carries_a_key_of_its_own(world: World) -> None:
    drawn = Counter[str]()
    for row in ROWS:
        if row["page"] in WITHOUT_KEY or row["method"] not in ("GET", "POST"):
            continue
        with undone():
            response = ask(world, who_may(row), row)
        forms = list(forms_in(response)) if is_page(response) else []
        assert all(re.fullmatch(r"[0-9a-f-]{36}", key) for _action, key in forms), row_id(row)
        assert len({key for _action, key in forms}) == len(forms), row_id(row)
        drawn[row["page"]] += max(0, len(forms) - 3)  # beside language, sign-out and the lock
    assert sum(drawn.values()) >= 100
    assert len(+drawn) >= 40


def test_every_view_that_is_posted_to_asks_for_a_key_or_says_why_not() -> None:
    free = {
        name
        for name in {row["page"] for row in POSTS}
        if PATTERNS[name].callback.permission == PUBLIC  # type: ignore[attr-defined]
        or hasattr(PATTERNS[name].callback, "changes_no_record")
    }
    assert free == set(WITHOUT_KEY)


@pytest.mark.parametrize("row", KEYED, ids=row_id)
def test_post_without_a_key_is_not_carried_out(world: World, row: Row) -> None:
    before = rows_of_tables()
    with undone(), mock.patch.object(Client, "post", post):
        response = ask(world, who_may(row), row)
        assert changed_since(before) == {}
    assert response.status_code == 400
    assert any(key for _action, key in forms_in(response))
