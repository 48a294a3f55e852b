"""What feeds and carries: inner strengths beside the outer ones, resources as fact and as felt, and what is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from lifecourse.models import ResourceUse
from lifecourse.queries.resources import ways_in
from portfolio.rules.definitions import Element
from portfolio.words import in_words
from reports.facts.life_course import Around, Carrier
from reports.profile.strengths_map import MapColumn, TileView
from reports.rules.feeding import FED_BY
from reviews.models import Action

UNKNOWN = ("too-little-seen", "left-open")  # looks of a tile: it may be there


class ResourceRow(NamedTuple):
    """One resource: how it is used as a fact, how it feels by the child’s word, and how it works."""

    name: str
    fact: str
    felt: str
    ways: str


class ActionRow(NamedTuple):
    """One action that goes on: what, by whom, where it changes something, and how it works."""

    title: str
    who: str
    where: str
    ways: str


class Hint(NamedTuple):
    """What strengthens one strength."""

    name: str
    text: str


class Fed(NamedTuple):
    """One strength in the child, how it stands, and those around it of which the review article says that they feed it."""

    name: str
    by: list[str]


@dataclass(frozen=True)
class FedDomain:
    """One domain: the inner strengths, the outer ones around them, the resources that feed, and what strengthens.

    `no_inner` and `no_outer` say why none stands there: not asked, not fitting, not known, or none present; empty where some are.
    `named` holds the inner strengths of which the article names what feeds them, as far as the form asks for it.
    """

    key: str
    name: str
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
    actions: list[ActionRow]


def helping(around: Around, columns: Sequence[MapColumn], elements: Sequence[Element]) -> Helping:
    """Return what feeds and carries, beside the map of one form."""
    domain_of = {element.key: element.domain for element in elements}
    tiles = {tile.key: tile for column in columns for half in column.halves for tile in half.tiles}
    return Helping(
        domains=[
            FedDomain(
                key=column.key,
                name=column.name,
                inner=present_in(column, 0),
                outer=present_in(column, 1),
                no_inner=why_none(column, 0),
                no_outer=why_none(column, 1),
                resources=feeding(around.carriers or (), column.key, domain_of),
                named=[fed for tile in column.halves[0].tiles if (fed := fed_by(tile, tiles)).by],
                hints=[
                    Hint(in_words(element.name), in_words(element.strengthens))
                    for element in elements
                    if element.domain == column.key
                ],
            )
            for column in columns
        ],
        core=[tile.name for tile in tiles.values() if tile.is_core],
        resources=None if around.carriers is None else [resource_row(one) for one in around.carriers],
        actions=[
            ActionRow(
                one.title, one.who, str(Action.Direction(one.directed_at).label), ", ".join(ways_in(one.ways))
            )
            for one in around.doing
        ],
    )


def fed_by(tile: TileView, tiles: Mapping[str, TileView]) -> Fed:
    """Return a strength with those around the child that feed it, as the form has them."""
    return Fed(standing(tile), [standing(tiles[key]) for key in FED_BY.get(tile.key, ()) if key in tiles])


def standing(tile: TileView) -> str:
    """Name a strength and how it stands."""
    return _("%(strength)s (%(level)s)") % {"strength": tile.name, "level": tile.meaning}


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
        return _("none present yet, and %(n)s not known") % {"n": len(unknown)}
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
        str(ResourceUse.Felt(one.felt).label),
        ", ".join(ways_in(one.ways)),
    )
