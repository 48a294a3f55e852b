"""Addresses of the queue."""

from django.urls import path

from background import views

urlpatterns = [
    path("achtergrondwerk/", views.queue, name="queue"),
    path("achtergrondwerk/<int:job_id>/opnieuw/", views.job_retry, name="job-retry"),
]
