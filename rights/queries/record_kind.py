"""One kind of record about a child, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, Model
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class RecordKind:
    """One kind of record about a child: where it is kept, how it leads to the child, what it is in plain words.

    `words` are the fields in someone's own words, in which others may be mentioned. What `is_apart` is shown
    on its own restricted pages only: it is destroyed with the rest, and handed over only when asked for apart.
    `only` narrows what is handed over, and what meets `waits` is not handed over yet; all of it is destroyed.
    """

    key: str
    model: type[Model]
    path: str
    title: Text
    meaning: Text
    words: tuple[str, ...] = ()
    is_apart: bool = False
    only: Mapping[str, object] = field(default_factory=dict)
    waits: Exists | None = None
