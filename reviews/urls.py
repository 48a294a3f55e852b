"""Addresses of the plan of a child: the family's own plan, goals and actions."""

from django.urls import include, path

from reviews.views import actions, family_plans, goals

action_urls = [
    path("", actions.action_list, name="action-list"),
    path("nieuw/", actions.action_add, name="action-add"),
    path("<uuid:action_id>/", actions.action_change, name="action-change"),
    path("<uuid:action_id>/verwijderen/", actions.action_remove, name="action-remove"),
]
goal_urls = [
    path("nieuw/", goals.goal_add, name="goal-add"),
    path("<uuid:goal_id>/", goals.goal_change, name="goal-change"),
    path("<uuid:goal_id>/verwijderen/", goals.goal_remove, name="goal-remove"),
    path("<uuid:goal_id>/stap/", goals.goal_score, name="goal-score"),
    path("<uuid:goal_id>/stap/<uuid:score_id>/", goals.goal_score_remove, name="goal-score-remove"),
]
urlpatterns = [
    path("kinderen/<uuid:child_id>/acties/", include(action_urls)),
    path("kinderen/<uuid:child_id>/doelen/", include(goal_urls)),
    path("kinderen/<uuid:child_id>/eigen-plan/", family_plans.family_plan_add, name="family-plan-add"),
]
