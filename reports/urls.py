"""Addresses of profile, course, report and log of a child, of the reliability of instruments, and of the log."""

from django.urls import include, path

from reports import judgement_views, palette_views, reliability_views, side_by_side_views, views
from reports.log import child_views, month_views

child_urls = [
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
    path("inzage/", child_views.child_log, name="child-log"),
    path("inzage.csv", child_views.child_log_file, name="child-log-file"),
]
reliability_urls = [
    path("", reliability_views.reliability_list, name="reliability-list"),
    path("<uuid:version_id>/", reliability_views.reliability_detail, name="reliability-detail"),
    path("<uuid:version_id>/aan/", reliability_views.reliability_on, name="reliability-on"),
    path("<uuid:version_id>/uit/", reliability_views.reliability_off, name="reliability-off"),
    path(
        "<uuid:version_id>/<str:element>/<slug:table>.csv",
        reliability_views.reliability_table,
        name="reliability-table",
    ),
]
log_urls = [
    path("", month_views.log_list, name="log-list"),
    path("<int:year>/<int:month>/", month_views.log_month, name="log-month"),
    path("<int:year>/<int:month>/beginnen/", month_views.log_start, name="log-start"),
    path("<int:year>/<int:month>/aftekenen/", month_views.log_sign, name="log-sign"),
    path("<int:year>/<int:month>/<int:number>/", month_views.log_line, name="log-line"),
]
urlpatterns = [
    path("kinderen/<uuid:child_id>/", include(child_urls)),
    path("betrouwbaarheid/", include(reliability_urls)),
    path("logboek/", include(log_urls)),
]
