"""How much an export tells of who is in it, and in which format."""

import hashlib
import hmac
from dataclasses import dataclass, field
from enum import StrEnum
from secrets import token_bytes
from uuid import UUID

LEAST_CHILDREN = 5  # of a team or organisation under pseudonyms: among fewer a code hides nobody


class Contents(StrEnum):
    """What goes along; each holds all that the one before it holds."""

    PSEUDONYM = "pseudonym"  # codes, years of age, days since the first observation
    NAMED = "named"  # first name, own number, days; nobody else is named
    WORDS = "words"  # and what was written as an example or a reason


class Format(StrEnum):
    """The formats."""

    CSV = "csv"
    XLSX = "xlsx"
    FHIR = "fhir"


class Kind(StrEnum):
    """What a code stands for; its letter begins the code."""

    CHILD = "J"
    TEAM = "T"
    FORM = "F"
    PERSON = "W"


@dataclass(frozen=True)
class Naming:
    """What may be said of whom in one export, and the codes in it.

    The key is drawn for one export and kept nowhere: in it someone always has the same code, in the next another
    one, and no code leads back to a person or to another file. `unnamed` are teams that have none, too small to.
    """

    contents: Contents
    key: bytes = field(default_factory=lambda: token_bytes(32), repr=False)
    unnamed: frozenset[str] = frozenset()

    @property
    def is_named(self) -> bool:
        """Whether the child is named."""
        return self.contents is not Contents.PSEUDONYM

    @property
    def has_words(self) -> bool:
        """Whether what someone wrote goes along."""
        return self.contents is Contents.WORDS

    def code(self, kind: Kind, key: str) -> str:
        """Return the code of someone or something."""
        return f"{kind}-{self.digest(kind, key).hex()[:12]}"

    def uuid(self, kind: Kind, key: str) -> str:
        """Return an id in the place of another one; the same one where the child is named."""
        return key if self.is_named else str(UUID(bytes=self.digest(kind, key)[:16], version=4))

    def digest(self, kind: Kind, key: str) -> bytes:
        """Return what nobody can lead back without the key."""
        return hmac.digest(self.key, f"{kind}:{key}".encode(), hashlib.sha256)
