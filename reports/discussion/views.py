"""The page on which a child is discussed: on the big screen of a room, and on each own screen."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.decorators import child_view
from meetings.decorators import item_view
from meetings.form_parts.line import NewLineForm
from meetings.models import AgendaItem
from meetings.queries.discussion import discussion_of
from paper.page_slots import one_of_few
from reports.discussion.page import discussion_page
from reports.queries.forms import readings_of


@one_of_few
@child_view(Permission.MEETING_VIEW, Permission.PROFILE_VIEW, reads=EventType.DISCUSSION_READ)
@require_GET
@item_view
def discussion(request: Request, item: AgendaItem) -> HttpResponse:
    """Show one child of one meeting: the picture, what changed, and what is written now."""
    shown = discussion_of(item, request.user)
    may = {
        name: request.access.has(permission, item.child.team_id)
        for name, permission in (
            ("write", Permission.DISCUSSION_WRITE),
            ("close", Permission.MINUTES_CLOSE),
            ("judge", Permission.JUDGEMENT_WRITE),
            ("answer", Permission.ADVICE_ANSWER),
        )
    }
    today = timezone.localdate()
    can_write = shown.is_open and may["write"]
    context = {
        "child": item.child,
        "age": item.child.age_on(today),
        "item": item,
        "shown": shown,
        "page": discussion_page(item, readings_of(item.child), request.access, today),
        "can_write": can_write,
        "line_form": NewLineForm(item=item, box=request.GET.get("vak", "")) if can_write else None,
        "can_close": shown.is_open and may["close"] and item.meeting.meets_on <= today,
        "can_judge": may["judge"],
        "can_answer": may["answer"],
    }
    return render(request, "reports/discussion/discussion.html", context)
