"""The palette of coping: how many different ways helped, where and when; a way is never good or bad in itself.

What the child says and what the observer says are counted apart, never merged. Counting is by half years
of the calendar: quarters hold too few moments to read, and parts of the file would move with every day, so
that two people would read other numbers from the same facts.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Nature = Literal["doing", "feeling", "thinking"]
NATURES: tuple[Nature, ...] = get_args(Nature)
SETTINGS = ("home", "school", "group", "leisure", "foster_family", "other")  # in the order of the forms
READABLE_FROM = 3  # moments; with fewer there is no palette yet
HELPED = ("some", "yes")
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Episode:
    """One moment: the way that was chosen, and whether it helped by the child's and the observer's word.

    `way` is a key of the list, or the own words in small letters after `own:`.
    """

    on: datetime.date
    setting: str
    way: str
    nature: Nature
    helped_child: str
    helped_observer: str


@dataclass(frozen=True)
class Helpful:
    """The different ways that helped by one voice, in the order of `NATURES`; `n_known`: moments it spoke of."""

    by_nature: tuple[int, ...]
    n_known: int

    @property
    def ways(self) -> int:
        """How many different ways helped at least once."""
        return sum(self.by_nature)


@dataclass(frozen=True)
class Share:
    """What one setting or one half year holds; of all moments when `key` is empty."""

    key: str
    n_episodes: int
    child: Helpful
    observer: Helpful

    @property
    def is_readable(self) -> bool:
        """Whether there are enough moments to speak of a palette."""
        return self.n_episodes >= READABLE_FROM


@dataclass(frozen=True)
class Cell:
    """One way in one setting: in how many moments it was seen, and in how many it helped by each voice."""

    way: str
    nature: Nature
    setting: str
    n_seen: int
    n_child: int
    n_observer: int


@dataclass(frozen=True)
class Palette:
    """All that can be counted, in an order that does not hang on the order of the moments."""

    whole: Share
    settings: tuple[Share, ...]
    halves: tuple[Share, ...]
    cells: tuple[Cell, ...]


def palette_of(episodes: Sequence[Episode]) -> Palette:
    """Return the palette of these moments."""
    natures = natures_of(episodes)
    return Palette(
        whole=share_of("", episodes, natures),
        settings=shares_by(lambda episode: episode.setting, episodes, natures),
        halves=shares_by(lambda episode: half_year(episode.on), episodes, natures),
        cells=tuple(
            cell_of(way, setting, episodes, natures)
            for way, setting in sorted({(episode.way, episode.setting) for episode in episodes})
        ),
    )


def half_year(day: datetime.date) -> str:
    """Name the half year of a day: 2026-1 or 2026-2."""
    return f"{day.year}-{1 if day.month <= 6 else 2}"


def natures_of(episodes: Iterable[Episode]) -> dict[str, Nature]:
    """Return the nature of each way; of an own way that had several, the one noted most."""
    counted = Counter((episode.way, episode.nature) for episode in episodes)
    found: dict[str, Nature] = {}
    for way, nature in sorted(counted, key=lambda pair: (-counted[pair], NATURES.index(pair[1]))):
        found.setdefault(way, nature)
    return found


def helpful(pairs: Sequence[tuple[str, str]], natures: dict[str, Nature]) -> Helpful:
    """Count the ways that helped; `pairs` holds (way, helped) of each moment by one voice."""
    ways = {way for way, helped in pairs if helped in HELPED}
    return Helpful(
        by_nature=tuple(sum(natures[way] == nature for way in ways) for nature in NATURES),
        n_known=sum(helped != UNKNOWN for _way, helped in pairs),
    )


def share_of(key: str, episodes: Sequence[Episode], natures: dict[str, Nature]) -> Share:
    """Return what a group of moments holds."""
    return Share(
        key=key,
        n_episodes=len(episodes),
        child=helpful([(episode.way, episode.helped_child) for episode in episodes], natures),
        observer=helpful([(episode.way, episode.helped_observer) for episode in episodes], natures),
    )


def shares_by(
    key: Callable[[Episode], str], episodes: Sequence[Episode], natures: dict[str, Nature]
) -> tuple[Share, ...]:
    """Return what each group of moments holds, by key."""
    keys = sorted({key(episode) for episode in episodes})
    return tuple(share_of(k, [episode for episode in episodes if key(episode) == k], natures) for k in keys)


def cell_of(way: str, setting: str, episodes: Sequence[Episode], natures: dict[str, Nature]) -> Cell:
    """Return how often a way was seen and helped in a setting."""
    seen = [episode for episode in episodes if (episode.way, episode.setting) == (way, setting)]
    return Cell(
        way=way,
        nature=natures[way],
        setting=setting,
        n_seen=len(seen),
        n_child=sum(episode.helped_child in HELPED for episode in seen),
        n_observer=sum(episode.helped_observer in HELPED for episode in seen),
    )
