"""How a view says that posting to it twice does no harm, and what it answers to who was second."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from revisions.exceptions import SeenOtherwise

View = TypeVar("View", bound=Callable[..., object])
Answering = Callable[..., HttpResponse]


def changes_no_record(view: View) -> View:
    """Let a view be posted to without a key: it changes nothing but the session of who posts."""
    view.changes_no_record = True  # type: ignore[attr-defined]
    return view


def as_seen(back: str, *keeping: str) -> Callable[[Answering], Answering]:
    """Let a button do nothing when someone was first: say so, and go to the page `back` to look again.

    The address of that page has of this one what `keeping` names: parts of the address by their name.
    """

    def decorate(view: Answering) -> Answering:
        @wraps(view)
        def wrapped(request: HttpRequest, *arguments: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *arguments, **kwargs)
            except SeenOtherwise:
                messages.warning(
                    request, _("A colleague changed this meanwhile. Nothing was done; look again.")
                )
                found = request.resolver_match.kwargs if request.resolver_match else {}
                return redirect(back, **{name: found[name] for name in keeping})

        return wrapped

    return decorate


def just_before(request: HttpRequest, back: str, **where: Any) -> HttpResponse:
    """Say that a colleague did the same a moment ago, and go to the page `back`."""
    messages.info(request, _("A colleague did this just before you."))
    return redirect(back, **where)
