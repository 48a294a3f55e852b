"""Two people at once: one is first, the other is told, and nothing is lost or made twice."""

from collections.abc import Callable

import pytest

from accounts.actions import add_person
from accounts.models import User
from audit.models import AuditEvent
from portfolio import actions
from portfolio.actions import change_draft, copy_instrument, discard_draft, publish_draft, start_version
from portfolio.exceptions import NotADraft
from portfolio.models import InstrumentVersion
from revisions.exceptions import SeenOtherwise
from tests.support.build import People, make_people, version_of
from tests.support.concurrency import meeting_before, together
from tests.support.instruments import an_own_draft, an_own_version, next_draft, reworded

PATIENCE = 1.0  # seconds; where a lock keeps the second out


@pytest.fixture
def crowd(transactional_db: None) -> People:
    """Make the personas for good, so that a thread of each can see them."""
    return make_people()


@pytest.fixture
def two(crowd: People) -> list[User]:
    """Ada, and Sofie who is the behavioural scientist."""
    organisation = crowd.north.organisation
    sofie = add_person(
        organisation=organisation,
        email="sofie@voorbeeld.example",
        full_name="Sofie de Wit",
        role="scientist",
        team=None,
        by=None,
    )
    return [crowd.ada, sofie]


def tried(act: Callable[[User], object]) -> Callable[[User], str]:
    """Let an action say what came of it."""

    def run(by: User) -> str:
        try:
            act(by)
        except (SeenOtherwise, NotADraft, InstrumentVersion.DoesNotExist) as refusal:
            return type(refusal).__name__
        return "done"

    return run


def test_of_two_changes_at_once_one_is_kept_and_the_other_told(crowd: People, two: list[User]) -> None:
    draft = an_own_draft(crowd)

    def change(by: User) -> None:
        document = reworded(draft.document, "help_ask", f"{{child}} vraagt hulp, schreef {by.full_name}")
        change_draft(version=draft, document=document, seen_digest=draft.digest, by=by)

    with meeting_before(actions, "locked_draft"):
        results = together(tried(change), two)
    assert sorted(results) == ["SeenOtherwise", "done"]
    kept = InstrumentVersion.objects.get(pk=draft.pk)
    writer = two[results.index("done")]
    assert writer.full_name in str(kept.document)
    assert [event.actor_name for event in AuditEvent.objects.filter(event="instrument_changed")] == [
        writer.full_name
    ]


def test_draft_published_by_two_is_published_once(crowd: People, two: list[User]) -> None:
    draft = next_draft(an_own_version(crowd), crowd.ada)
    with meeting_before(actions, "locked_draft"):
        results = together(tried(lambda by: publish_draft(version=draft, by=by)), two)
    assert sorted(results) == ["NotADraft", "done"]
    assert sorted(draft.instrument.versions.values_list("status", flat=True)) == ["published", "retired"]


def test_two_drafts_published_at_once_leave_one_published(crowd: People, two: list[User]) -> None:
    first = an_own_version(crowd)
    one = next_draft(first, crowd.ada)
    document = {**one.document, "version": "3.0"}
    other = actions.draft_definition(document=document, organisation=crowd.north.organisation, by=crowd.ada)
    drafts = dict(zip(two, [one, other], strict=True))
    with meeting_before(actions, "locked_draft"):
        results = together(tried(lambda by: publish_draft(version=drafts[by], by=by)), two)
    assert results == ["done", "done"]
    statuses = dict(first.instrument.versions.values_list("version", "status"))
    assert statuses["1.0"] == "retired"
    assert sorted([statuses["1.1"], statuses["3.0"]]) == ["published", "retired"]


def test_copied_or_continued_by_two_it_is_made_once(crowd: People, two: list[User]) -> None:
    organisation = crowd.north.organisation
    shared = version_of()
    with meeting_before(actions, "as_copy", PATIENCE):
        copies = together(
            lambda by: copy_instrument(version=shared, organisation=organisation, by=by).pk, two
        )
    assert copies[0] == copies[1]
    version = publish_draft(version=InstrumentVersion.objects.get(pk=copies[0]), by=crowd.ada)
    with meeting_before(actions, "as_next", PATIENCE):
        drafts = together(lambda by: start_version(version=version, by=by).pk, two)
    assert drafts[0] == drafts[1]


def test_draft_that_is_thrown_away_meanwhile_is_not_changed(crowd: People, two: list[User]) -> None:
    draft = an_own_draft(crowd)
    document = reworded(draft.document, "help_ask", "{child} vraagt hulp")

    def act(by: User) -> None:
        if by == crowd.ada:
            discard_draft(version=draft, by=by)
        else:
            change_draft(version=draft, document=document, seen_digest=draft.digest, by=by)

    with meeting_before(actions, "locked_draft"):
        discarded, changed = together(tried(act), two)
    assert (discarded, changed) in (("done", "done"), ("done", "DoesNotExist"))
    assert not InstrumentVersion.objects.filter(pk=draft.pk).exists()
