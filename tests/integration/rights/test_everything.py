"""No record about a child is forgotten: neither when everything is asked for, nor when it is destroyed."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model, TextField
from django.utils.translation import gettext

from children.models import Child
from rights.queries.kinds_of_records import KINDS
from rights.queries.records_of_child import counted, digest_of, everything_about, passages_in
from tests.support.advice import answered
from tests.support.build import People, a_child, a_signed_form, an_event
from tests.support.world import World, undone

# models with a way to a child that are in no archive, with the reason
GIVEN_OTHERWISE = {"HeldForm": "the archive says how many forms are not in it yet"}


def leading_to_child() -> Iterator[type[Model]]:
    """Yield the models from which foreign keys lead to a child, over however many others."""
    found: set[type[Model]] = {Child}
    while new := {model for model in apps.get_models() if model not in found and keys_of(model) & found}:
        found |= new
    yield from found


def keys_of(model: type[Model]) -> set[type[Model]]:
    fields = model._meta.concrete_fields
    return {field.related_model for field in fields if isinstance(field, ForeignKey)}


def test_every_model_with_a_way_to_a_child_is_in_the_list() -> None:
    listed = {kind.model for kind in KINDS}
    expected = {model for model in leading_to_child() if model.__name__ not in GIVEN_OTHERWISE}
    assert listed == expected
    assert len(KINDS) == len(listed) == len({kind.key for kind in KINDS})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_free_text_is_looked_through(kind: object) -> None:
    for field in kind.model._meta.concrete_fields:  # type: ignore[attr-defined]
        is_free = isinstance(field, TextField) or ((field.max_length or 0) >= 50 and not field.choices)
        if is_free and field.name not in FIXED:
            assert field.name in kind.words, field.name  # type: ignore[attr-defined]


NOT_IN_WORLD = {"omstandigheden", "specialistische-hulp", "bewaren"}
FIXED = {
    "first_name",
    "reference_key",
    "element",
    "item_key",
    "digest",
    "token_digest",
    "seen",
}  # names, keys and digests, no sentences


def test_list_holds_each_record_of_this_child_and_none_of_another(world: World) -> None:
    with undone():
        answered(world.advice, world.people.cora)
        found = {belonging.kind.key: len(belonging.rows) for belonging in everything_about(world.child)}
    assert found["observaties"] == 5
    assert {key for key in found if not found[key]} == NOT_IN_WORLD
    other = a_child(world.people.north, world.people.anna, first_name="Noor", reference="DW-55")
    kept = {b.kind.key: len(b.rows) for b in everything_about(other) if b.rows}
    assert kept == {"registratie": 1, "toegang": 2}


def test_notes_on_safety_are_in_no_archive_and_have_no_name_on_a_certificate() -> None:
    apart = [kind for kind in KINDS if kind.is_apart]
    assert [kind.model.__name__ for kind in apart] == ["SafetyNote"]
    counts = {"children_child": 1, "children_safetynote": 2, "rights_later": 3}
    assert counted(counts) == [(str(KINDS[0].title), 1), (gettext("Other records"), 5)]
    assert counted({"children_child": 1}) == [(str(KINDS[0].title), 1)]


def test_passages_hold_every_example_and_their_digest_shows_a_change(people: People) -> None:
    child = a_child(people.north, people.anna)
    a_signed_form(child, people.anna, example="Tante Kanarie hielp.")
    before = list(passages_in(everything_about(child)))
    assert len(before) == 12
    assert {passage.text for passage in before} == {"Tante Kanarie hielp."}
    an_event(child, people.anna, title="Buurman schreeuwde")
    after = list(passages_in(everything_about(child)))
    assert [p.text for p in after[12:]] == ["Buurman schreeuwde"]
    assert digest_of(before) != digest_of(after)
    assert len({passage.name for passage in after}) == len(after)
