"""Addresses of profile, course and report of a child."""

from django.urls import include, path

from reports import views

child_urls = [
    path("profiel/", views.profile, name="profile"),
    path("verloop/", views.trajectory, name="trajectory"),
    path("rapport/", views.report, name="report"),
    path("rapport.pdf", views.report_pdf, name="report-pdf"),
]
urlpatterns = [path("kinderen/<uuid:child_id>/", include(child_urls))]
