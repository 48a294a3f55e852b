"""Addresses of what leaves the site as data."""

from django.urls import path

from exports import views

urlpatterns = [
    path("kinderen/<uuid:child_id>/gegevens/", views.child_export, name="child-export"),
    path("kinderen/<uuid:child_id>/gegevens/bestand/", views.child_export_file, name="child-export-file"),
    path("gegevens/", views.export_list, name="export-list"),
    path("gegevens/<uuid:export_id>/bestand/", views.export_file, name="export-file"),
    path("gegevens/<uuid:export_id>/weg/", views.export_remove, name="export-remove"),
]
