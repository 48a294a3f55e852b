"""Meetings of a team: the list, one with what is ready, planning and changing it, its order, its calendar file."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import team_view
from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.models import Team
from accounts.rules.permissions import Permission
from audit.actions import record
from audit.rules.events import EventType
from meetings.actions import planning as actions
from meetings.decorators import meeting_view, planning_view
from meetings.exceptions import NotPlanned
from meetings.files import calendar_of
from meetings.forms.meeting import MeetingForm
from meetings.models import AgendaItem, Meeting
from meetings.queries.coming import meetings_for
from meetings.queries.minutes import minutes_in
from meetings.queries.planning import choosable, chosen_in, invitable, members_of, started_with
from meetings.queries.preparation import past_their_day, prepared
from meetings.words.preparation import child_choices, lines_of, people_choices
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in

PER_PAGE = 20  # of the meetings that are over


@team_view(Permission.MEETING_VIEW)
@require_GET
@transaction.atomic
def meeting_list(request: Request) -> HttpResponse:
    """Show the meetings of one's teams: those that come, then those that are over."""
    record(EventType.MEETINGS_READ, by=request.user)
    found, today = meetings_for(request.access), timezone.localdate()
    context = {
        "coming": found.coming(today),
        "page": Paginator(found.over(today), PER_PAGE).get_page(request.GET.get("pagina")),
        "teams": Team.objects.filter(pk__in=request.access.teams_where(Permission.MEETING_MANAGE)),
        "has_several_teams": len(request.access.teams_where(Permission.MEETING_VIEW)) > 1,
    }
    return render(request, "meetings/meeting_list.html", context)


@meeting_view(Permission.MEETING_VIEW)
@require_GET
def meeting_detail(request: Request, meeting: Meeting) -> HttpResponse:
    """Show one meeting: when, where, with whom, and what is ready for each child; the log names each child."""
    today = timezone.localdate()
    ready = prepared(meeting, access=request.access, user=request.user)
    late = past_their_day(meeting.team, today) if meeting.is_planned else []
    about: dict[object, None] = dict.fromkeys([row.child.pk for row in ready.rows])
    about |= dict.fromkeys(action.child_id for action in late)
    for child_id in about or [""]:
        record(EventType.MEETING_READ, target=meeting, child_id=child_id, by=request.user)
    context = {
        "meeting": meeting,
        "lines": lines_of(ready.rows, today, minutes_in(meeting)),
        "n_left": ready.n_left,
        "late": late,
        "invited": meeting.invited.order_by("full_name"),
        "can_manage": request.access.has(Permission.MEETING_MANAGE, meeting.team_id),
        "is_past": meeting.is_planned and meeting.meets_on < today,
    }
    return render(request, "meetings/meeting_detail.html", context)


@planning_view(Permission.MEETING_MANAGE)
@require_http_methods(["GET", "POST"])
def meeting_add(request: Request, team: Team) -> HttpResponse:
    """Plan a meeting of a team."""
    form = form_for(request, Meeting(team=team))
    if request.method == "POST" and form.is_valid():
        invited, children = form.chosen()
        made = form.save(commit=False)
        actions.add_meeting(meeting=made, invited=invited, children=children, by=request.user)
        messages.success(request, _("The meeting is planned. Below you see what is ready."))
        return redirect("meeting-detail", meeting_id=made.pk)
    record(EventType.CASELOAD_READ, by=request.user)
    return render(request, "meetings/meeting_form.html", {"form": form, "team": team, "meeting": None})


@meeting_view(Permission.MEETING_MANAGE)
@require_http_methods(["GET", "POST"])
def meeting_change(request: Request, meeting: Meeting) -> HttpResponse:
    """Change a meeting; a colleague's change in the meantime is told, not overwritten."""
    form = form_for(request, meeting)
    if request.method == "POST" and form.is_valid():
        try:
            change(request, form)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        else:
            messages.success(request, _("Saved."))
            return redirect("meeting-detail", meeting_id=meeting.pk)
    record(EventType.CASELOAD_READ, by=request.user)
    context = {"form": form, "team": meeting.team, "meeting": meeting}
    return render(request, "meetings/meeting_form.html", context)


def change(request: Request, form: MeetingForm) -> None:
    """Change a meeting as a valid form says."""
    invited, children = form.chosen()
    actions.change_meeting(
        meeting=form.save(commit=False),
        invited=invited,
        children=children,
        seen_revision=form.revision_seen,
        by=request.user,
    )


@meeting_view(Permission.MEETING_MANAGE)
@as_seen("meeting-detail", "meeting_id")
@require_POST
def meeting_move(request: Request, meeting: Meeting, item_id: UUID) -> HttpResponse:
    """Let a child change places with the one before or after it."""
    item: AgendaItem = get_object_or_404(AgendaItem, meeting=meeting, pk=item_id)
    seen, is_up = revision_in(request.POST.get("seen", "")), request.POST.get("way") == "up"
    try:
        actions.move_item(item=item, is_up=is_up, seen_revision=seen, by=request.user)
    except NotPlanned as refused:
        raise NotAllowed(_("This meeting is over. Its order stays as it was.")) from refused
    response = redirect("meeting-detail", meeting_id=meeting.pk)
    response["Location"] += f"#kind-{item.pk}"
    return response


@meeting_view(Permission.MEETING_VIEW)
@require_GET
def meeting_calendar(request: Request, meeting: Meeting) -> HttpResponse:
    """Send the meeting as a file for a calendar; no child is named in it."""
    record(EventType.MEETING_EXPORTED, target=meeting, by=request.user)
    name = f"overleg-{meeting.meets_on:%Y-%m-%d}.ics"
    return HttpResponse(
        calendar_of(meeting, timezone.now()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def form_for(request: Request, meeting: Meeting) -> MeetingForm:
    """Return the form, filled with what was posted."""
    posted = request.POST if request.method == "POST" else None
    today = timezone.localdate()
    rows = choosable(meeting, access=request.access, user=request.user, today=today)
    members, people = set(members_of(meeting.team)), list(invitable(meeting))
    return MeetingForm(
        posted,
        instance=meeting,
        today=today,
        children=child_choices(rows),
        members=people_choices(person for person in people if person in members),
        others=people_choices(person for person in people if person not in members),
        initial=started_with(meeting.team, members, rows) if meeting._state.adding else chosen_in(meeting),
    )
