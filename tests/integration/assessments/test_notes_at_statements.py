"""What an observer noted in passing is laid beside the statements about that strength, in the period of the form."""

import pytest

from assessments.queries.quick_notes import notes_at
from children.models import Child
from tests.support.around import a_quick_note
from tests.support.build import People, a_draft
from tests.support.days import days_ago, today


def test_note_stands_at_every_statement_about_its_strength_in_the_period(
    people: People, child: Child
) -> None:
    draft = a_draft(child, people.anna)
    note = a_quick_note(child, people.anna, on=draft.period_to)
    a_quick_note(child, people.anna, on=days_ago((today() - draft.period_from).days + 1))
    a_quick_note(child, people.bram, on=draft.period_to)
    items = draft.form.items_asked.values()
    about = [item.key for item in items if item.element == "help_seeking"]
    assert about
    assert notes_at(draft, items) == {key: [note] for key in about}


@pytest.mark.parametrize("role", ["child", "parent"])
def test_form_of_a_child_or_a_parent_gets_no_notes_of_a_professional(
    people: People, child: Child, role: str
) -> None:
    draft = a_draft(child, people.anna, role=role)
    a_quick_note(child, people.anna, on=draft.period_to)
    assert notes_at(draft, draft.form.items_asked.values()) == {}
