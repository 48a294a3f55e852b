"""The palette of coping in words and a picture, and the moments behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from children.models import Setting
from lifecourse.models import CopingEpisode
from reports.charts.figure import Figure
from reports.charts.svg.palette import CHILD, OBSERVER, Grid, Seen, WayRow, key, palette
from reports.queries.coping import episode_of
from reports.rules.coping_palette import NATURES, SETTINGS, Cell, Helpful, Palette, Share, palette_of

WAYS = [way.value for way in CopingEpisode.Way]


@dataclass(frozen=True)
class ShareRow:
    """One setting or half year in words: how many moments, and the different ways that helped by each word."""

    name: str
    n_episodes: int
    child: str
    observer: str
    is_readable: bool


@dataclass(frozen=True)
class PalettePage:
    """The palette as a page shows it."""

    figure: Figure
    legend: list[tuple[str, str]]
    whole: ShareRow
    settings: list[ShareRow]
    halves: list[ShareRow]


def palette_page(rows: Sequence[CopingEpisode]) -> PalettePage | None:
    """Return the palette of these moments; None when there are too few to read one."""
    found = palette_of([episode_of(row) for row in rows])
    if not found.whole.is_readable:
        return None
    names = {episode_of(row).way: row.way_in_words for row in rows}
    settings = {share.key: share for share in found.settings}
    return PalettePage(
        figure=figure_of(found, names),
        legend=[
            (key(CHILD), _("helped, by own word")),
            (key(OBSERVER), _("helped, according to the observer")),
            (key(None), _("seen here")),
        ],
        whole=row_of(found.whole, _("All together")),
        settings=[row_of(settings[name], str(Setting(name).label)) for name in SETTINGS if name in settings],
        halves=[row_of(share, half_in_words(share.key)) for share in reversed(found.halves)],
    )


def nature_names() -> dict[str, str]:
    """Return the three natures in the language of the page."""
    return {nature: str(CopingEpisode.Nature(nature).label) for nature in NATURES}


def half_in_words(key: str) -> str:
    """Name a half year: January to June 2026."""
    year, half = key.split("-")
    words = _("January to June %(year)s") if half == "1" else _("July to December %(year)s")
    return words % {"year": year}


def row_of(share: Share, name: str) -> ShareRow:
    """Return one group of moments in words."""
    return ShareRow(name, share.n_episodes, counted(share.child), counted(share.observer), share.is_readable)


def counted(found: Helpful) -> str:
    """Say how many different ways helped, and of which nature; nothing where nobody was asked."""
    if not found.n_known:
        return _("not asked")
    names = nature_names()
    parts = [f"{names[n]} {count}" for n, count in zip(NATURES, found.by_nature, strict=True) if count]
    facts = {"ways": found.ways, "parts": f" ({', '.join(parts)})" if parts else "", "n": found.n_known}
    return _("%(ways)s%(parts)s · known of %(n)s") % facts


def figure_of(found: Palette, names: dict[str, str]) -> Figure:
    """Return the picture with its sentence and its table."""
    facts = {
        "n": found.whole.n_episodes,
        "child": found.whole.child.ways,
        "observer": found.whole.observer.ways,
    }
    sentence = _(
        "Moments noted: %(n)s. Different ways that helped: %(child)s by own word, %(observer)s by the word of who saw it."
    )
    sentence %= facts
    title = _("Ways that helped, by place")
    columns = (_("Way"), _("Mostly"), _("Where"), _("Moments"), _("Helped, by own word"))
    return Figure(
        id="palette",
        title=title,
        domain="",
        svg=palette(grid_of(found, names), f"{title}. {sentence}"),
        sentence=sentence,
        columns=(*columns, _("Helped, according to the observer")),
        rows=tuple(table_row(cell, names) for cell in in_order(found.cells, names)),
    )


def in_order(cells: Sequence[Cell], names: dict[str, str]) -> list[Cell]:
    """Order by nature, by the list of ways (own ways last, by their words), and by setting."""

    def place(cell: Cell) -> tuple[int, int, str, int]:
        known = WAYS.index(cell.way) if cell.way in WAYS else len(WAYS)
        return NATURES.index(cell.nature), known, names[cell.way], SETTINGS.index(cell.setting)

    return sorted(cells, key=place)


def table_row(cell: Cell, names: dict[str, str]) -> tuple[str, ...]:
    """Return a way in a setting as a row of the table."""
    where = str(Setting(cell.setting).label)
    counts = (str(cell.n_seen), str(cell.n_child), str(cell.n_observer))
    return (names[cell.way], nature_names()[cell.nature], where, *counts)


def grid_of(found: Palette, names: dict[str, str]) -> Grid:
    """Return what is drawn: a row per way under its nature, a column per setting that was seen."""
    cells = in_order(found.cells, names)
    settings = [setting for setting in SETTINGS if setting in {cell.setting for cell in cells}]
    at = {(cell.way, cell.setting): Seen(cell.n_child > 0, cell.n_observer > 0) for cell in cells}
    groups = []
    for nature, name in nature_names().items():
        ways = dict.fromkeys(cell.way for cell in cells if cell.nature == nature)
        rows = [WayRow(names[way], tuple(at.get((way, setting)) for setting in settings)) for way in ways]
        groups += [(name, tuple(rows))] if rows else []
    return Grid(tuple(str(Setting(setting).label) for setting in settings), tuple(groups))
