"""Addresses of the log: that of one child, and the monthly look at that of an organisation."""

from django.urls import include, path

from logbook.views import child, lines, month

month_urls = [
    path("", month.log_list, name="log-list"),
    path("regels/", lines.log_lines, name="log-lines"),
    path("<int:year>/<int:month>/", month.log_month, name="log-month"),
    path("<int:year>/<int:month>/beginnen/", month.log_start, name="log-start"),
    path("<int:year>/<int:month>/aftekenen/", month.log_sign, name="log-sign"),
    path("<int:year>/<int:month>/<int:number>/", month.log_line, name="log-line"),
]
urlpatterns = [
    path("kinderen/<uuid:child_id>/inzage/", child.child_log, name="child-log"),
    path("kinderen/<uuid:child_id>/inzage.csv", child.child_log_file, name="child-log-file"),
    path("logboek/", include(month_urls)),
]
