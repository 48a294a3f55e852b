"""The strengths map in words: a tile per strength, in the eight cells of domain and locus."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from paper.dates_and_numbers import number
from portfolio.rules.domains import DOMAINS, LOCI, LOCUS_NAMES
from portfolio.words import in_words
from reports.charts import svg
from reports.rules.profiles import Level, StrengthMap, Tile
from reports.words import sentences


@dataclass(frozen=True)
class TileView:
    """A tile in words."""

    name: str
    level: str
    level_name: str
    dots: svg.Svg | None
    basis: str
    score: str
    is_new: bool


class MapHalf(NamedTuple):
    """The tiles of one domain in the child, or those around it."""

    name: str
    tiles: list[TileView]


class LevelName(NamedTuple):
    """One look of a tile, as the style sheet calls it, and what it means."""

    key: str
    meaning: str


@dataclass(frozen=True)
class MapColumn:
    """One domain on the map: its tiles in the child, then those around it."""

    key: str
    name: str
    halves: list[MapHalf]


def level_names() -> dict[Level, str]:
    """Return what each look of a tile means."""
    return {
        Level.PRESENT: _("present: regularly or often seen, or used"),
        Level.GROWING: _("sometimes, or with much support"),
        Level.NOT_YET: _("looked for, not seen yet"),
        Level.TOO_LITTLE_SEEN: _("too little seen to judge"),
        Level.NOT_APPLICABLE: _("does not fit"),
    }


def tile_view(tile: Tile, names: dict[Level, str]) -> TileView:
    """Return a tile in words; `names` says what each look means."""
    return TileView(
        name=in_words(tile.element.name),
        level=tile.level.value.replace("_", "-"),
        level_name=names[tile.level],
        dots=svg.level_dots(tile.dots, _("%(dots)s of 3") % {"dots": tile.dots}, tile.level is Level.PRESENT)
        if tile.score.score is not None
        else None,
        basis=sentences.basis(tile.score),
        score=number(tile.score.score) if tile.score.score is not None else "",
        is_new=tile.is_new,
    )


def map_columns(shown: StrengthMap) -> list[MapColumn]:
    """Return the four domains of the map, each in two halves."""
    names = level_names()
    return [
        MapColumn(
            key=domain.key,
            name=in_words(domain.name),
            halves=[
                MapHalf(
                    in_words(LOCUS_NAMES[locus]),
                    [tile_view(tile, names) for tile in shown.cells[domain.key, locus]],
                )
                for locus in LOCI
            ],
        )
        for domain in DOMAINS
    ]
