"""Figures as they are kept: plain values that JSON can hold, and back again."""

import math
import types
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from reliability.rules.figures import StrengthFigures

Plain = Any  # what JSON holds


def packed(value: Any) -> Plain:
    """Return a value as JSON holds it; a number that is none (NaN, infinite) becomes None."""
    if is_dataclass(value):
        return {field.name: packed(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key: packed(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [packed(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if value is None or isinstance(value, (bool, str)):
        return value
    return int(value)


def unpacked(kind: Any, value: Plain) -> Any:
    """Return what `packed` was given, which was of this type."""
    arguments = get_args(kind)
    if get_origin(kind) in (Union, types.UnionType):
        [only] = [one for one in arguments if one is not type(None)]
        return None if value is None else unpacked(only, value)
    if get_origin(kind) is tuple:
        return tuple(unpacked(arguments[0], one) for one in value)
    if get_origin(kind) is dict:
        return {key: unpacked(arguments[1], one) for key, one in value.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{field.name: unpacked(hints[field.name], value[field.name]) for field in fields(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return value


def figures_in(stored: list[Plain]) -> list[StrengthFigures]:
    """Return the figures of every strength that were packed; raises KeyError or TypeError for those of another version."""
    return [unpacked(StrengthFigures, one) for one in stored]
