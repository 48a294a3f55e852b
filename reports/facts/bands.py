"""Events, circumstances, resources and actions as bands on the time axis."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """How a resource was used over a part of its time, as a fact, and how it felt by the child's word."""

    first: datetime.date
    last: datetime.date | None
    use: str
    felt: str


@dataclass(frozen=True)
class Band:
    """An event on the time axis; `last` is None while it is going on, equal to `first` for one day.

    A resource has `parts`, in order and without holes; together they fill its band. `is_estimated` is about
    the first day.
    """

    kind: str
    title: str
    first: datetime.date
    last: datetime.date | None
    parts: tuple[Part, ...] = ()
    is_estimated: bool = False
    is_chronic: bool = False
