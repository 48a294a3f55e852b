"""Which versions may share one line: those that were declared comparable, directly or through others.

The declaration stands in the document of the newer version (`comparable_with`) and holds both ways. What
nobody declared is not comparable: there the line breaks. A form that stands alone (a short form, or one whose
answers mean something else) shares a line with its own versions and copies at most, as long as these stand alone
for the same reason, whatever is declared.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True)
class Version:
    """One version that there can be forms of, as its own document declares it.

    `id` tells it from all others, `name` is "key version", `comparable_with` holds such names. `owner` is
    empty for a shared instrument; `copied_from` is the key of the instrument that this one began as.
    """

    id: str
    key: str
    name: str
    owner: str = ""
    comparable_with: Sequence[str] = ()
    copied_from: str = ""
    stands_alone: str = ""


@dataclass(frozen=True)
class Lines:
    """By the id of a version: its group (who shares a line) and its kin (the same form, through all versions).

    A version that is not known stands alone. `own_scales` are those whose answers read otherwise than in other forms.
    """

    groups: Mapping[str, str] = field(default_factory=dict)
    kin: Mapping[str, str] = field(default_factory=dict)
    own_scales: frozenset[str] = frozenset()

    def group_of(self, version_id: str) -> str:
        """Return the group of a version."""
        return self.groups.get(version_id, version_id)

    def kin_of(self, version_id: str) -> str:
        """Return the family of a version."""
        return self.kin.get(version_id, version_id)

    def beside(self, version_id: str) -> list[str]:
        """Return the other versions that may share a line with this one."""
        group = self.group_of(version_id)
        return [other for other, found in self.groups.items() if found == group and other != version_id]


def lines_of(versions: Sequence[Version]) -> Lines:
    """Return who shares a line with whom; each group is named after the first of its versions."""
    ids = [version.id for version in versions]
    keys = {version.id: (version.owner, version.key) for version in versions}
    alone = {version.id: version.stands_alone for version in versions}
    declared = [
        (v.id, found) for v in versions for n in v.comparable_with if (found := named(n, v, versions))
    ]
    families = connected(
        keys.values(),
        [(keys[v.id], (o, v.copied_from)) for v in versions if v.copied_from for o in {v.owner, ""}],
    )
    pairs = [
        (one, other)
        for one, other in declared
        if alone[one] == alone[other] and (not alone[one] or families[keys[one]] == families[keys[other]])
    ]
    firsts: dict[tuple[str, str], str] = {}
    for version in versions:
        firsts.setdefault(families[keys[version.id]], version.id)
    own_scales = frozenset(id_ for id_ in ids if alone[id_] == "scale")
    return Lines(connected(ids, pairs), {id_: firsts[families[keys[id_]]] for id_ in ids}, own_scales)


def named(name: str, by: Version, versions: Iterable[Version]) -> str:
    """Return the version that a document means by a name: one of its own organisation, else a shared one."""
    found = {version.owner: version.id for version in versions if version.name == name}
    return found.get(by.owner) or found.get("", "")


def connected(names: Iterable[Name], pairs: Iterable[tuple[Name, Name]]) -> dict[Name, Name]:
    """Return for every name the first name that it is connected with; names outside are passed over."""
    parents = {name: name for name in names}
    places = {name: place for place, name in enumerate(parents)}

    def root(name: Name) -> Name:
        while parents[name] != name:
            parents[name] = name = parents[parents[name]]  # halves the way for who comes next
        return name

    for one, other in pairs:
        if one in parents and other in parents:
            first, second = sorted((root(one), root(other)), key=places.__getitem__)
            parents[second] = first
    return {name: root(name) for name in parents}
