"""What someone saw against what stands now: the comparison, and what a form carries and tells."""

from dataclasses import dataclass, field

import pytest
from django.http import QueryDict

from revisions.actions import check_seen, save_next
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import CHANGED, SeenForm, revision_in


@dataclass
class Row:
    """A row that writes down what it is asked to save."""

    pk: int
    revision: int
    saved: list[str] = field(default_factory=list)

    def save(self, *, update_fields: list[str]) -> None:
        self.saved = update_fields


@pytest.mark.parametrize(("row", "seen"), [(None, 0), (Row(1, 0), 0), (Row(1, 7), 7)])
def test_what_was_seen_passes(row: Row | None, seen: int) -> None:
    check_seen(row, seen)


@pytest.mark.parametrize(("row", "seen"), [(None, 1), (Row(1, 1), 0), (Row(1, 0), 1), (Row(1, 7), -1)])
def test_anything_else_is_refused_with_what_stands_now(row: Row | None, seen: int) -> None:
    with pytest.raises(SeenOtherwise) as refused:
        check_seen(row, seen)
    assert refused.value.current is row


def test_each_change_counts_one() -> None:
    row = Row(1, 7)
    save_next(row, "title", "note")
    assert (row.revision, row.saved) == (8, ["title", "note", "revision"])


@pytest.mark.parametrize(
    ("text", "revision"), [("0", 0), ("12", 12), ("", -1), ("-1", -1), ("x", -1), ("9" * 10, -1)]
)
def test_button_sends_a_revision_or_one_that_never_was(text: str, revision: int) -> None:
    assert revision_in(text) == revision


class Needed(SeenForm):
    """A form that is worth nothing without the revision."""

    is_seen_required = True


@pytest.mark.parametrize(("kind", "errors"), [(SeenForm, []), (Needed, ["seen_revision"])])
def test_form_that_needs_the_revision_is_not_valid_without(kind: type[SeenForm], errors: list[str]) -> None:
    form = kind({}, revision=3)
    assert list(form.errors) == errors


def test_form_tells_that_someone_was_first_and_keeps_what_was_seen() -> None:
    form = SeenForm(QueryDict("seen_revision=3"), revision=5)
    assert form.is_valid()
    assert form.revision_seen == 3
    form.seen_otherwise()
    assert form.non_field_errors() == [CHANGED]
    assert form["seen_revision"].value() == "3"


def test_form_on_a_page_that_shows_what_stands_may_be_sent_once_more() -> None:
    form = SeenForm(QueryDict("seen_revision=3"), revision=5)
    assert form.is_valid()
    form.seen_otherwise("Look again.", revision=5)
    assert form.non_field_errors() == ["Look again."]
    assert form["seen_revision"].value() == "5"
