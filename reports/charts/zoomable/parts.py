"""What the figure that can be zoomed shows: lanes and panels of moments, each with its sentence. Plain values."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from reports.facts.bands import Band


class Spot(NamedTuple):
    """One moment, told in `words`; without a `value` it has no score and stands below the zero line.

    `at_most` is the highest value it could have been; `signs` are characters of the legend that stand with it.
    """

    on: datetime.date
    words: str
    value: float | None = None
    at_most: float | None = None
    signs: str = ""


@dataclass(frozen=True)
class Trail:
    """Moments of one observer; `mark` is that of the legend. Only `is_joined` draws a line, `is_open` hollow marks."""

    mark: int
    spots: tuple[Spot, ...]
    is_joined: bool = False
    is_open: bool = False


class Told(NamedTuple):
    """A band of a lane with its sentence; with a sentence for each part where a resource has parts."""

    band: Band
    words: tuple[str, ...]


@dataclass(frozen=True)
class Lane:
    """One lane: a row of moments per observer, and below them the bands."""

    kind: str
    name: str
    trails: tuple[Trail, ...]
    bands: tuple[Told, ...]


@dataclass(frozen=True)
class Panel:
    """One domain: values from 0 to `top`, and the days on which lines break."""

    domain: str
    title: str
    top: int
    trails: tuple[Trail, ...]
    breaks: tuple[datetime.date, ...]
