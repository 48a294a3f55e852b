"""Which versions may share a line: only those that were declared comparable, directly or through others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.rules.comparability import Lines, Version, connected, lines_of


def version(
    name: str,
    *comparable_with: str,
    owner: str = "",
    copied_from: str = "",
    id_: str = "",
    stands_alone: str = "",
) -> Version:
    key = name.rsplit(" ", 1)[0]
    return Version(id_ or name, key, name, owner, comparable_with, copied_from, stands_alone)


def test_answers_that_read_otherwise_are_known_as_such() -> None:
    versions = [
        version("full 1.0"),
        version("quick 1.0", stands_alone="short"),
        version("k 1.0", stands_alone="scale"),
    ]
    assert lines_of(versions).own_scales == {"k 1.0"}


V1, V2, V3 = "quick 1.0", "quick 1.1", "quick 2.0"
GOLDEN = {
    "nothing declared": ([version(V1), version(V2)], {V1: V1, V2: V2}),
    "declared by the newer one": ([version(V1), version(V2, V1)], {V1: V1, V2: V1}),
    "through the one between": ([version(V1), version(V2, V1), version(V3, V2)], {V1: V1, V2: V1, V3: V1}),
    "a line breaks and goes on": ([version(V1), version(V2), version(V3, V2)], {V1: V1, V2: V2, V3: V2}),
    "the newest joins two lines": (
        [version(V1), version(V2), version(V3, V1, V2)],
        {V1: V1, V2: V1, V3: V1},
    ),
    "back to an older one": ([version(V1), version(V2), version(V3, V1)], {V1: V1, V2: V2, V3: V1}),
    "declared before the other came": ([version(V1, V2), version(V2)], {V1: V1, V2: V1}),
    "with itself": ([version(V1, V1)], {V1: V1}),
    "with one that is not here": ([version(V1, "full 1.0")], {V1: V1}),
    "a short form and the full one": (
        [version("full 1.0"), version(V1, "full 1.0", stands_alone="short")],
        {"full 1.0": "full 1.0", V1: V1},
    ),
    "a full copy made short and what it was copied from": (
        [version("full 1.0"), version("wilg-full 1.0", "full 1.0", copied_from="full", stands_alone="short")],
        {"full 1.0": "full 1.0", "wilg-full 1.0": "wilg-full 1.0"},
    ),
    "two short forms of different keys": (
        [version("brief 1.0", stands_alone="short"), version(V1, "brief 1.0", stands_alone="short")],
        {"brief 1.0": "brief 1.0", V1: V1},
    ),
    "a short form and its next version": (
        [version(V1, stands_alone="short"), version(V2, V1, stands_alone="short")],
        {V1: V1, V2: V1},
    ),
    "a copy and what it was copied from": (
        [version(V1), version("wilg-quick 1.0", V1, owner="wilg", copied_from="quick")],
        {V1: V1, "wilg-quick 1.0": V1},
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_groups_are_those_that_were_declared(name: str) -> None:
    versions, expected = GOLDEN[name]
    assert lines_of(versions).groups == expected


def test_versions_of_one_form_are_kin_whether_comparable_or_not() -> None:
    copy = version("wilg-quick 1.0", owner="wilg", copied_from="quick")
    lines = lines_of([version(V1), version("full 1.0"), version(V2), copy])
    assert lines.kin == {V1: V1, V2: V1, "full 1.0": "full 1.0", "wilg-quick 1.0": V1}
    assert lines.beside(V1) == []


def test_name_means_the_version_of_ones_own_organisation_first() -> None:
    shared, own = version(V1, id_="shared"), version(V1, owner="wilg", id_="own")
    assert lines_of([shared, own, version(V2, V1, owner="wilg")]).group_of(V2) == "own"
    assert lines_of([shared, own, version(V2, V1)]).group_of(V2) == "shared"
    assert lines_of([own, version(V2, V1, owner="es")]).group_of(V2) == V2


def test_unknown_version_stands_alone() -> None:
    lines = lines_of([version(V1), version(V2, V1)])
    assert (lines.group_of("x"), lines.kin_of("x"), lines.beside("x")) == ("x", "x", [])
    assert (Lines().group_of(V1), lines.beside(V1), lines.beside(V2)) == (V1, [V2], [V1])


names = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(names, names), max_size=12))
def test_groups_are_the_connected_parts_whoever_declared(pairs: list[tuple[str, str]]) -> None:
    found = connected("abcdefgh", pairs)
    assert found == connected("abcdefgh", [(other, one) for one, other in reversed(pairs)])
    assert all(found[one] == found[other] for one, other in pairs)
    assert all(root == min(name for name in found if found[name] == root) for root in found.values())
    reached = {name: {name} for name in found}  # once more, by walking
    for _step in range(len(found)):
        for one, other in pairs:
            reached[one] |= reached[other]
            reached[other] |= reached[one]
    assert all((found[one] == found[other]) == (other in reached[one]) for one in found for other in found)
