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
from portfolio.exchange.fhir.kinds import InstrumentKind, Owner, kind_in
from portfolio.exchange.fhir.parts import Json, own
from portfolio.exchange.fhir.shapes import LEFT_OUT, shape_findings, well_formed
from portfolio.exchange.refusals import Finding
from portfolio.rules.reading import gettext_noop

WHOLE = "questionnaire"
MISSING = gettext_noop("%(field)s is missing")
MOST = 10_000  # findings of one file
STRAYS = {
    "group": gettext_noop("a group inside a group"),
    "display": gettext_noop("a text of its own (type display)"),
    "string": gettext_noop("an open question of its own (type string)"),
    "text": gettext_noop("an open question of its own (type text)"),
}

SHOWING = {"item": {ITEM_CONTROL}, "display": {ITEM_CONTROL}}


def unsupported(questionnaire: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return everything in a resource that keeps it from being one of our instruments."""
    if (kind := questionnaire.get("resourceType")) != "Questionnaire":
        return (
            Finding(
                "resourceType",
                gettext_noop("%(kind)s instead of Questionnaire"),
                names={"kind": str(kind)[:60]},
            ),
        )
    shape = tuple(islice(shape_findings("Questionnaire", questionnaire, WHOLE), MOST))
    broken = {
        finding.place for finding in shape if finding.is_malformed
    }  # what is missing there is told already
    others = resource_findings(well_formed("Questionnaire", questionnaire) if broken else questionnaire)
    return tuple(islice(chain(shape, (one for one in others if one.place not in broken)), MOST))


def left_out(questionnaire: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the fields that are not taken over, though nothing of an instrument is in them."""
    return tuple(field for field in questionnaire if field in LEFT_OUT)


def resource_findings(questionnaire: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with the resource itself, and then with its items."""
    if (language := questionnaire.get("language")) != "nl":
        what = gettext_noop("language %(language)s; an instrument is in Dutch, with English beside it")
        yield Finding(WHOLE, what, names={"language": language or "unknown"})
    if not questionnaire.get("url", "").startswith(f"{QUESTIONNAIRE}/"):
        what = gettext_noop("a url that does not begin with %(url)s")
        yield Finding(WHOLE, what, names={"url": f"{QUESTIONNAIRE}/"})
    for field in ("version", "item"):
        if field not in questionnaire:
            yield Finding(WHOLE, MISSING, names={"field": field})
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
    yield from (
        Finding(link, gettext_noop("this linkId stands here twice"))
        for link, count in counts.items()
        if count > 1
    )


def links(items: list[Json]) -> Iterator[str]:
    """Yield the linkId of every item."""
    for item in items:
        yield item["linkId"]
        yield from links(item.get("item", []))


def top_findings(kind: InstrumentKind, item: Json) -> Iterator[Finding]:
    """Yield what is wrong with a group and the questions in it."""
    link = item["linkId"]
    if item.get("type") != "group":
        what = gettext_noop("type %(type)s outside a group")
        yield Finding(link, what, names={"type": str(item.get("type"))[:60]})
        yield from parts_findings(kind, {"item": [item]})
        return
    yield from common_findings(kind, "page", item)
    if "item" not in item:
        yield Finding(link, gettext_noop("a group without questions"))
    yield from parts_findings(kind, item)


def parts_findings(kind: InstrumentKind, group: Json) -> Iterator[Finding]:
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
            kind_of_part = str(part.get("type"))[:60]
            what = STRAYS.get(kind_of_part, gettext_noop("type %(type)s"))
            yield Finding(part["linkId"], what, names={"type": kind_of_part})
            yield from common_findings(kind, "stray", part)
            yield from parts_findings(kind, part)


def choice_findings(kind: InstrumentKind, item: Json) -> Iterator[Finding]:
    """Yield what is wrong with a statement and its answers."""
    link, options = item["linkId"], item.get("answerOption", [])
    yield from common_findings(kind, "item", item)
    codes = [option.get("valueCoding", {}).get("code") for option in options]
    if codes != CODES:
        what = gettext_noop("answers other than %(codes)s, in this order")
        yield Finding(link, what, names={"codes": ", ".join(CODES)})
    for code, option in zip(codes, options, strict=True):
        yield from option_findings(link, code, option)
    for inner in item.get("item", []):
        if inner.get("type") == "display" and inner["linkId"] == f"{link}.hint":
            yield from common_findings(kind, "display", inner)
        else:
            yield Finding(inner["linkId"], gettext_noop("an item inside a question"))


def option_findings(link: str, code: str | None, option: Json) -> Iterator[Finding]:
    """Yield what is wrong with one answer."""
    urls = [extension["url"] for extension in option.get("extension", [])]
    what = gettext_noop("extension %(url)s of answer %(code)s")
    yield from (Finding(link, what, names={"url": url[:100], "code": code}) for url in urls if url != ORDINAL)
    if code not in (NOT_APPLICABLE, NOT_SEEN) and ORDINAL not in urls:
        yield Finding(link, gettext_noop("answer %(code)s has no ordinalValue"), names={"code": code})
    coding = option.get("valueCoding", {})
    if not str(coding.get("system")).startswith(f"{ANSWERS}/"):
        what = gettext_noop("answer %(code)s is not of the code system %(system)s")
        yield Finding(link, what, names={"code": code, "system": ANSWERS})
    yield from (stray(link, extension["url"]) for extension in coding.get("extension", []))
    yield from language_findings(coding, "display", f"{link}, answer {code}")


def words_findings(kind: InstrumentKind, item: Json, about: str, role: str) -> Iterator[Finding]:
    """Yield what is wrong with the question for a reason or an example."""
    link, conditions = item["linkId"], item.get("enableWhen", [])
    yield from common_findings(kind, "words", item)
    expected = [(about, "=", NOT_APPLICABLE)] if role == "reason" else []
    found = [
        (c.get("question"), c.get("operator"), c.get("answerCoding", {}).get("code")) for c in conditions
    ]
    if found != expected:
        what = gettext_noop("enableWhen") if conditions else gettext_noop("enableWhen %(code)s is missing")
        yield Finding(link, what, names={"code": NOT_APPLICABLE})
    if "item" in item:
        yield Finding(link, gettext_noop("items inside a question"))


def common_findings(kind: InstrumentKind, owner: Owner, item: Json) -> Iterator[Finding]:
    """Yield what is wrong with the text, the extensions and the condition of an item."""
    yield from language_findings(item, "text", item["linkId"], is_needed=owner == "page")
    yield from extension_findings(kind, owner, item, item["linkId"])
    if owner != "words" and "enableWhen" in item:
        yield Finding(item["linkId"], "enableWhen")


def extension_findings(
    kind: InstrumentKind, owner: Owner, row: Mapping[str, Any], place: str
) -> Iterator[Finding]:
    """Yield extensions that are not ours, and those of ours that are missing."""
    urls = {extension["url"]: None for extension in row.get("extension", [])}
    known = {own(owner, name) for name in kind.fields.get(owner, ())} | SHOWING.get(owner, set())
    yield from (stray(place, url) for url in urls if url not in known)
    for name in kind.needed.get(owner, ()):
        if own(owner, name) not in urls:
            what = gettext_noop("%(field)s is missing (extension %(url)s)")
            yield Finding(place, what, names={"field": name, "url": own(owner, name)})


def language_findings(
    row: Mapping[str, Any], field: str, place: str, *, is_needed: bool = False
) -> Iterator[Finding]:
    """Yield a text in other languages, and where it is needed one that is missing or not in English too."""
    extensions = row.get(f"_{field}", {}).get("extension", [])
    strays = [extension["url"] for extension in extensions if extension["url"] != TRANSLATION]
    what = gettext_noop("extension %(url)s of %(field)s")
    yield from (Finding(place, what, names={"url": url[:100], "field": field}) for url in strays)
    languages = [language_of(extension) for extension in extensions if extension["url"] == TRANSLATION]
    what = gettext_noop("%(field)s in language %(language)s")
    for language in languages:
        if language != "en":
            yield Finding(place, what, names={"field": field, "language": language})
    if is_needed and field not in row:
        yield Finding(place, MISSING, names={"field": field})
    elif is_needed and "en" not in languages:
        yield Finding(place, gettext_noop("%(field)s has no English translation"), names={"field": field})


def stray(place: str, url: str) -> Finding:
    """Return that an extension is not ours."""
    return Finding(place, gettext_noop("extension %(url)s"), names={"url": url[:100]})


def language_of(translation: Json) -> str:
    """Return the language of a translation."""
    return next(
        (part["valueCode"] for part in translation.get("extension", []) if "valueCode" in part), "unknown"
    )
