"""Addresses of the meetings of a team, of what is written in them about a child, and of closed minutes."""

from django.urls import URLPattern, URLResolver, include, path

from meetings.views import discussion, meetings, minutes

meeting_urls = [
    path("", meetings.meeting_detail, name="meeting-detail"),
    path("wijzigen/", meetings.meeting_change, name="meeting-change"),
    path("overleg.ics", meetings.meeting_calendar, name="meeting-calendar"),
    path("pauze/", discussion.meeting_pause, name="meeting-pause"),
    path("kinderen/<uuid:item_id>/verplaatsen/", meetings.meeting_move, name="meeting-move"),
]
line_urls = [
    path("", discussion.discussion_lines, name="discussion-lines"),
    path("nieuw/", discussion.line_add, name="line-add"),
    path("<uuid:line_id>/", discussion.line_change, name="line-change"),
    path("<uuid:line_id>/terugnemen/", discussion.line_remove, name="line-remove"),
    path("<uuid:line_id>/actie/", discussion.line_action, name="line-action"),
]
discussion_urls: list[URLPattern | URLResolver] = [
    path("regels/", include(line_urls)),
    path("evaluatie/", discussion.evaluation_change, name="evaluation-change"),
    path("afronden/", minutes.minutes_close, name="minutes-close"),
    path("verbeteren/", minutes.minutes_reopen, name="minutes-reopen"),
]
child_urls: list[URLPattern | URLResolver] = [
    path("overleg/<uuid:item_id>/", include(discussion_urls)),
    path("verslagen/", minutes.minutes_list, name="minutes-list"),
    path("verslagen/<uuid:minutes_id>/", minutes.minutes_read, name="minutes-read"),
]
urlpatterns = [
    path("overleg/", meetings.meeting_list, name="meeting-list"),
    path("overleg/teams/<uuid:team_id>/nieuw/", meetings.meeting_add, name="meeting-add"),
    path("overleg/<uuid:meeting_id>/", include(meeting_urls)),
    path("kinderen/<uuid:child_id>/", include(child_urls)),
]
