"""What is not taken in, and why: one sentence, or a list of places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from portfolio.rules.reading import DefinitionError


@dataclass(frozen=True)
class Finding:
    """One thing that is not supported, and where: a linkId, or the name of the whole.

    `template` is what is wrong before its `names` were filled in, as the catalogue of translations has it.
    """

    place: str
    template: str
    is_malformed: bool = False  # no FHIR at all, so that what lies inside cannot be judged
    names: Mapping[str, object] = field(default_factory=dict)

    @property
    def what(self) -> str:
        """What is wrong, in English."""
        return self.template % self.names if self.names else self.template

    def __str__(self) -> str:
        return f"{self.place[:100]}: {self.what[:300]}"


@dataclass(frozen=True)
class KindOfFinding:
    """The same thing wrong in one or more places; `what` is told by the first of them."""

    first: Finding
    places: tuple[str, ...]


def by_kind(findings: Iterable[Finding]) -> list[KindOfFinding]:
    """Return each thing that is wrong once, with all the places where it is, in the order of the file."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.what, []).append(finding)
    return [KindOfFinding(same[0], tuple(one.place[:100] for one in same)) for same in found.values()]


class Unsupported(DefinitionError):
    """A resource that is refused as a whole, with everything in it that is not supported."""

    def __init__(self, place: str, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        count = len(self.findings)
        super().__init__(
            place, f"is refused, {count} {'things are' if count > 1 else 'thing is'} not supported"
        )
