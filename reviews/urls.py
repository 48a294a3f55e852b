"""Addresses of the actions of a child's team."""

from django.urls import include, path

from reviews.views import actions

action_urls = [
    path("", actions.action_list, name="action-list"),
    path("nieuw/", actions.action_add, name="action-add"),
    path("<uuid:action_id>/", actions.action_change, name="action-change"),
    path("<uuid:action_id>/verwijderen/", actions.action_remove, name="action-remove"),
]
urlpatterns = [
    path("kinderen/<uuid:child_id>/acties/", include(action_urls)),
]
