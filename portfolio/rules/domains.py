"""The four domains and two loci of the resilience portfolio model: its fixed part.

Source: Grych, Hamby and Banyard 2015 (doi 10.1037/a0039671). The physical environment comes from the revision by
Banyard et al. 2025, known here through §2.1 of the Dutch review article only (`docs/explanation/rules.md`).
The names on screen are content, like the texts of an instrument.
"""

from dataclasses import dataclass
from typing import Literal, get_args

DomainKey = Literal["regulatory", "interpersonal", "meaning", "environment"]
Locus = Literal["internal", "external"]


@dataclass(frozen=True)
class Text:
    """A text in both languages of the product."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in this language; Dutch for any language but English."""
        return self.en if language.startswith("en") else self.nl


@dataclass(frozen=True)
class Domain:
    """One of the four domains; `key` also names its colour token and its symbol in the style sheets."""

    key: DomainKey
    name: Text
    meaning: Text


DOMAINS = (
    Domain(
        "regulatory",
        Text("Regulerende krachten", "Regulatory strengths"),
        Text(
            "Sturen van spanning, gevoelens, gedachten en gedrag",
            "Steering tension, feelings, thoughts and behaviour",
        ),
    ),
    Domain(
        "interpersonal",
        Text("(Inter)persoonlijke krachten", "(Inter)personal strengths"),
        Text("Goede band met anderen en met zichzelf", "Good relations with others and with oneself"),
    ),
    Domain(
        "meaning",
        Text("Betekenisgevende krachten", "Meaning-making strengths"),
        Text("Wat het leven zin en samenhang geeft", "What gives life sense and coherence"),
    ),
    Domain(
        "environment",
        Text("Omgevingskrachten", "Environmental strengths"),
        Text("Huis, buurt, natuur en voorzieningen", "Home, neighbourhood, nature and amenities"),
    ),
)
LOCI: tuple[Locus, ...] = get_args(Locus)
DOMAIN_KEYS: tuple[DomainKey, ...] = get_args(DomainKey)
CELLS = tuple((domain.key, locus) for domain in DOMAINS for locus in LOCI)
LOCUS_NAMES = {
    "internal": Text("In het kind", "In the child"),
    "external": Text("Om het kind heen", "Around the child"),
}
