"""What is not taken in, and why: one sentence, or a list of places."""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.reading import DefinitionError


@dataclass(frozen=True)
class Finding:
    """One thing that is not supported, and where: a linkId, or the name of the whole."""

    place: str
    what: str
    is_malformed: bool = False  # no FHIR at all, so that what lies inside cannot be judged

    def __str__(self) -> str:
        return f"{self.place[:100]}: {self.what[:300]}"


class Unsupported(DefinitionError):
    """A resource that is refused as a whole, with everything in it that is not supported."""

    def __init__(self, place: str, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        count = len(self.findings)
        super().__init__(
            place, f"is refused, {count} {'things are' if count > 1 else 'thing is'} not supported"
        )
