"""What the pages of an invitation say, to a child (je) and to a grown-up (u), in each language.

Texts are data: other languages than these two are files (`fixtures/languages`), and a test counts the words of every
sentence. Between braces stand `child`, `called` (who is asked), `who` (asks), `until` and `since` (days), `minutes`,
`phone` (of the team), `n` and `of`.
"""

from collections.abc import Callable, Mapping

from invitations.rules.readers import TO_CHILD, TO_GROWN_UP
from invitations.rules.texts_of_letter import ON_LETTER
from invitations.rules.texts_to_answer import TO_ANSWER
from invitations.rules.texts_to_end import TO_END
from portfolio.rules.domains import Text

__all__ = ["ON_LETTER", "TEXTS", "TO_CHILD", "TO_GROWN_UP", "spoken"]
TEXTS = {**TO_ANSWER, **TO_END}


def spoken(
    to: str,
    about: Mapping[str, object],
    in_words: Callable[[Text], str],
    texts: Mapping[str, Mapping[str, Text]] = TEXTS,
) -> dict[str, str]:
    """Return the texts for a child or a grown-up, with what stands between braces filled in.

    `in_words` gives a text in the language of the reader. What is not known of an invitation (`about`) leaves its
    texts out.
    """
    found = {}
    for name, by_reader in texts.items():
        try:
            found[name] = in_words(by_reader[to]).format_map(about)
        except KeyError:
            continue
    return found
