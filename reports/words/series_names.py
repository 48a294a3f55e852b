"""How the series of a course are named: observer role and setting, the form and its versions."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portfolio.rules.definitions import InstrumentDefinition
from portfolio.words import in_words
from reports.charts import svg
from reports.facts.readings import Reading, Series, by_person
from reports.words.labels import place_label

Grouped = Mapping[Series, Sequence[Reading]]
Definitions = Mapping[str, InstrumentDefinition]


@dataclass(frozen=True)
class SeriesEntry:
    """One series in the legend: its mark, who and where, which form, how many moments by how many people.

    `is_beside` says that its form cannot be compared with the last full one: its marks in the charts are hollow.
    """

    mark: svg.Svg
    label: str
    instrument: str
    n_moments: int
    n_people: int
    is_beside: bool


def legend_of(grouped: Grouped, definitions: Definitions, beside: Collection[int] = ()) -> list[SeriesEntry]:
    """Return the legend; every version that stands on a line is named. `beside` are the marks that are hollow in charts."""
    labels = by_version(grouped, definitions)  # the form stands beside it
    return [
        SeriesEntry(
            svg.mark(place, None),
            label,
            form_names(moments, definitions),
            len(moments),
            len(by_person(moments, label)),
            place in beside,
        )
        for place, (label, moments) in enumerate(zip(labels, grouped.values(), strict=True))
    ]


def is_broken(grouped: Grouped) -> bool:
    """Say whether somewhere a line breaks: one role in one setting with versions that are not comparable."""
    return len({moments[0].family for moments in grouped.values()}) < len(grouped)


def labels_of(grouped: Grouped, definitions: Definitions, beside: Collection[int] = ()) -> list[str]:
    """Name each series by role and setting, by version where a line breaks, and by form where two read alike.

    What stands `beside` (marks) is named by its form too: its numbers belong to another list.
    """
    labels = by_version(grouped, definitions)
    return [
        f"{label} · {form_names(moments, definitions)}"
        if labels.count(label) > 1 or (place in beside and not is_named(label, moments))
        else label
        for place, (label, moments) in enumerate(zip(labels, grouped.values(), strict=True))
    ]


def is_named(label: str, moments: Sequence[Reading]) -> bool:
    """Say whether a label tells already which form or version it is about."""
    return label != place_label(moments[-1])


def by_version(grouped: Grouped, definitions: Definitions) -> list[str]:
    """Name each series by role and setting, and by version where a line breaks."""
    families = Counter(moments[0].family for moments in grouped.values())
    return [
        place_label(moments[-1])
        if families[moments[0].family] == 1
        else _("%(who)s (%(form)s)")
        % {"who": place_label(moments[-1]), "form": version_names(moments, definitions, grouped)}
        for moments in grouped.values()
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
