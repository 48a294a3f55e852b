"""The strengths map in words: a tile per strength, in the eight cells of domain and locus."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from children.rules.voices import is_own_voice
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.domains import DOMAINS, LOCI
from portfolio.words import half_name, in_words
from reports.charts import svg
from reports.rules.feeding import CORE
from reports.rules.levels import Between, Level, answers_around, answers_for
from reports.rules.profiles import StrengthMap, Tile
from reports.words import sentences
from reports.words.levels import figure, level_in_words, level_names, own_level_names
from reports.words.named_once import Words

BREAKS = re.compile(r"(?<=[a-z])(?=lijke |gevende |krachten)")  # in the long Dutch names of domains


@dataclass(frozen=True)
class TileView:
    """A tile in words: `level` names its fill, `meaning` what that is, `words` are those of the scale that was used;
    `dots_id` and `words_id` say where the page holds its dots and its words.

    `is_core` marks what the review article says always helps, also by itself; it weighs no more.
    """

    key: str
    name: str
    level: str
    meaning: str
    words: str
    dots: svg.Svg | None
    dots_id: str
    words_id: str
    basis: str
    score: str
    is_new: bool
    is_core: bool


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

    @property
    def breakable_name(self) -> str:
        """The name with a soft hyphen at each place where a narrow column may break it."""
        return BREAKS.sub("\u00ad", self.name)


def legend_of_levels(
    definition: InstrumentDefinition | None = None, *, is_own: bool = False
) -> list[LevelName]:
    """Return what each look means; for one form with the answers of its scales at which a strength is present."""
    names = own_level_names() if is_own else level_names()
    if definition and (anchors := anchors_of(definition)):
        names[Level.PRESENT] = _("present: from %(answers)s") % {"answers": anchors}
        names[Level.GROWING] = _("partly: something of it, but less than that")
    return [LevelName(level.value.replace("_", "-"), name) for level, name in names.items()]


def anchors_of(definition: InstrumentDefinition) -> str:
    """Name the answer of each scale from which a strength counts as present; two where that lies between them."""
    found: dict[str, None] = {}
    for element in definition.elements:
        around = answers_around(definition.scoring.present_from, answers_for(definition, element.key))
        if around:
            found[anchor_in_words(around)] = None
    return ", ".join(found)


def anchor_in_words(around: Between) -> str:
    """Quote the answer from which a strength is present, or say between which two that is."""
    if around.is_exact:
        return _("‘%(answer)s’") % {"answer": in_words(around.high)}
    return _("between ‘%(low)s’ and ‘%(high)s’") % {
        "low": in_words(around.low),
        "high": in_words(around.high),
    }


def tile_view(tile: Tile, definition: InstrumentDefinition, named: Words, *, is_own: bool) -> TileView:
    """Return a tile in words; the dots are filled as far as the score goes, never up to a next one."""
    score = tile.score.score
    written = "" if score is None else figure(score)
    words = level_in_words(tile.score, definition, is_own=is_own)
    return TileView(
        key=tile.element.key,
        name=in_words(tile.element.name),
        level=tile.level.value.replace("_", "-"),
        meaning=(own_level_names() if is_own else level_names())[tile.level],
        words=words,
        dots=None
        if score is None
        else svg.level_dots(score, _("%(score)s of 3") % {"score": written}, tile.level is Level.PRESENT),
        dots_id="" if score is None else svg.dots_id(score),
        words_id=named.id_of(words),
        basis=sentences.basis(tile.score),
        score=written,
        is_new=tile.is_new,
        is_core=tile.element.key in CORE,
    )


def map_columns(
    shown: StrengthMap, definition: InstrumentDefinition, named: Words, child: str
) -> list[MapColumn]:
    """Return the four domains of the map, each in two halves by the child's first name; `named` takes the words."""
    is_own = is_own_voice(shown.reading.role)
    return [
        MapColumn(
            key=domain.key,
            name=in_words(domain.name),
            halves=[
                MapHalf(
                    half_name(locus, child),
                    [
                        tile_view(tile, definition, named, is_own=is_own)
                        for tile in shown.cells[domain.key, locus]
                    ],
                )
                for locus in LOCI
            ],
        )
        for domain in DOMAINS
    ]
