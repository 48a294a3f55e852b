"""Addresses of profile, course, report and rights of a child."""

from django.urls import URLPattern, URLResolver, include, path

from reports import (
    erasure_views,
    judgement_views,
    overview_views,
    palette_views,
    rights_views,
    side_by_side_views,
    views,
)

right_urls = [
    path("", rights_views.right_list, name="right-list"),
    path("inzage/", rights_views.archive_make, name="archive-make"),
    path("inzage/<uuid:archive_id>.zip", rights_views.archive_file_get, name="archive-file"),
    path("wissen/", erasure_views.erasure_ask, name="erasure-ask"),
    path("wissen/<uuid:request_id>/", erasure_views.erasure_decide, name="erasure-decide"),
    path("wissen/<uuid:request_id>/goedkeuren/", erasure_views.erasure_approve, name="erasure-approve"),
    path("bewaren/", erasure_views.retention_change, name="retention-change"),
    path("vernietigen/", erasure_views.destruction_propose, name="destruction-propose"),
]
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
    path("rechten/", include(right_urls)),
]
urlpatterns = [
    path("kinderen/<uuid:child_id>/", include(child_urls)),
    path("rechten/", overview_views.right_overview, name="right-overview"),
    path("rechten/vernietigd/<uuid:erasure_id>.pdf", overview_views.certificate, name="certificate"),
    path("bewaartermijnen/", overview_views.retention_terms, name="retention-terms"),
]
