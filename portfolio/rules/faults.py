"""Everything that is wrong with a document at once, so that whoever writes a form mends it in one go."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from portfolio.rules import reading
from portfolio.rules.definition_errors import DefinitionError
from portfolio.rules.definitions import AUDIENCES, Element
from portfolio.rules.domains import DOMAIN_KEYS
from portfolio.rules.rows import (
    Row,
    ages,
    entries,
    key,
    mapping,
    one_of,
    optional_entries,
    string,
    text,
    version,
)

Check = Callable[[], object]


class Faults(DefinitionError):
    """A document with one or more faults; as a sentence it is the first of them."""

    def __init__(self, faults: list[DefinitionError]) -> None:
        first = faults[0]
        super().__init__(first.place, first.template, **first.names)
        self.faults = tuple(faults)


def check_definition(document: Row, also: Sequence[DefinitionError] = ()) -> None:
    """Raise `Faults` with what is wrong in each part of a document on strengths, after what is known `also`.

    What parts have to do with each other is judged once each part is right by itself.
    """
    if document.get("kind", "strengths") != "strengths":
        reading.read_definition(document)  # says that it is no form on strengths
    faults = [*also, *(fault for check in checks_of(document) if (fault := fault_of(check)))]
    if not faults and (fault := fault_of(lambda: reading.read_definition(document))):
        faults = [fault]
    if faults:
        raise Faults(faults)


def fault_of(check: Check) -> DefinitionError | None:
    """Return what a check finds, if anything."""
    try:
        check()
    except DefinitionError as fault:
        return fault
    return None


def checks_of(document: Row) -> Iterator[Check]:
    """Yield the check of each part, in the order in which people read a form."""
    yield lambda: key(document, "")
    yield lambda: version(document, "")
    yield lambda: one_of(document, "audience", "", AUDIENCES)
    yield lambda: ages(document, "") if "ages" in document else None
    yield lambda: string(document, "licence", "")
    yield lambda: reading.minutes_of(document)
    yield lambda: text(document, "title", "")
    yield lambda: text(document, "introduction", "")
    yield lambda: reading.read_scoring(mapping(document, "scoring", ""))
    yield lambda: reading.read_alone(document)
    elements: dict[str, Element] = {}
    yield from checks_of_catalogue(document, elements)
    yield from checks_of_pages(document, elements)
    yield lambda: reading.read_apart(mapping(document, "apart", "")) if "apart" in document else None


def checks_of_catalogue(document: Row, elements: dict[str, Element]) -> Iterator[Check]:
    """Yield the checks of the catalogue; when all its elements are right they are put in `elements`."""
    if not isinstance(catalogue := document.get("catalogue"), dict):
        yield lambda: mapping(document, "catalogue", "")
        return
    yield lambda: text(catalogue, "note", "catalogue")
    yield from each(catalogue, "scales", "catalogue", reading.read_scale)

    def read(row: Row, place: str) -> None:
        element = reading.read_element(row, place)
        elements[element.key] = element

    yield from each(catalogue, "elements", "catalogue", read)
    if len(elements) < len(list(rows(catalogue, "elements", "catalogue"))):
        elements.clear()


def checks_of_pages(document: Row, elements: dict[str, Element]) -> Iterator[Check]:
    """Yield the checks of each page and each statement on it."""

    def read_head(row: Row, place: str) -> None:
        key(row, place)
        text(row, "title", place)
        one_of(row, "domain", place, DOMAIN_KEYS)

    yield from each(document, "pages", "", read_head)
    for page, place in rows(document, "pages", ""):
        if elements and page.get("domain") in DOMAIN_KEYS:  # else every statement would seem to be wrong
            yield from each(
                page, "items", place, partial(reading.read_item, elements=elements, domain=page["domain"])
            )


def each(row: Row, field: str, place: str, read: Callable[..., object]) -> Iterator[Check]:
    """Yield the check of a list, and one for each of its rows."""
    yield lambda: list(entries(row, field, place))
    for inner, at in rows(row, field, place):
        yield partial(read, inner, at)


def rows(row: Row, field: str, place: str) -> Iterator[tuple[Row, str]]:
    """Yield the rows of a list as far as it is one."""
    try:
        yield from optional_entries(row, field, place)
    except DefinitionError:
        return
