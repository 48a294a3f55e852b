"""Addresses of the reliability of instruments."""

from django.urls import path

from reliability import views

urlpatterns = [
    path("betrouwbaarheid/", views.reliability_list, name="reliability-list"),
    path("betrouwbaarheid/<uuid:version_id>/", views.reliability_detail, name="reliability-detail"),
    path("betrouwbaarheid/<uuid:version_id>/aan/", views.reliability_on, name="reliability-on"),
    path("betrouwbaarheid/<uuid:version_id>/uit/", views.reliability_off, name="reliability-off"),
    path("betrouwbaarheid/<uuid:version_id>/opnieuw/", views.reliability_compute, name="reliability-compute"),
    path(
        "betrouwbaarheid/<uuid:version_id>/<str:element>/<slug:table>.csv",
        views.reliability_table,
        name="reliability-table",
    ),
]
