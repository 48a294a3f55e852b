"""Which pages of a form stand on one screen, and where a form that was begun goes on."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.screens import ON_ONE_SCREEN, goes_on_at, screen_with, screens_of
from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.outcomes import Form, read_form


def published(key: str) -> Form:
    return read_form(read_document(next(FOLDER.glob(f"{key}-?.?.yaml"))))


SHORT, FULL = published("professional-quick"), published("professional-full")


def test_short_form_is_filled_in_on_one_screen() -> None:
    (screen,) = screens_of(SHORT)
    assert (screen.number, screen.title, screen.domain) == (1, SHORT.title, "")
    assert screen.pages == SHORT.pages_asked
    assert [item.key for item in screen.items] == list(SHORT.items_asked)


def test_longer_form_has_a_screen_for_each_page() -> None:
    assert len(FULL.items_asked) > ON_ONE_SCREEN
    screens = screens_of(FULL)
    assert [screen.pages for screen in screens] == [(page,) for page in FULL.pages_asked]
    assert [screen.number for screen in screens] == list(range(1, len(screens) + 1))
    assert [screen.domain for screen in screens] == [page.domain for page in FULL.pages_asked]


def test_what_a_child_is_asked_itself_stays_in_small_pages() -> None:
    form = published("child-4-7")
    assert len(form.items_asked) <= ON_ONE_SCREEN
    assert len(screens_of(form)) == len(form.pages_asked) > 1


def test_signs_keep_their_one_page_and_its_name() -> None:
    (screen,) = screens_of(published("outcome"))
    assert screen.pages == published("outcome").pages


def test_every_form_asks_each_statement_on_one_screen() -> None:
    for key in ("professional-quick", "professional-full", "child-8-11", "parent", "teacher", "outcome"):
        form = published(key)
        keys = [item.key for screen in screens_of(form) for item in screen.items]
        assert keys == list(form.items_asked)


def test_form_that_was_just_begun_goes_on_at_its_first_statement() -> None:
    assert goes_on_at(screens_of(FULL), set()) == (1, next(iter(FULL.items_asked)))


def test_form_goes_on_after_its_last_answer_and_not_at_what_was_left_open_before() -> None:
    screens = screens_of(FULL)
    on_third = screens[2].items
    assert goes_on_at(screens, {on_third[0].key}, on_third[0].key) == (3, on_third[1].key)
    assert goes_on_at(screens, {on_third[-1].key}, on_third[-1].key) == (4, screens[3].items[0].key)


def test_form_that_is_filled_in_to_the_end_is_to_be_checked() -> None:
    *_others, last = SHORT.items_asked
    assert goes_on_at(screens_of(SHORT), {last}, last) is None
    assert goes_on_at(screens_of(SHORT), set(SHORT.items_asked), next(iter(SHORT.items_asked))) is None


@given(st.sets(st.sampled_from(list(FULL.items_asked))), st.sampled_from(["", *FULL.items_asked]))
def test_where_a_form_goes_on_is_open_and_the_first_after_the_last_answer(
    answered: set[str], newest: str
) -> None:
    order, stop = list(FULL.items_asked), goes_on_at(screens_of(FULL), answered, newest)
    since = order.index(newest) + 1 if newest else 0
    open_after = [key for key in order[since:] if key not in answered]
    assert (stop is None) == (not open_after)
    if stop:
        assert stop == (screen_with(screens_of(FULL), open_after[0]), open_after[0])
