"""The pages for the behavioural scientist: every figure with its number of forms and its minimum, in words.

Below its minimum a figure is not shown: it would say little, and few forms could tell of a child.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paper.dates_and_numbers import day, hundredths
from portfolio.models import ReliabilityParameters
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import DOMAINS
from portfolio.words import in_words
from reliability.rules.figures import KINDS, MINIMUM, StrengthFigures, digest_of_errors, errors_in
from reliability.rules.measurement_error import ALPHA, HIGHEST, ICC, ScoreError
from reliability.words.rows import FigureRow, rows_of


@dataclass(frozen=True)
class InUse:
    """The figures of a version that are switched on: by whom, when, from what, for how many strengths.

    `mark` tells them from those that were switched on at another moment.
    """

    by: str
    on: datetime.date
    kind: str
    n_strengths: int
    mark: int

    @property
    def sentence(self) -> str:
        """Who switched it on, and when."""
        return ngettext(
            "Switched on by %(who)s on %(day)s for %(n)s strength, from %(kind)s.",
            "Switched on by %(who)s on %(day)s for %(n)s strengths, from %(kind)s.",
            self.n_strengths,
        ) % {
            "who": self.by,
            "day": day(self.on),
            "n": self.n_strengths,
            "kind": ReliabilityParameters.Kind(self.kind).label,
        }


@dataclass(frozen=True)
class VersionRow:
    """One instrument version in the list."""

    id: UUID
    title: str
    number: str
    status: str
    n_children: int
    in_use: InUse | None


@dataclass(frozen=True)
class StrengthBlock:
    """One strength: what its figures mean in a sentence, the figures, and which tables can be fetched."""

    key: str
    name: str
    meaning: str
    rows: list[FigureRow]
    tables: list[tuple[str, str]]


@dataclass(frozen=True)
class DomainBlock:
    """The strengths of one domain."""

    key: str
    name: str
    strengths: list[StrengthBlock]


@dataclass(frozen=True)
class Offer:
    """What can be switched on from one kind of reliability; `digest` tells whether it is still the same."""

    kind: str
    label: str
    n_strengths: int
    digest: str


@dataclass(frozen=True)
class ReliabilityPage:
    """Everything the page of one version shows."""

    title: str
    version: str
    counted: str
    offers: list[Offer]
    n_strengths: int
    domains: list[DomainBlock]


def reliability_page(
    version: str, definition: InstrumentDefinition, figures: Sequence[StrengthFigures]
) -> ReliabilityPage:
    """Return the page of one version."""
    found = {one.element: one for one in figures}
    return ReliabilityPage(
        title=in_words(definition.title),
        version=version,
        counted=counted(figures),
        offers=[offer for kind in KINDS if (offer := offer_of(figures, kind)).n_strengths],
        n_strengths=len(figures),
        domains=[
            DomainBlock(
                domain.key, in_words(domain.name), [strength_block(e, found[e.key]) for e in elements]
            )
            for domain in DOMAINS
            if (elements := definition.elements_in(domain.key))
        ],
    )


def counted(figures: Sequence[StrengthFigures]) -> str:
    """Say on how many children the page rests; each counts once."""
    n_children = max((one.pairwise.n_rows for one in figures), default=0)
    n_pairs = max((one.agreement.n_rows for one in figures), default=0)
    return _(
        "Forms of children: %(children)s. Of these seen by two observers in the same weeks: %(pairs)s."
    ) % {
        "children": n_children,
        "pairs": n_pairs,
    }


def offer_of(figures: Sequence[StrengthFigures], kind: str) -> Offer:
    """Return what can be switched on from one kind of reliability."""
    errors = errors_in(figures, kind)
    return Offer(kind, str(ReliabilityParameters.Kind(kind).label), len(errors), digest_of_errors(errors))


def strength_block(element: Element, figures: StrengthFigures) -> StrengthBlock:
    """Return one strength in words and figures."""
    return StrengthBlock(
        key=element.key,
        name=in_words(element.name),
        meaning=meaning_of(figures),
        rows=rows_of(figures),
        tables=list(tables_of(figures)),
    )


def tables_of(figures: StrengthFigures) -> Iterable[tuple[str, str]]:
    """Yield the tables that can be fetched: name in the address, and words."""
    if figures.pairwise.n >= MINIMUM[ALPHA]:
        yield "antwoorden", _("Answers as CSV")
    if figures.agreement.n >= MINIMUM[ICC]:
        yield "dubbel", _("Double observations as CSV")


def meaning_of(figures: StrengthFigures) -> str:
    """Say in a sentence what is known of a strength."""
    known = figures.known
    if error := known[ICC].error:
        said = _("Two observers of the same child agree to %(r)s, where 1 is wholly.")
        return f"{said % {'r': hundredths(error.reliability)}} {reach_of(error)}"
    if error := known[ALPHA].error:
        said = _(
            "The statements hang together to %(r)s, where 1 is wholly; how far observers agree is not known yet."
        )
        return f"{said % {'r': hundredths(error.reliability)}} {reach_of(error)}"
    if any(one.is_enough for one in known.values()):
        return _("There are enough forms, but the scores differ too little between children to say anything.")
    return lacking(figures)


def reach_of(error: ScoreError) -> str:
    """Say from which size a difference would count."""
    if error.threshold >= HIGHEST:
        return _("No difference between two observations can be larger than measurement error.")
    return _(
        "A difference between two observations is larger than measurement error above %(threshold)s point."
    ) % {"threshold": hundredths(error.threshold)}


def lacking(figures: StrengthFigures) -> str:
    """Say how many forms there are and how many it takes: a normal state."""
    counts = {kind: {"n": known.n, "minimum": known.n_minimum} for kind, known in figures.known.items()}
    pairs = _("%(n)s of %(minimum)s double observations") % counts[ICC]
    if figures.n_items < 2:
        return _("Too few yet: %(pairs)s. With one statement there is no alpha.") % {"pairs": pairs}
    forms = _("%(n)s of %(minimum)s forms") % counts[ALPHA]
    return _("Too few yet: %(forms)s, %(pairs)s.") % {"forms": forms, "pairs": pairs}
