"""Addresses of the meetings of a team."""

from django.urls import include, path

from meetings import views

meeting_urls = [
    path("", views.meeting_detail, name="meeting-detail"),
    path("wijzigen/", views.meeting_change, name="meeting-change"),
    path("overleg.ics", views.meeting_calendar, name="meeting-calendar"),
    path("kinderen/<uuid:item_id>/verplaatsen/", views.meeting_move, name="meeting-move"),
]
urlpatterns = [
    path("overleg/", views.meeting_list, name="meeting-list"),
    path("overleg/teams/<uuid:team_id>/nieuw/", views.meeting_add, name="meeting-add"),
    path("overleg/<uuid:meeting_id>/", include(meeting_urls)),
]
