"""Instruments of an organisation for tests, made through the actions; and what their forms post."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import User
from portfolio.actions import change_draft, copy_instrument, publish_draft, start_version
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_in
from tests.support.build import People, version_of

Document = dict[str, Any]


def an_own_draft(people: People, key: str = "professional-quick") -> InstrumentVersion:
    """Copy a shared form for the organisation."""
    return copy_instrument(version=version_of(key), organisation=people.north.organisation, by=people.ada)


def an_own_version(people: People) -> InstrumentVersion:
    """Copy a shared form for the organisation and publish it as it is."""
    return publish_draft(version=an_own_draft(people), by=people.ada)


def next_draft(version: InstrumentVersion, by: User, changed: Document | None = None) -> InstrumentVersion:
    """Start the next version; `changed` holds other fields of its document."""
    draft = start_version(version=version, by=by)
    return edit(draft, {**draft.document, **changed}, by) if changed else draft


def edit(draft: InstrumentVersion, document: Document, by: User) -> InstrumentVersion:
    """Put another document in a draft as it stands now."""
    now = InstrumentVersion.objects.get(pk=draft.pk)
    return change_draft(version=draft, document=document, seen_digest=now.digest, by=by)


def reworded(document: Mapping[str, Any], item: str, words: str) -> Document:
    """Return a document with other Dutch words for one item."""
    changed = deepcopy(dict(document))
    for page in changed["pages"]:
        for row in page["items"]:
            if row["key"] == item:
                row["text"]["nl"] = words
    return changed


def both(name: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return the fields for a text in both languages."""
    return {f"{name}_{language}": words[language] for language in ("nl", "en")}


def head_fields(version: InstrumentVersion, /, **changes: Any) -> dict[str, Any]:
    """Return what the form around the items posts as it stands."""
    document = version.document
    fields: dict[str, Any] = {
        "seen": version.digest,
        "version": document["version"],
        "minutes": document["minutes"],
        "share": document["scoring"]["min_answered_share"] * 100,
        "present_from": document["scoring"]["present_from"],
        **both("title", document["title"]),
        **both("introduction", document["introduction"]),
    }
    fields |= {f"order-{page['key']}": n for n, page in enumerate(document["pages"], start=1)}
    return fields | changes


def page_fields(version: InstrumentVersion, page_key: str, /, **changes: Any) -> dict[str, Any]:
    """Return what the form of one page posts as it stands."""
    page = next(page for page in version.document["pages"] if page["key"] == page_key)
    fields: dict[str, Any] = {"seen": version.digest, **both("title", page["title"]), "new-element": ""}
    for number, row in enumerate(page["items"], start=1):
        fields |= {f"order-{row['key']}": number}
        fields |= item_fields(row)
        for place, other in enumerate(row.get("wordings", [])):
            for part in ("text", "hint"):
                fields |= both(f"ages-{place}-{row['key']}-{part}", other[part])
    return fields | changes


def apart_fields(version: InstrumentVersion, /, **changes: Any) -> dict[str, Any]:
    """Return what the form of the questions that stand apart posts as it stands."""
    page = version.document["apart"]
    fields: dict[str, Any] = {"seen": version.digest, **both("title", page["title"]), "new-kind": ""}
    for number, row in enumerate(page["items"], start=1):
        fields |= {f"order-{row['key']}": number, **item_fields(row)}
    return fields | changes


def item_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of one item: its words, its ages, its source and why it can be observed."""
    first, last = row.get("ages", [0, 23])
    key, why = row["key"], row.get("observable", {"nl": "", "en": ""})
    return {
        **both(f"item-{key}-text", row["text"]),
        **both(f"item-{key}-hint", row["hint"]),
        **both(f"observable-{key}", why),
        f"from-{key}": first,
        f"to-{key}": last,
        f"source-{key}": row.get("source", ""),
    }


NEW_ITEM = {
    "new-element": "help_seeking",
    "new-text_nl": "{child} vraagt een vriend om raad",
    "new-text_en": "{child} asks a friend for advice",
    "new-hint_nl": "Bijvoorbeeld in de pauze.",
    "new-hint_en": "For example during a break.",
}
NEW_PAGE = {"title_nl": "Vrienden", "title_en": "Friends", "domain": "interpersonal", **NEW_ITEM}


PAGE = "connecting"


def now(draft: InstrumentVersion) -> InstrumentVersion:
    """Return a draft as it stands now."""
    return InstrumentVersion.objects.select_related("instrument").get(pk=draft.pk)


def send(client: Client, name: str, draft: InstrumentVersion, data: dict[str, Any], **given: str) -> Any:
    """Post to a page of a draft."""
    return client.post(reverse(name, kwargs={"version_id": draft.pk, **given}), data)


def items_of(draft: InstrumentVersion, page: str = PAGE) -> list[str]:
    """Return the keys of the items on a page of a draft, as it stands now."""
    found = next(entry for entry in definition_in(now(draft)).pages if entry.key == page)
    return [item.key for item in found.items]
