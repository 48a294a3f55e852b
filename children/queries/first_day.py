"""The first day of which anything about a child is noted, whatever it is."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import DateField, DateTimeField, Min, Model

from children.models import Child


def first_day_about(child: Child) -> datetime.date | None:
    """Return the first day in any record of a child, or in what hangs on one; None when there is none.

    Finds the records by their foreign keys, so that those of a new app are among them. One query per model.
    """
    found: list[datetime.date] = []
    for model, path in [*pointing_at(Child, ""), *deeper()]:
        names = days_of(model)
        if names:
            mins = model._default_manager.filter(**{path: child.pk}).order_by().aggregate(*map(Min, names))
            found += filter(None, mins.values())
    return min(found, default=None)


def pointing_at(model: type[Model], onward: str) -> Iterator[tuple[type[Model], str]]:
    """Yield the models with a foreign key to a model, with the path by which they lead to a child."""
    for relation in model._meta.related_objects:
        other: Any = relation.related_model
        if other is not model:
            yield other, f"{relation.field.name}{onward}"


def deeper() -> Iterator[tuple[type[Model], str]]:
    """Yield the models that lead to a child by way of another record only."""
    direct = list(pointing_at(Child, ""))
    known = {model for model, _path in direct}
    for model, path in direct:
        yield from (one for one in pointing_at(model, f"__{path}") if one[0] not in known)


def days_of(model: type[Model]) -> list[str]:
    """Return the fields of a model that hold a day."""
    fields = model._meta.concrete_fields
    return [f.name for f in fields if isinstance(f, DateField) and not isinstance(f, DateTimeField)]
