"""The life of a version: copied, drafted, changed, published, retired; each step is in the log."""

from typing import Any

import pytest

from audit.models import AuditEvent
from portfolio.actions import (
    change_draft,
    copy_instrument,
    digest_of,
    discard_draft,
    draft_definition,
    publish_draft,
    start_version,
)
from portfolio.models import Instrument, InstrumentVersion
from portfolio.rules.reading import DefinitionError
from revisions.exceptions import SeenOtherwise
from tests.support.build import People, an_organisation_elsewhere, version_of
from tests.support.documents import a_document
from tests.support.instruments import an_own_draft, an_own_version, edit, next_draft, reworded


def fresh(version: InstrumentVersion) -> InstrumentVersion:
    return InstrumentVersion.objects.select_related("instrument").get(pk=version.pk)


def events_of(version: InstrumentVersion) -> list[tuple[str, str]]:
    """Return what the log says of a version: the event, and who did it."""
    found = AuditEvent.objects.filter(object_id=str(version.pk), object_type="instrumentversion")
    return list(found.values_list("event", "actor_name"))


def a_small(people: People, **changes: Any) -> InstrumentVersion:
    document = {**a_document(), **changes}
    return draft_definition(document=document, organisation=people.north.organisation, by=people.ada)


def test_copy_is_a_draft_of_the_organisation_under_its_own_key(people: People) -> None:
    shared = version_of()
    copy = fresh(an_own_draft(people))
    assert (copy.status, copy.version, copy.published_at) == ("draft", "1.0", None)
    instrument = copy.instrument
    assert (instrument.key, instrument.organisation) == (
        "de-wilg-professional-quick",
        people.north.organisation,
    )
    assert (instrument.copied_from, instrument.licence) == (shared, "CC-BY-4.0")
    assert instrument.source == "Veerkrachtportfolio (professional-quick 2.1, CC-BY-4.0)"
    assert copy.document["title"]["nl"] == "Korte observatie (De Wilg)"
    assert copy.document["pages"] == shared.document["pages"]
    assert copy.digest == digest_of(copy.document)
    assert events_of(copy) == [("instrument_copied", "Ada de Wit")]
    assert (instrument.is_shared, shared.instrument.is_shared) == (False, True)


def test_copy_made_twice_is_one_until_it_is_published(people: People) -> None:
    first = an_own_draft(people)
    assert an_own_draft(people) == first
    publish_draft(version=first, by=people.ada)
    second = an_own_draft(people)
    assert second != first
    assert fresh(second).instrument.key == "de-wilg-professional-quick_2"


def test_organisations_have_keys_of_their_own(people: People) -> None:
    elsewhere = an_organisation_elsewhere().memberships.get().organisation
    copy = copy_instrument(version=version_of(), organisation=elsewhere, by=people.ada)
    keys = {fresh(draft).instrument.key for draft in (an_own_draft(people), copy)}
    assert keys == {"de-wilg-professional-quick", "de-es-professional-quick"}
    same = draft_definition(document=a_document(), organisation=elsewhere)
    assert (a_small(people).instrument.key, same.instrument.key) == ("small", "small")


def test_draft_from_a_document_is_made_once_and_replaced_by_another(people: People) -> None:
    draft = a_small(people)
    assert events_of(draft) == [("instrument_drafted", "Ada de Wit")]
    assert a_small(people) == draft
    replaced = a_small(people, minutes=9)
    assert (replaced, fresh(draft).document["minutes"]) == (draft, 9)
    assert [name for name, _by in events_of(draft)] == ["instrument_drafted", "instrument_changed"]
    with pytest.raises(DefinitionError, match="draft that is there already"):
        draft_definition(
            document=a_document(), organisation=people.north.organisation, may_replace=False, by=people.ada
        )


def test_draft_under_a_published_number_or_a_shared_key_is_refused(people: People) -> None:
    publish_draft(version=a_small(people), by=people.ada)
    with pytest.raises(DefinitionError, match="is published and cannot change"):
        a_small(people, minutes=9)
    with pytest.raises(DefinitionError, match="belongs to a shared instrument"):
        a_small(people, key="professional-quick")
    with pytest.raises(DefinitionError, match="must be a number"):
        a_small(people, minutes="x")
    assert Instrument.objects.filter(organisation=people.north.organisation).count() == 1


def test_changed_draft_is_what_stands_there_and_who_saw_another_is_told(people: People) -> None:
    draft = an_own_draft(people)
    mine = reworded(draft.document, "help_ask", "{child} vraagt hulp")
    changed = change_draft(version=draft, document=mine, seen_digest=draft.digest, by=people.ada)
    assert (fresh(draft).document, fresh(draft).digest) == (mine, changed.digest)
    with pytest.raises(SeenOtherwise) as told:
        change_draft(version=draft, document=draft.document, seen_digest=draft.digest, by=people.ada)
    assert told.value.current == draft
    assert fresh(draft).document == mine
    edit(draft, mine, people.ada)  # the same once more is no change
    assert [name for name, _by in events_of(draft)] == ["instrument_copied", "instrument_changed"]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"key": "other"}, "must stay de-wilg-professional-quick"),
        ({"version": "1.0"}, "number of another version"),
        ({"minutes": None}, "must be a number"),
    ],
)
def test_change_that_is_not_right_is_refused(people: People, changes: dict[str, Any], rule: str) -> None:
    draft = next_draft(an_own_version(people), people.ada)
    with pytest.raises(DefinitionError, match=rule):
        edit(draft, {**draft.document, **changes}, people.ada)
    assert fresh(draft).document == draft.document


def test_next_version_is_started_once_with_the_next_number(people: People) -> None:
    version = an_own_version(people)
    draft = start_version(version=version, by=people.ada)
    assert (draft.version, draft.status) == ("1.1", "draft")
    assert start_version(version=version, by=people.ada) == draft


def test_discarded_draft_is_gone_with_an_instrument_that_has_nothing_else(people: People) -> None:
    version = an_own_version(people)
    draft = next_draft(version, people.ada)
    with pytest.raises(SeenOtherwise):
        discard_draft(version=draft, seen_digest="x", by=people.ada)
    discard_draft(version=draft, seen_digest=draft.digest, by=people.ada)
    assert list(version.instrument.versions.all()) == [version]
    assert events_of(draft)[-1] == ("instrument_discarded", "Ada de Wit")
    small = a_small(people)
    discard_draft(version=small, by=people.ada)
    assert not Instrument.objects.filter(key="small").exists()


def test_copy_of_a_retired_version_is_as_good(people: People) -> None:
    first = an_own_version(people)
    publish_draft(version=next_draft(first, people.ada), by=people.ada)
    copy = copy_instrument(version=fresh(first), organisation=people.north.organisation, by=people.ada)
    assert fresh(copy).instrument.copied_from == first
