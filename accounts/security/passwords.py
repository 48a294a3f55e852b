"""Words that are guessed first here, because everyone who works here knows them."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User

WORDS = (
    *(
        "veerkrachtportfolio",
        "veerkracht",
        "portfolio",
        "resilience",
        "observatie",
        "waarnemer",
        "begeleider",
    ),
    *(
        "jeugdzorg",
        "jeugdhulp",
        "jeugdwet",
        "pleegzorg",
        "gezinshuis",
        "kinderen",
        "coordinator",
        "professional",
    ),
    *("wachtwoord", "password", "welkom", "welcome", "inloggen", "geheim", "admin", "beheerder"),
)
REST = 8  # signs that have to be left when these words are taken away


class KnownWordValidator:
    """Refuses a password that is little more than words of the product, of the work or of the own organisation."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise `ValidationError` when hardly anything is left beside those words."""
        rest = password.casefold()
        for word in sorted({*WORDS, *words_of(user)}, key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(rest) < min(REST, len(password)):
            raise ValidationError(self.get_help_text(), code="password_known_words")

    def get_help_text(self) -> str:
        """Say what is refused."""
        return _(
            "Take more than a word that colleagues know, such as the name of the organisation or of this site."
        )


def words_of(user: User | None) -> Iterable[str]:
    """Return the words in the names of the organisations and teams that someone works for."""
    if user is None or not user.pk:
        return ()
    found: Any = user.memberships.values_list("organisation__name", "team__name")
    names = (name for row in found for name in row if name)
    return {word for name in names for word in name.casefold().split() if len(word) > 3}
