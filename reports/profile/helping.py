"""What feeds and carries: inner strengths beside the outer ones, and resources as fact and as felt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from lifecourse.models import ResourceUse
from lifecourse.queries.resources import ways_in
from portfolio.rules.definitions import Element
from portfolio.words import by_name, in_words
from reports.facts.life_course import Around, Carrier
from reports.profile.strengths_map import MapColumn, TileView
from reports.rules.feeding import FED_BY

UNKNOWN = ("too-little-seen", "left-open")  # looks of a tile: it may be there


class ResourceRow(NamedTuple):
    """One resource: how it is used as a fact, how it feels by the child’s word, and how it works."""

    name: str
    fact: str
    felt: str
    ways: str


class Hint(NamedTuple):
    """What strengthens one strength."""

    key: str
    name: str
    text: str


class Fed(NamedTuple):
    """Strengths in the child that the same ones around it feed, as the review article says, each with how it stands."""

    name: str
    by: str


@dataclass(frozen=True)
class FedDomain:
    """One domain: the inner strengths, the outer ones around them, the resources that feed, and what strengthens.

    `inside` and `around` name the two halves. `no_inner` and `no_outer` say why none stands there: not asked, not fitting, not known, or none present; empty where some are.
    `named` holds the inner strengths of which the article names what feeds them, as far as the form asks for it.
    """

    key: str
    name: str
    inside: str
    around: str
    inner: list[str]
    outer: list[str]
    no_inner: str
    no_outer: str
    resources: list[str]
    named: list[Fed]
    hints: list[Hint]


@dataclass(frozen=True)
class Helping:
    """All of it; `resources` is None where they may not be seen, which is not the same as none noted.

    `core` are the strengths on the form of which the article says that they always help, also by themselves.
    """

    domains: list[FedDomain]
    core: list[str]
    resources: list[ResourceRow] | None


def helping(around: Around, columns: Sequence[MapColumn], elements: Sequence[Element], child: str) -> Helping:
    """Return what feeds and carries, beside the map of one form; `child` is the first name."""
    domain_of = {element.key: element.domain for element in elements}
    tiles = {tile.key: tile for column in columns for half in column.halves for tile in half.tiles}
    return Helping(
        domains=[
            FedDomain(
                key=column.key,
                name=column.name,
                inside=column.halves[0].name,
                around=column.halves[1].name,
                inner=present_in(column, 0),
                outer=present_in(column, 1),
                no_inner=why_none(column, 0),
                no_outer=why_none(column, 1),
                resources=feeding(around.carriers or (), column.key, domain_of),
                named=named_in(column, tiles),
                hints=[
                    Hint(element.key, in_words(element.name), by_name(in_words(element.strengthens), child))
                    for element in elements
                    if element.domain == column.key
                ],
            )
            for column in columns
        ],
        core=[tile.name for tile in tiles.values() if tile.is_core],
        resources=None if around.carriers is None else [resource_row(one) for one in around.carriers],
    )


def named_in(column: MapColumn, tiles: Mapping[str, TileView]) -> list[Fed]:
    """Return the inner strengths of a domain with those around the child that feed them, as the form has them."""
    found: dict[tuple[str, ...], list[TileView]] = {}
    for tile in column.halves[0].tiles:
        if by := tuple(key for key in FED_BY.get(tile.key, ()) if key in tiles):
            found.setdefault(by, []).append(tile)
    return [Fed(by_level(fed), by_level([tiles[key] for key in by])) for by, fed in found.items()]


def by_level(tiles: Sequence[TileView]) -> str:
    """Name strengths with how they stand, said once for those that stand alike; those that are present first."""
    found: dict[str, list[str]] = {}
    for tile in sorted(tiles, key=lambda tile: tile.level != "present"):
        found.setdefault(tile.meaning, []).append(tile.name)
    return "; ".join(
        _("%(strength)s (%(level)s)") % {"strength": ", ".join(names), "level": level}
        for level, names in found.items()
    )


def present_in(column: MapColumn, half: int) -> list[str]:
    """Name the strengths that are present in one half of a domain."""
    return [tile.name for tile in column.halves[half].tiles if tile.level == "present"]


def why_none(column: MapColumn, half: int) -> str:
    """Say why no strength is present in one half of a domain; empty when one is."""
    tiles = column.halves[half].tiles
    unknown = [tile for tile in tiles if tile.level in UNKNOWN]
    if present_in(column, half):
        return ""
    if not tiles:
        return _("not asked")
    if all(tile.level == "not-applicable" for tile in tiles):
        return _("does not fit")
    if not unknown:
        return _("none present yet")
    if any(tile.score for tile in tiles):
        return _("none present yet; of %(n)s nothing is known") % {"n": len(unknown)}
    return _("not known yet")


def feeding(carriers: Sequence[Carrier], domain: str, domain_of: Mapping[str, str]) -> list[str]:
    """Name the resources that are there and belong to a strength of this domain."""
    return [
        one.name
        for one in carriers
        if one.use in (ResourceUse.Use.USED, ResourceUse.Use.CARRIES) and domain_of.get(one.element) == domain
    ]


def resource_row(one: Carrier) -> ResourceRow:
    """Return one resource in words: fact and feeling side by side, never merged."""
    return ResourceRow(
        one.name,
        str(ResourceUse.Use(one.use).label),
        felt_names()[one.felt],
        ", ".join(ways_in(one.ways)),
    )


def felt_names() -> dict[str, str]:
    """Return what the child says of a resource, under a heading that says whose word it is."""
    felt = ResourceUse.Felt
    return {
        felt.NOT_ASKED: _("not asked"),
        felt.NOT: _("does not help"),
        felt.SOME: _("helps a bit"),
        felt.MUCH: _("helps a lot"),
    }
