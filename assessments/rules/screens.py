"""Which pages of a form are filled in on one screen: those of a short form together, of a longer one each apart."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from portfolio.rules.definitions import ApartPage, Item, Page
from portfolio.rules.domains import Text
from portfolio.rules.outcomes import Form, SignPage

ON_ONE_SCREEN = 16  # statements: about 3 minutes, in which nobody wants to look for the next page
AnyPage = Page | SignPage | ApartPage


@dataclass(frozen=True)
class Screen:
    """What is filled in on one page of the browser; a screen of several pages of the form belongs to no domain."""

    number: int
    title: Text
    domain: str
    pages: tuple[AnyPage, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The statements, in their order."""
        return tuple(item for page in self.pages for item in page.items)


def screens_of(form: Form) -> tuple[Screen, ...]:
    """Return the screens of a form; what a child is asked itself stays in small pages."""
    pages: tuple[AnyPage, ...] = form.pages_asked
    is_short = len(form.items_asked) <= ON_ONE_SCREEN and form.voice == "about_child"
    if is_short and len(pages) > 1:
        return (Screen(1, form.title, "", pages),)
    return tuple(
        Screen(number, page.title, page.domain, (page,)) for number, page in enumerate(pages, start=1)
    )


def screen_with(screens: Sequence[Screen], item_key: str) -> int:
    """Return the number of the screen with this statement; `StopIteration` when there is none."""
    return next(screen.number for screen in screens if item_key in {item.key for item in screen.items})


def goes_on_at(
    screens: Sequence[Screen], answered: Collection[str], newest: str = ""
) -> tuple[int, str] | None:
    """Return where a form stopped: screen and statement of the first open one after `newest`, the last answer saved.

    None when nothing after it is open: then what is left is to check.
    """
    order = [item.key for screen in screens for item in screen.items]
    since = order.index(newest) + 1 if newest in order else 0
    following = next((key for key in order[since:] if key not in answered), None)
    return (screen_with(screens, following), following) if following else None
