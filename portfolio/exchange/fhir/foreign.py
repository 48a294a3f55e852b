"""What a questionnaire of somebody else has that we do not, or lacks that we need.

A questionnaire is taken in only when this list is empty; nothing is left out silently and nothing is
imported by halves.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any

from portfolio.exchange.fhir.codes import (
    ANSWERS,
    CODES,
    ITEM_CONTROL,
    LENGTHS,
    NOT_APPLICABLE,
    NOT_SEEN,
    ORDINAL,
    QUESTIONNAIRE,
    TRANSLATION,
)
from portfolio.exchange.fhir.kinds import Kind, Owner, kind_in
from portfolio.exchange.fhir.parts import Json, own
from portfolio.exchange.fhir.shapes import shape_findings
from portfolio.exchange.refusals import Finding

WHOLE = "questionnaire"
MOST = 1000  # findings of one file; nobody reads on
STRAYS = {
    "group": "a group inside a group",
    "display": "a text of its own (type display)",
    "string": "an open question of its own (type string)",
    "text": "an open question of its own (type text)",
}

SHOWING = {"item": {ITEM_CONTROL}, "display": {ITEM_CONTROL}}


def unsupported(questionnaire: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return everything in a resource that keeps it from being one of our instruments."""
    if (kind := questionnaire.get("resourceType")) != "Questionnaire":
        return (Finding("resourceType", f"{str(kind)[:60]} instead of Questionnaire"),)
    shape = tuple(islice(shape_findings("Questionnaire", questionnaire, WHOLE), MOST))
    if len(shape) == MOST or any(finding.is_malformed for finding in shape):
        return shape
    return tuple(islice(chain(shape, resource_findings(questionnaire)), MOST))


def resource_findings(questionnaire: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with the resource itself, and then with its items."""
    if (language := questionnaire.get("language")) != "nl":
        yield Finding(
            WHOLE, f"language {language or 'unknown'}; an instrument is in Dutch, with English beside it"
        )
    if not questionnaire.get("url", "").startswith(f"{QUESTIONNAIRE}/"):
        yield Finding(WHOLE, f"a url that does not begin with {QUESTIONNAIRE}/")
    yield from (
        Finding(WHOLE, f"{field} is missing") for field in ("version", "item") if field not in questionnaire
    )
    yield from language_findings(questionnaire, "title", WHOLE, is_needed=True)
    for field in ("description", "copyright"):
        yield from language_findings(questionnaire, field, WHOLE)
    kind = kind_in(questionnaire)
    yield from extension_findings(kind, "instrument", questionnaire, WHOLE)
    items = questionnaire.get("item", [])
    yield from twice(items)
    yield from chain.from_iterable(top_findings(kind, item) for item in items)


def twice(items: list[Json]) -> Iterator[Finding]:
    """Yield each linkId that is used more than once."""
    counts = Counter(links(items))
    yield from (Finding(link, "this linkId stands here twice") for link, count in counts.items() if count > 1)


def links(items: list[Json]) -> Iterator[str]:
    """Yield the linkId of every item."""
    for item in items:
        yield item["linkId"]
        yield from links(item.get("item", []))


def top_findings(kind: Kind, item: Json) -> Iterator[Finding]:
    """Yield what is wrong with a group and the questions in it."""
    link = item["linkId"]
    if item.get("type") != "group":
        yield Finding(link, f"type {item.get('type')} outside a group")
        yield from parts_findings(kind, {"item": [item]})
        return
    yield from common_findings(kind, "page", item)
    if "item" not in item:
        yield Finding(link, "a group without questions")
    yield from parts_findings(kind, item)


def parts_findings(kind: Kind, group: Json) -> Iterator[Finding]:
    """Yield what is wrong with the items of a group."""
    parts = group.get("item", [])
    choices = {part["linkId"] for part in parts if part.get("type") == "choice"}
    for part in parts:
        about, _, role = part["linkId"].rpartition(".")
        if part.get("type") == "choice":
            yield from choice_findings(kind, part)
        elif part.get("type") in ("string", "text") and about in choices and role in LENGTHS:
            yield from words_findings(kind, part, about, role)
        else:
            yield Finding(part["linkId"], STRAYS.get(part.get("type", ""), f"type {part.get('type')}"))
            yield from common_findings(kind, "stray", part)
            yield from parts_findings(kind, part)


def choice_findings(kind: Kind, item: Json) -> Iterator[Finding]:
    """Yield what is wrong with a statement and its answers."""
    link, options = item["linkId"], item.get("answerOption", [])
    yield from common_findings(kind, "item", item)
    codes = [option.get("valueCoding", {}).get("code") for option in options]
    if codes != CODES:
        yield Finding(link, f"answers other than {', '.join(CODES)}, in this order")
    for code, option in zip(codes, options, strict=True):
        yield from option_findings(link, code, option)
    for inner in item.get("item", []):
        if inner.get("type") == "display" and inner["linkId"] == f"{link}.hint":
            yield from common_findings(kind, "display", inner)
        else:
            yield Finding(inner["linkId"], "an item inside a question")


def option_findings(link: str, code: str | None, option: Json) -> Iterator[Finding]:
    """Yield what is wrong with one answer."""
    urls = [extension["url"] for extension in option.get("extension", [])]
    yield from (Finding(link, f"extension {url[:100]} of answer {code}") for url in urls if url != ORDINAL)
    if code not in (NOT_APPLICABLE, NOT_SEEN) and ORDINAL not in urls:
        yield Finding(link, f"answer {code} has no ordinalValue")
    coding = option.get("valueCoding", {})
    if coding.get("system") != ANSWERS:
        yield Finding(link, f"answer {code} is not of the code system {ANSWERS}")
    yield from (
        Finding(link, f"extension {extension['url'][:100]}") for extension in coding.get("extension", [])
    )
    yield from language_findings(coding, "display", f"{link}, answer {code}")


def words_findings(kind: Kind, item: Json, about: str, role: str) -> Iterator[Finding]:
    """Yield what is wrong with the question for a reason or an example."""
    link, conditions = item["linkId"], item.get("enableWhen", [])
    yield from common_findings(kind, "words", item)
    expected = [(about, "=", NOT_APPLICABLE)] if role == "reason" else []
    found = [
        (c.get("question"), c.get("operator"), c.get("answerCoding", {}).get("code")) for c in conditions
    ]
    if found != expected:
        yield Finding(link, "enableWhen" if conditions else f"enableWhen {NOT_APPLICABLE} is missing")
    if "item" in item:
        yield Finding(link, "items inside a question")


def common_findings(kind: Kind, owner: Owner, item: Json) -> Iterator[Finding]:
    """Yield what is wrong with the text, the extensions and the condition of an item."""
    yield from language_findings(item, "text", item["linkId"], is_needed=owner == "page")
    yield from extension_findings(kind, owner, item, item["linkId"])
    if owner != "words" and "enableWhen" in item:
        yield Finding(item["linkId"], "enableWhen")


def extension_findings(kind: Kind, owner: Owner, row: Mapping[str, Any], place: str) -> Iterator[Finding]:
    """Yield extensions that are not ours, and those of ours that are missing."""
    urls = {extension["url"]: None for extension in row.get("extension", [])}
    known = {own(owner, name) for name in kind.fields.get(owner, ())} | SHOWING.get(owner, set())
    yield from (Finding(place, f"extension {url[:100]}") for url in urls if url not in known)
    for name in kind.needed.get(owner, ()):
        if own(owner, name) not in urls:
            yield Finding(place, f"{name} is missing (extension {own(owner, name)})")


def language_findings(
    row: Mapping[str, Any], field: str, place: str, *, is_needed: bool = False
) -> Iterator[Finding]:
    """Yield a text in other languages, and where it is needed one that is missing or not in English too."""
    extensions = row.get(f"_{field}", {}).get("extension", [])
    strays = [extension["url"] for extension in extensions if extension["url"] != TRANSLATION]
    yield from (Finding(place, f"extension {url[:100]} of {field}") for url in strays)
    languages = [language_of(extension) for extension in extensions if extension["url"] == TRANSLATION]
    yield from (
        Finding(place, f"{field} in language {language}") for language in languages if language != "en"
    )
    if is_needed and field not in row:
        yield Finding(place, f"{field} is missing")
    elif is_needed and "en" not in languages:
        yield Finding(place, f"{field} has no English translation")


def language_of(translation: Json) -> str:
    """Return the language of a translation."""
    return next(
        (part["valueCode"] for part in translation.get("extension", []) if "valueCode" in part), "unknown"
    )
