"""A form of the demo organisation itself, in two versions: where the second one begins, the line breaks."""

from collections.abc import Mapping
from copy import deepcopy

from accounts.models import Organisation, User
from portfolio.actions import change_draft, copy_instrument, publish_draft, start_version
from portfolio.models import InstrumentVersion
from portfolio.rules.outcomes import Form

OWN, OWN_NEXT = "own", "own_next"  # how the plan calls the two versions
COPIED = "quick"
KEEPER = "marieke"  # who keeps the forms of the organisation
ITEM = "help_ask"
REWORDED = {
    "nl": "{child} laat aan een volwassene merken dat er hulp nodig is",
    "en": "{child} lets an adult know that help is needed",
}


def with_own_forms(definitions: Mapping[str, Form]) -> dict[str, Form]:
    """Return the definitions with those of the own form: it asks what the one asks that it was copied from."""
    return {**definitions, OWN: definitions[COPIED], OWN_NEXT: definitions[COPIED]}


def first_own_version(
    version: InstrumentVersion, organisation: Organisation, people: Mapping[str, User]
) -> InstrumentVersion:
    """Copy a shared form for the organisation and publish it as it is."""
    by = people[KEEPER]
    return publish_draft(version=copy_instrument(version=version, organisation=organisation, by=by), by=by)


def next_own_version(version: InstrumentVersion, people: Mapping[str, User]) -> InstrumentVersion:
    """Publish the next version, with one statement in other words and comparable with nothing before it."""
    by = people[KEEPER]
    draft = start_version(version=version, by=by)
    document = deepcopy(draft.document)
    for page in document["pages"]:
        for row in page["items"]:
            if row["key"] == ITEM:
                row["text"] = REWORDED
    changed = change_draft(version=draft, document=document, seen_digest=draft.digest, by=by)
    return publish_draft(version=changed, comparable_with=[], by=by)
