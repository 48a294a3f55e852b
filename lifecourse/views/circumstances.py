"""What presses on the child and its family: the whole list on one page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from lifecourse.actions.circumstances import save_circumstances
from lifecourse.forms.circumstances import CheckList
from revisions.exceptions import SeenOtherwise


@child_view(Permission.LIFE_EVENT_WRITE, reads=EventType.LIFE_EVENTS_READ)
@require_http_methods(["GET", "POST"])
def circumstance_check(request: Request, child: Child) -> HttpResponse:
    """Fill in the list in one post; a colleague's change in the meantime is shown at its row."""
    posted = request.POST if request.method == "POST" else None
    check_list = CheckList(child=child, today=timezone.localdate(), data=posted)
    if posted is not None and check_list.is_valid():
        try:
            save_circumstances(child=child, rows=check_list.changed_rows(), by=request.user)
        except SeenOtherwise as otherwise:
            check_list.tell_otherwise(otherwise.current)
        else:
            messages.success(request, _("Saved."))
            return redirect("life-event-list", child_id=child.pk)
    context = {"check_list": check_list, "head": head_of(request, child)}
    return render(request, "lifecourse/circumstance_check.html", context)
