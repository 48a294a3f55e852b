"""From noted moments of coping to plain values."""

from lifecourse.models import CopingEpisode
from reports.rules.coping_palette import Episode
from typed.rules.folding import folded


def episode_of(row: CopingEpisode) -> Episode:
    """Return a moment as the rules know it."""
    own = f"own:{folded(row.own_way)}"
    return Episode(
        on=row.happened_on,
        setting=row.setting,
        way=own if row.way == CopingEpisode.Way.OTHER else row.way,
        nature=row.nature,  # type: ignore[arg-type]
        helped_child=row.helped_child,
        helped_observer=row.helped_observer,
    )
