"""To which entry of the main navigation each page belongs."""

import pytest
from django.urls import ResolverMatch, get_resolver, reverse

from accounts.checks import every_pattern
from config.navigation import ENTRIES, ENTRY_OF_PAGES, ENTRY_OF_VIEWS, current, entry_of

VIEWS = {str(p.name): p.callback.__module__ for p in every_pattern(get_resolver().url_patterns)}


def match_of(page: str) -> ResolverMatch:
    """Return a match of a page, as the request of that page carries it."""

    def view() -> None: ...

    view.__module__ = VIEWS[page]
    return ResolverMatch(view, (), {}, url_name=page)


def active(page: str) -> dict[str, str]:
    """Return the entries that are active on a page, by the URL name of their first page."""
    return {entry.page: value for entry in ENTRIES if (value := current(entry, match_of(page)))}


def test_every_page_has_a_place() -> None:
    assert len(VIEWS) > 100
    for page, module in VIEWS.items():
        entry = entry_of(page, module)
        assert active(page) == ({entry.page: "page" if page == entry.page else "true"} if entry else {})


def test_page_without_a_place_is_found() -> None:
    with pytest.raises(KeyError, match=r"visit-list of visits\.views has no place"):
        entry_of("visit-list", "visits.views")
    with pytest.raises(KeyError, match="no place"):
        entry_of(None, "reports_of_another_name.views")


def test_every_place_is_that_of_a_page() -> None:
    assert set(ENTRY_OF_PAGES) <= set(VIEWS)
    modules = {module + "." for module in VIEWS.values()}
    assert [name for name in ENTRY_OF_VIEWS if not any(m.startswith(name + ".") for m in modules)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.page)
def test_first_page_of_an_entry_is_its_own(entry: object) -> None:
    page = entry.page  # type: ignore[attr-defined]
    assert active(page) == {page: "page"}
    assert reverse(page)


@pytest.mark.parametrize(
    ("page", "entry"),
    [
        ("child-detail", "child-list"),
        ("child-log", "child-list"),
        ("emergency-open", "child-list"),
        ("emergency-review", "emergency-list"),
        ("certificate", "right-overview"),
        ("draft-hand-over", "child-list"),
        ("judgement", "child-list"),
        ("instrument-preview", "instrument-list"),
        ("instrument-page", "instrument-list"),
        ("reliability-detail", "reliability-list"),
        ("log-line", "log-list"),
        ("membership-end", "people"),
        ("password-restore", "child-list"),
    ],
)
def test_page_stands_under_its_entry(page: str, entry: str) -> None:
    assert active(page) == {entry: "true"}


@pytest.mark.parametrize("page", ["account", "passkey-add", "safety-steps", "health", "sign-in"])
def test_page_stands_under_no_entry(page: str) -> None:
    assert active(page) == {}


def test_no_entry_is_active_where_nothing_was_found() -> None:
    assert [current(entry, None) for entry in ENTRIES] == [""] * len(ENTRIES)
