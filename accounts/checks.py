"""The server refuses to start when a view does not say who may use it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver


def every_pattern(entries: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Yield all URL patterns, however deep they are included."""
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from every_pattern(entry.url_patterns)
        else:
            yield entry


@register()
def every_view_declares_its_permission(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Return an error for each view without a `permission` attribute."""
    return [
        Error(
            f"The view of {pattern.pattern!s} does not declare its permission.",
            hint="Decorate it with public, signed_in, organisation_view or child_view.",
            id="accounts.E001",
        )
        for pattern in every_pattern(get_resolver().url_patterns)
        if not hasattr(pattern.callback, "permission")
    ]
