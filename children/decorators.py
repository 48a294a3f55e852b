"""The decorator of every view about one child: it finds the child, checks the permission, records the reading."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from accounts.access import Permissions
from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from accounts.rules.roles import CLOSED
from accounts.security.sessions import uncount
from audit.actions import record
from audit.occasion import note
from audit.queries import was_removed
from audit.rules.events import EventType
from audit.rules.kinds import PRACTICE
from children.models import Child
from children.models.retention import closed_on
from children.queries.child_access import reach_of, to_be_opened
from revisions.templatetags.post_form import FORM_KEY

View = Callable[..., HttpResponse]


def child_view(
    permission: Permission,
    *also: Permission,
    reads: EventType | None = None,
    back: str = "child-detail",
    anew: str = "",
) -> Callable[[View], View]:
    """Give the view its child, or answer 404 outside the user's teams and 403 inside them.

    All of the permissions are needed.

    With `reads`, showing the page is itself an event in the log, in the same transaction: no log, no
    view. Views without it only write, and their actions record that.

    `back` and `anew` name the pages for who posts to a record that a colleague removed meanwhile: where the others
    stand, and where the same fields are added as a new one.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @transaction.atomic
        def wrapped(request: Request, child_id: UUID, **kwargs: Any) -> HttpResponse:
            visible = to_be_opened(request.access, request.user)
            child = get_object_or_404(visible.select_related("team", "retention"), pk=child_id)
            reach = reach_of(child, request.access, request.user)
            if Permission.CHILD_VIEW not in reach.permissions:
                raise Http404
            request.reach = reach  # type: ignore[attr-defined]
            if reach.basis == PRACTICE:
                uncount(request.session, child.pk)
            held = reach.permissions - (CLOSED if closed_on(child) else frozenset())
            request.access = request.access.for_one_child(child.team_id, held)
            note(role=reach.role, organisation_id=str(child.organisation_id), basis=reach.basis)
            check_permissions({permission, *also}, held, reach.permissions)
            shown = reads
            try:
                response = view(request, child, **kwargs)
            except (ObjectDoesNotExist, Http404) as gone:  # thrown away by someone, maybe just now
                if request.method != "POST" or not was_removed(kwargs.values(), child_id=child.pk):
                    raise Http404 from gone
                response, shown = tell_gone(request, child, back, anew), EventType.CHILD_READ
            if shown is not None and response.content:  # a redirect or a refused method shows nothing
                record(shown, target=child, child_id=child.pk, by=request.user)
            return response

        wrapped.permission = permission  # type: ignore[attr-defined]
        wrapped.reads = reads  # type: ignore[attr-defined]
        wrapped.anew = anew  # type: ignore[attr-defined]
        return wrapped

    return decorate


def check_permissions(needed: set[Permission], held: Permissions, when_open: Permissions) -> None:
    """Raise `PermissionDenied` unless all that is needed is held; where only the file is closed, say so."""
    lacking = needed - held
    if lacking and lacking <= when_open:
        raise NotAllowed(_("This file is closed. It is read, and nothing is added to it."))
    if lacking:
        raise PermissionDenied


def tell_gone(request: Request, child: Child, back: str, anew: str) -> HttpResponse:
    """Say that what someone wanted to change was removed meanwhile, with what was typed and the ways on; status 410."""
    fields = typed_in(request)
    context = {
        "child": child,
        "texts": [text for _name, text in fields if len(text.split()) > 1],
        "fields": fields,
        "anew": address_of(anew, child) if anew and fields else "",
        "back": address_of(back, child) if back != "child-detail" else "",
    }
    return render(request, "children/record_gone.html", context, status=410)


def typed_in(request: Request) -> list[tuple[str, str]]:
    """Return what was filled in, without what the form carries by itself."""
    own = ("csrfmiddlewaretoken", FORM_KEY, "submit")
    return [
        (name, text)
        for name, texts in request.POST.lists()
        if name not in own and not name.startswith("seen")
        for text in texts
    ]


def address_of(page: str, child: Child) -> str:
    """Return the address of a page of this child, or of one that is about no child."""
    try:
        return reverse(page, args=[child.pk])
    except NoReverseMatch:
        return reverse(page)
