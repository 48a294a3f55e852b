"""The order of names in a query, as Dutch readers expect it, on every PostgreSQL.

Not by an ICU collation: the PostgreSQL that `requirements-embedded.lock` installs is built without ICU.
"""

from typing import Any

from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Collate, Lower

from typed.rules.folding import APOSTROPHES

MARKS = f"[\u0300-\u036f{APOSTROPHES}]"
SAME = ("ŁłØøıĐđÐðĦħŦŧŊŋ", "llooiddddhhttnn")
PAIRS = {"Æ": "ae", "æ": "ae", "Œ": "oe", "œ": "oe", "Þ": "th", "þ": "th", "ß": "ss", "ẞ": "ss"}


def by_name(field: str) -> tuple[Any, F]:
    """Return what to order by: a name without accents, capitals and apostrophes, then the name as it stands."""
    plain: Any = Func(F(field), template="normalize(%(expressions)s, NFKD)", output_field=CharField())
    plain = Func(plain, Value(MARKS), Value(""), Value("g"), function="regexp_replace")
    plain = Func(plain, *map(Value, SAME), function="translate")
    for letter, letters in PAIRS.items():
        plain = Func(plain, Value(letter), Value(letters), function="replace")
    return Collate(Lower(plain, output_field=CharField()), "C").asc(), F(field)
