"""How much a form may hold: each of its pages must come back in one request, and a person must get through it.

Django takes 1,000 fields in one request (DATA_UPLOAD_MAX_NUMBER_FIELDS) and our settings take 256 kB. A page
of the editor sends the most: about 10 fields of its own, 11 for each statement (words, hint and why it can be observed
in two languages, two ages, source, place, removal) and 4 for each of its other wordings. Thirty-six statements with
four wordings make 982.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import quote_plus

from portfolio.rules.definition_errors import DefinitionError, gettext_noop
from portfolio.rules.definitions import ApartPage, Page

MOST_IN_FORM = 100  # at the pace of our full form (48 in 10 minutes) more than 20 minutes; BERS-2 has 52
MOST_ON_PAGE = 36
MOST_WORDINGS = 4  # with the plain words that makes five bands of age
MOST_SENT = (
    150_000  # bytes as a browser sends them; leaves 110 kB for the names of the fields and a new statement
)


def check_sizes(pages: Sequence[Page | ApartPage]) -> None:
    """Refuse pages that hold more than can be sent back, and a form that nobody gets through."""
    for page in pages:
        check_page(page)
    if (n := sum(len(page.items) for page in pages)) > MOST_IN_FORM:
        rule = gettext_noop("holds %(n)s statements; a form has at most %(most)s")
        raise DefinitionError("pages", rule, n=n, most=MOST_IN_FORM)


def check_page(page: Page | ApartPage) -> None:
    """Refuse a page with too many statements, wordings or words."""
    place = f"pages.{page.key}.items"
    if (n := len(page.items)) > MOST_ON_PAGE:
        rule = gettext_noop("holds %(n)s statements; at most %(most)s fit on one page")
        raise DefinitionError(place, rule, n=n, most=MOST_ON_PAGE)
    for item in page.items:
        if (n := len(item.wordings)) > MOST_WORDINGS:
            rule = gettext_noop("holds %(n)s other wordings; a statement has at most %(most)s")
            raise DefinitionError(f"{place}.{item.key}.wordings", rule, n=n, most=MOST_WORDINGS)
    if sum(len(quote_plus(words.replace("\n", "\r\n"))) for words in words_in(page)) > MOST_SENT:
        rule = gettext_noop("holds more words than one page can send; divide them over two pages")
        raise DefinitionError(place, rule)


def words_in(page: Page | ApartPage) -> Iterator[str]:
    """Yield all words that the editor sends of a page."""
    texts = [page.title]
    for item in page.items:
        texts += [
            item.text,
            item.hint,
            *(text for other in item.wordings for text in (other.text, other.hint)),
            *([item.observable] if item.observable else []),
        ]
        yield item.source
    for text in texts:
        yield text.nl
        yield text.en
