"""What is known of a form that was carried out before, for who sends it once more with other content."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from audit.models import AuditEvent
from audit.occasion import current
from audit.rules.events import Action
from children.models import Child
from children.queries.child_access import to_be_opened

CHANGES = (Action.CREATE.value, Action.UPDATE.value)


class Made(NamedTuple):
    """The record that a form made or changed last, as the log has it."""

    action: str
    object_type: str
    object_id: str


def made_now() -> Made | None:
    """Return what the request at hand made or changed; None when the log has nothing of it. One query."""
    events = AuditEvent.objects.filter(request_id=current().request_id, action__in=CHANGES)
    last = events.order_by("id").last() if current().request_id else None
    return Made(last.action, last.object_type, last.object_id) if last else None


def changes_what_was_seen(made: Made | None, names: list[str]) -> bool:
    """Say whether a form changed a record and carries which version of it was seen.

    Its view may run once more then: it shows both versions, and overwrites nothing.
    """
    is_seen = any(name.rpartition("-")[2] in ("seen", "revision", "seen_revision") for name in names)
    return made is not None and made.action == Action.UPDATE.value and is_seen


def child_of(request: HttpRequest) -> Child | None:
    """Return the child that an address is about, for who reaches it still."""
    child_id = request.resolver_match.kwargs.get("child_id") if request.resolver_match else None
    if child_id is None:
        return None
    access: Any = request.access  # type: ignore[attr-defined]
    return to_be_opened(access, request.user).filter(pk=child_id).first()  # type: ignore[arg-type]


def change_address(request: HttpRequest, made: Made | None) -> str:
    """Return where the record that a form made is changed with the same fields; empty where there is no such page."""
    at = request.resolver_match
    if made is None or at is None or made.action != Action.CREATE.value:
        return ""
    page, key = change_pages().get(at.view_name or "", ("", ""))
    return reverse(page, kwargs={**at.kwargs, key: made.object_id}) if page else ""


@cache
def change_pages() -> dict[str, tuple[str, str]]:
    """Return, by the page that adds a record, the page that changes one and the part of its address with the key."""
    found = {}
    for pattern in patterns(get_resolver()):
        if adds := getattr(pattern.callback, "anew", ""):
            (key,) = pattern.pattern.converters.keys() - {"child_id"}
            found[adds] = (str(pattern.name), key)
    return found


def patterns(within: URLResolver) -> Iterator[URLPattern]:
    """Yield all addresses of the site."""
    for one in within.url_patterns:
        yield from patterns(one) if isinstance(one, URLResolver) else [one]
