"""How names and numbers are compared, searched and sorted: without what people type in different ways."""

from unicodedata import category, combining, normalize

from typed.rules.tidying import is_visible

# Letters that Unicode does not take apart, as people without them on the keyboard type them.
LETTERS = str.maketrans(
    {
        **dict(zip("łøıđðħŧŋəɛɔ", "loiddhtneeo", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ß": "ss",
    }
)
APOSTROPHES = "'’‘\u02bc\u02bb\u02be\u02bf`\u00b4\u2032"
WITHOUT_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, ""))


def folded(text: str) -> str:
    """Return a text to search and sort by: no accents, capitals or apostrophes, a space for a hyphen."""
    plain = normalize("NFKD", text.translate(WITHOUT_APOSTROPHES)).translate(WITHOUT_APOSTROPHES)
    seen = "".join(
        " " if is_hyphen(one) else one
        for one in plain
        if not combining(one) and (is_visible(one) or one.isspace())
    )
    return " ".join(seen.casefold().translate(LETTERS).split())


def is_found(search: str, text: str) -> bool:
    """Say whether each word of a search stands in a text; `janpeter` is found in `Jan-Peter`."""
    where = folded(text)
    joined = where.replace(" ", "")
    return all(word in where or word in joined for word in folded(search).split())


def number_key(number: str) -> str:
    """Return what makes a number of a child the same number: no case, no space, nothing invisible, one hyphen."""
    plain = normalize("NFKC", normalize("NFKC", number).casefold())
    seen = "".join("-" if is_hyphen(one) else one for one in plain if is_visible(one))
    return normalize("NFKC", seen)


def is_hyphen(character: str) -> bool:
    """Say whether a character joins words as a hyphen does."""
    return category(character) == "Pd" or character == "\u2212"
