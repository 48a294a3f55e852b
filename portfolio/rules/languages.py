"""A language besides Dutch and English: the texts for who is asked by a link, each beside its Dutch. Pure."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

Direction = Literal["ltr", "rtl"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)


NUMBER = re.compile(r"\+?\d[\d -]*\d")


def in_order(text: str) -> str:
    """Keep each number to itself: between Arabic words the two halves of 0800-0432 would change places."""
    return NUMBER.sub(lambda found: f"\u2066{found[0]}\u2069", text)


@dataclass(frozen=True)
class Language:
    """One language: its code (BCP 47), its own name, where its lines begin, and its texts by the Dutch one.

    The Dutch text is the key, so a Dutch text that changes has no translation until somebody writes one.
    """

    code: str
    name: str
    direction: Direction
    texts: Mapping[str, str]

    @cached_property
    def digest(self) -> str:
        """What an approval holds for: another digest (SHA-256, hex) as soon as one text changes."""
        content = json.dumps(sorted(self.texts.items()), ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()

    def has_all(self, dutch: Iterable[str]) -> bool:
        """Say whether each of these Dutch texts has a translation."""
        return all(text in self.texts for text in dutch if text)
