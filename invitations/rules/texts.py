"""What the pages of an invitation say, to a child (je) and to a grown-up (u), in each language.

Texts are data: a language is one more column, and a test counts the words of every sentence. Between braces stand
`child`, `who` (asks), `team`, `until` (a day), `since` (a day), `minutes`, `n` and `of`.
"""

from collections.abc import Mapping

from invitations.rules.readers import TO_CHILD, TO_GROWN_UP
from invitations.rules.texts_to_answer import TO_ANSWER
from invitations.rules.texts_to_end import TO_END

__all__ = ["TEXTS", "TO_CHILD", "TO_GROWN_UP", "spoken"]
TEXTS = {**TO_ANSWER, **TO_END}


def spoken(to: str, language: str, about: Mapping[str, object]) -> dict[str, str]:
    """Return all texts for a child or a grown-up in one language, with what stands between braces filled in.

    What is not known of an invitation (`about`) leaves its texts out.
    """
    found = {}
    for name, by_reader in TEXTS.items():
        try:
            found[name] = by_reader[to].in_language(language).format_map(about)
        except KeyError:
            continue
    return found
