"""Publishing for good: the version before retires, what was seen is what stands, shared forms come once."""

from copy import deepcopy

import pytest

from audit.models import AuditEvent
from portfolio.actions import (
    digest_of,
    discard_draft,
    draft_definition,
    publish_definition,
    publish_draft,
    retire_version,
)
from portfolio.exceptions import NotADraft, NotPublished
from portfolio.models import Instrument, InstrumentVersion
from portfolio.queries.instruments import lines_in
from portfolio.rules.reading import DefinitionError
from revisions.exceptions import SeenOtherwise
from tests.support.build import People
from tests.support.documents import a_document
from tests.support.instruments import an_own_version, edit, next_draft


def fresh(version: InstrumentVersion) -> InstrumentVersion:
    return InstrumentVersion.objects.select_related("instrument").get(pk=version.pk)


def events_of(version: InstrumentVersion) -> list[tuple[str, str]]:
    """Return what the log says of a version: the event, and who did it."""
    found = AuditEvent.objects.filter(object_id=str(version.pk), object_type="instrumentversion")
    return list(found.values_list("event", "actor_name"))


def test_publishing_retires_the_version_before_and_keeps_the_licence(people: People) -> None:
    first = an_own_version(people)
    second = next_draft(first, people.ada, {"licence": "CC-BY-SA-4.0"})
    publish_draft(version=second, by=people.ada)
    assert (fresh(first).status, fresh(second).status) == ("retired", "published")
    assert fresh(second).instrument.licence == "CC-BY-SA-4.0"
    assert fresh(first).document["licence"] == "CC-BY-4.0"
    assert [name for name, _by in events_of(second)] == [
        *("instrument_drafted", "instrument_changed", "instrument_published"),
    ]
    assert events_of(first)[-1] == ("instrument_retired", "Ada de Wit")


def test_published_is_what_was_seen_with_what_may_share_a_line(people: People) -> None:
    first = an_own_version(people)
    draft = next_draft(first, people.ada)
    seen = draft.digest
    edit(draft, {**draft.document, "minutes": 9}, people.ada)
    with pytest.raises(SeenOtherwise):
        publish_draft(version=draft, seen_digest=seen, by=people.ada)
    publish_draft(version=draft, comparable_with=[str(first)], seen_digest=fresh(draft).digest, by=people.ada)
    published = fresh(draft)
    assert published.document["comparable_with"] == [{"key": first.instrument.key, "version": "1.0"}]
    assert published.digest == digest_of(published.document)
    lines = lines_in(people.north.organisation_id)
    assert lines.group_of(str(published.pk)) == lines.group_of(str(first.pk)) == str(first.pk)
    assert lines_in(None).group_of(str(published.pk)) == str(published.pk)  # of no concern to others


def test_published_and_retired_versions_are_no_drafts(people: People) -> None:
    version = an_own_version(people)
    for act in (
        lambda: publish_draft(version=version, by=people.ada),
        lambda: edit(version, version.document, people.ada),
        lambda: discard_draft(version=version, by=people.ada),
    ):
        with pytest.raises(NotADraft):
            act()
    retire_version(version=version, by=people.ada)
    with pytest.raises(NotPublished):
        retire_version(version=version, by=people.ada)
    with pytest.raises(NotPublished):
        retire_version(version=next_draft(version, people.ada), by=people.ada)


def test_shared_instrument_is_published_once_and_never_changed(db: None) -> None:
    document = {**a_document(), "key": "shared-small"}
    version, is_new = publish_definition(document=document)
    assert (is_new, version.status, version.instrument.organisation) == (True, "published", None)
    assert version.instrument.source == "Veerkrachtportfolio"
    assert publish_definition(document=deepcopy(document)) == (version, False)
    with pytest.raises(DefinitionError, match=r"shared-small 1\.0: is published"):
        publish_definition(document={**document, "minutes": 9})
    newer, _ = publish_definition(document={**document, "version": "1.1"})
    assert (fresh(version).status, newer.status) == ("retired", "published")
    retire_version(version=newer, by=None)
    assert publish_definition(document={**document, "version": "1.1"}) == (newer, False)


def test_shared_form_does_not_take_the_key_of_an_organisations_form(people: People) -> None:
    draft_definition(document=a_document(), organisation=people.north.organisation, by=people.ada)
    with pytest.raises(DefinitionError, match="belongs to the instrument of an organisation"):
        publish_definition(document=a_document())
    assert Instrument.objects.get(key=a_document()["key"]).organisation == people.north.organisation
