"""Addresses of profile, course and report of a child."""

from django.urls import URLPattern, URLResolver, include, path

from reports import judgement_views, palette_views, side_by_side_views, views

child_urls: list[URLPattern | URLResolver] = [
    path("profiel/", views.profile, name="profile"),
    path("verloop/", views.trajectory, name="trajectory"),
    path("vergelijken/", side_by_side_views.comparison, name="comparison"),
    path("verschillen/", side_by_side_views.difference_list, name="difference-list"),
    path("hoe-ging-het/", judgement_views.judgement_list, name="judgement-list"),
    path("hoe-ging-het/<uuid:event_id>/", judgement_views.judgement, name="judgement"),
    path("hoe-ging-het/<uuid:event_id>/nieuw/", judgement_views.judgement_add, name="judgement-add"),
    path("wat-hielp/", palette_views.coping_list, name="coping-list"),
    path("rapport/", views.report, name="report"),
    path("rapport.pdf", views.report_pdf, name="report-pdf"),
]
urlpatterns = [
    path("kinderen/<uuid:child_id>/", include(child_urls)),
]
