"""Addresses for signing in and for people."""

from django.urls import path

from accounts import views

urlpatterns = [
    path("", views.start, name="start"),
    path("inloggen/", views.sign_in, name="sign-in"),
    path("uitloggen/", views.sign_out, name="sign-out"),
    path("wachtwoord-kiezen/<uidb64>/<token>/", views.choose_password, name="choose-password"),
    path("taal/", views.language_set, name="language-set"),
    path("sessie/", views.session_state, name="session-state"),
    path("mensen/", views.people, name="people"),
    path("mensen/<int:membership_id>/beeindigen/", views.membership_end, name="membership-end"),
    path("healthz", views.health, name="health"),
]
