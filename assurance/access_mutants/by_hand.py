"""Rules that no pattern finds: the words they stand in, and the words without them, found by hand.

Each entry is what is removed, the words in the file (they must stand there once), and what comes instead.
"""

from collections.abc import Iterator

from assurance.access_mutants import words_of_children, words_of_people
from assurance.access_mutants.mutant import ROOT, Mutant

RULES = {**words_of_people.RULES, **words_of_children.RULES}


def hand_mutants() -> Iterator[Mutant]:
    """Yield every rule on the list, gone."""
    for path, rules in RULES.items():
        text = (ROOT / path).read_bytes()
        for what, words, instead in rules:
            name = f"{path} · {what}"
            count, start = text.count(words.encode()), text.find(words.encode())
            if count != 1:
                raise LookupError(f"{name}: the words stand {count} times in the file, not once: {words}")
            line = text[:start].count(b"\n") + 1
            end = start + len(words.encode())
            yield Mutant("by hand", name, path, line, words.strip(), start, end, instead)
