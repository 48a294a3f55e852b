"""The address of the choice about reminders."""

from django.urls import path

from reminders import views

urlpatterns = [path("mijn-account/herinneringen/", views.reminder_choice, name="reminder-choice")]
