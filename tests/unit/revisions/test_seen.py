"""What someone saw against what stands now: the comparison, and what a form carries and tells."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
from django import forms
from django.http import QueryDict

from revisions.actions import check_seen, mark_of, save_next
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import CHANGED, Change, SeenForm, revision_in


@dataclass
class Row:
    """A row that writes down what it is asked to save."""

    pk: int
    revision: int
    saved: list[str] = field(default_factory=list)

    def save(self, *, update_fields: list[str]) -> None:
        self.saved = update_fields


@pytest.mark.parametrize(("row", "seen"), [(None, None), (Row(1, 0), 0), (Row(1, 7), 7)])
def test_what_was_seen_passes(row: Row | None, seen: int | None) -> None:
    check_seen(row, seen)


@pytest.mark.parametrize(
    ("row", "seen"),
    [(None, 1), (None, 0), (Row(1, 1), 0), (Row(1, 0), 1), (Row(1, 7), -1), (Row(1, 0), None)],
)
def test_anything_else_is_refused_with_what_stands_now(row: Row | None, seen: int | None) -> None:
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
    form.seen_otherwise(Row(1, 5))
    assert form.non_field_errors() == [CHANGED]
    assert form["seen_revision"].value() == "5"  # what is shown by now: to save once more is a choice


@pytest.mark.parametrize(
    ("current", "given", "carried"), [(None, None, ""), (Row(1, 5), 8, "8"), (None, 0, "0")]
)
def test_form_carries_on_what_it_showed(current: Row | None, given: int | None, carried: str) -> None:
    form = SeenForm(QueryDict("seen_revision=3"), revision=5)
    assert form.is_valid()
    form.seen_otherwise(current, message="Look again.", revision=given)
    assert form.non_field_errors() == ["Look again."]
    assert form["seen_revision"].value() == carried


class Asked(SeenForm):
    """A field of each kind."""

    title = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=[("Groups", [("a", "First")]), ("b", "Second")])
    ways = forms.MultipleChoiceField(choices=[("x", "Left"), ("y", "Right")], required=False)
    on = forms.DateField(required=False)
    is_over = forms.BooleanField(required=False)


SENT = "title=Anders&kind=b&ways=x&ways=y&on=2026-03-04&is_over=on&seen_revision=3"
STANDS = {"title": "", "kind": "a", "ways": ["x"], "on": None, "is_over": False}


def asked(sent: str, standing: object) -> Asked:
    """Return a form that was second."""
    form = Asked(QueryDict(sent), revision=5)
    assert form.is_valid(), form.errors
    form.seen_otherwise(standing, Change("Bram"), revision=5)
    return form


def test_both_versions_are_shown_in_words_where_they_differ() -> None:
    both = asked(SENT, STANDS).both_versions
    assert both is not None
    assert [(one.label, one.standing, one.typed) for one in both.differences] == [
        ("Title", "niet ingevuld", "Anders"),
        ("Kind", "First", "Second"),
        ("Ways", "Left", "Left, Right"),
        ("On", "niet ingevuld", "4 maart 2026"),
        ("Is over", "nee", "ja"),
    ]
    assert (both.change.by, both.when) == ("Bram", "")


def test_what_is_the_same_is_not_shown_and_an_order_of_ticks_means_nothing() -> None:
    stands = {**STANDS, "title": "Anders", "kind": "b", "ways": ["y", "x"], "is_over": True}
    both = asked(SENT, stands).both_versions
    assert both is not None
    assert [one.label for one in both.differences] == ["On"]


def test_what_was_typed_stays_with_every_tick() -> None:
    form = asked(SENT, None)
    assert form["ways"].value() == ["x", "y"]
    assert form["title"].value() == "Anders"
    assert form.both_versions is not None
    assert {one.standing for one in form.both_versions.differences} == {"niet ingevuld", "nee"}


def asked_on(sent: str, standing: object, *, seen: Mapping[str, object]) -> Asked:
    """Return a form that was second and whose page began with `seen`."""
    page = Asked(initial=dict(seen), revision=3)
    return asked(f"{sent}&seen_values={quote(page['seen_values'].value())}", standing)


SEEN = {"title": "Zo was het", "kind": "a", "ways": ["x"], "on": None, "is_over": True}


def test_what_was_left_alone_becomes_what_stands_and_what_one_changed_stays() -> None:
    stands = {"title": "Eerst", "kind": "b", "ways": ["y"], "on": datetime.date(2026, 3, 4), "is_over": False}
    sent = "title=Mijn&kind=a&ways=x&on=&is_over=on&seen_revision=3"
    form = asked_on(sent, stands, seen=SEEN)
    both = form.both_versions
    assert both is not None
    assert [(one.label, one.standing, one.typed) for one in both.differences] == [("Title", "Eerst", "Mijn")]
    assert (both.taken_over, both.kept) == (["Kind", "Ways", "On", "Is over"], [])
    shown = [form[name].value() for name in ("title", "kind", "ways", "on", "is_over")]
    assert shown == ["Mijn", "b", ["y"], "04-03-2026", False]
    assert form["seen_values"].value() == Asked(initial=stands, revision=5)["seen_values"].value()


def test_what_only_this_person_changed_is_no_conflict() -> None:
    form = asked_on("title=Mijn&kind=a&ways=x&is_over=on", SEEN, seen=SEEN)
    both = form.both_versions
    assert both is not None
    assert (both.differences, both.taken_over, both.kept) == ([], [], ["Title"])
    assert form["title"].value() == "Mijn"


def test_without_what_was_seen_or_a_row_nothing_is_taken_over() -> None:
    for form in (asked(SENT, STANDS), asked_on(SENT, None, seen=SEEN)):
        assert form.both_versions is not None
        assert (form.both_versions.taken_over, form.both_versions.kept) == ([], [])
        assert form["title"].value() == "Anders"


def test_page_carries_no_text_of_what_was_seen() -> None:
    marks = Asked(initial=SEEN, revision=3)["seen_values"].value()
    assert "Zo was het" not in marks
    assert {one.partition("=")[0] for one in marks.split()} == set(SEEN)


def test_mark_tells_values_apart_and_fits_what_a_button_sends() -> None:
    marks = [mark_of(*values) for values in (("a", 1), ("a", 2), ("a1",), (None,), ())]
    assert len(set(marks)) == len(marks)
    assert mark_of("a", 1) == marks[0]
    assert all(revision_in(str(mark)) == mark for mark in marks)
