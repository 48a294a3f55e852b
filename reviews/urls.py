"""Addresses of the actions of a child's team."""

from django.urls import include, path

from reviews import views

action_urls = [
    path("", views.action_list, name="action-list"),
    path("nieuw/", views.action_add, name="action-add"),
    path("<uuid:action_id>/", views.action_change, name="action-change"),
    path("<uuid:action_id>/verwijderen/", views.action_remove, name="action-remove"),
]
urlpatterns = [
    path("kinderen/<uuid:child_id>/acties/", include(action_urls)),
]
