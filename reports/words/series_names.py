"""How the series of a course are named: observer role and setting, the form and its versions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portfolio.rules.definitions import InstrumentDefinition
from portfolio.words import in_words
from reports.charts import svg
from reports.facts.readings import Reading, Series, by_person
from reports.words.labels import series_label

Grouped = Mapping[Series, Sequence[Reading]]
Definitions = Mapping[str, InstrumentDefinition]


@dataclass(frozen=True)
class SeriesEntry:
    """One series in the legend: its mark, who and where, which form, how many moments by how many people."""

    mark: svg.Svg
    label: str
    instrument: str
    n_moments: int
    n_people: int


def legend_of(grouped: Grouped, definitions: Definitions) -> list[SeriesEntry]:
    """Return the legend; every version that stands on a line is named."""
    labels = by_version(grouped, definitions)  # the form stands beside it
    return [
        SeriesEntry(
            svg.mark(place, None),
            label,
            form_names(moments, definitions),
            len(moments),
            len(by_person(moments, label)),
        )
        for place, (label, moments) in enumerate(zip(labels, grouped.values(), strict=True))
    ]


def is_broken(grouped: Grouped) -> bool:
    """Say whether somewhere a line breaks: one role in one setting with versions that are not comparable."""
    return len({moments[0].family for moments in grouped.values()}) < len(grouped)


def labels_of(grouped: Grouped, definitions: Definitions) -> list[str]:
    """Name each series by role and setting, by version where a line breaks, and by form where two read alike."""
    labels = by_version(grouped, definitions)
    return [
        label if labels.count(label) == 1 else f"{label} · {form_names(moments, definitions)}"
        for label, moments in zip(labels, grouped.values(), strict=True)
    ]


def by_version(grouped: Grouped, definitions: Definitions) -> list[str]:
    """Name each series by role and setting, and by version where a line breaks."""
    families = Counter(moments[0].family for moments in grouped.values())
    return [
        series_label(series)
        if families[moments[0].family] == 1
        else _("%(who)s (%(form)s)")
        % {"who": series_label(series), "form": version_names(moments, definitions, grouped)}
        for series, moments in grouped.items()
    ]


def version_names(moments: Sequence[Reading], definitions: Definitions, grouped: Grouped) -> str:
    """Name what tells a series from the others of its family: the versions, or the forms where titles differ."""
    kin = [reading for other in grouped.values() if other[0].family == moments[0].family for reading in other]
    if len({definitions[reading.instrument].title for reading in kin}) > 1:
        return form_names(moments, definitions)
    numbers = dict.fromkeys(definitions[reading.instrument].version for reading in moments)
    return _("version %(numbers)s") % {"numbers": ", ".join(numbers)}


def form_names(moments: Sequence[Reading], definitions: Definitions) -> str:
    """Name the forms of a series with their versions: ‘Short observation 1.0, 1.1’."""
    versions: dict[str, list[str]] = {}
    for instrument in dict.fromkeys(reading.instrument for reading in moments):
        definition = definitions[instrument]
        versions.setdefault(in_words(definition.title), []).append(definition.version)
    return "; ".join(f"{title} {', '.join(numbers)}" for title, numbers in versions.items())
