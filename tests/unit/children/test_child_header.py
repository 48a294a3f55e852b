"""To which entrance in the header of a child each of its pages belongs."""

from collections.abc import Iterable

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from children.child_header import ENTRANCES, PRIVACY, REPORT, SAFETY, ChildPage

PAGES = [page for entrance in ENTRANCES for page in entrance.pages] + [REPORT, SAFETY, *PRIVACY]


def owners(name: str) -> list[ChildPage]:
    """Return the pages of the header that are marked on the page of this name."""
    return [page for page in PAGES if page.current(name)]


def names_about_a_child() -> set[str]:
    """Return the URL names of all addresses about one child, but for the one that only leads on."""
    found: set[str] = set()

    def walk(patterns: Iterable[URLPattern | URLResolver], is_of_child: bool) -> None:
        for entry in patterns:
            here = is_of_child or "<uuid:child_id>" in str(entry.pattern)
            if isinstance(entry, URLResolver):
                walk(entry.url_patterns, here)
            elif here:
                found.add(str(entry.name))

    walk(get_resolver().url_patterns, False)
    return found - {"child-detail"}


def test_every_page_of_a_child_has_one_place() -> None:
    names = names_about_a_child()
    assert len(names) > 60
    assert {name: owners(name) for name in names if len(owners(name)) != 1} == {}


def test_every_place_is_that_of_a_page() -> None:
    placed = {name for page in PAGES for name in (page.name, *page.under)}
    assert placed - names_about_a_child() == set()


@pytest.mark.parametrize(
    ("name", "owner", "value"),
    [
        ("profile", "profile", "page"),
        ("judgement-add", "trajectory", "true"),
        ("circumstance-check", "life-event-list", "true"),
        ("assessment-start", "assessment-list", "true"),
        ("coping-change", "coping-list", "true"),
        ("quick-note-add", "quick-note-list", "true"),
        ("child-change", "child-change", "page"),
        ("safety-note-add", "child-safety", "true"),
    ],
)
def test_page_is_marked_where_one_looks_for_it(name: str, owner: str, value: str) -> None:
    assert [(page.name, page.current(name)) for page in owners(name)] == [(owner, value)]


def test_phone_shows_eight_entrances_at_most() -> None:
    assert len(ENTRANCES) + len(["more", "main button", "safety"]) == 8
