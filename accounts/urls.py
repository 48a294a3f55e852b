"""Addresses for signing in and for people."""

from django.urls import path

from accounts.views import people, sign_in, site

urlpatterns = [
    path("", site.start, name="start"),
    path("inloggen/", sign_in.sign_in, name="sign-in"),
    path("uitloggen/", sign_in.sign_out, name="sign-out"),
    path("wachtwoord-kiezen/<uidb64>/<token>/", sign_in.choose_password, name="choose-password"),
    path("taal/", site.language_set, name="language-set"),
    path("sessie/", site.session_state, name="session-state"),
    path("mensen/", people.people, name="people"),
    path("mensen/<int:membership_id>/beeindigen/", people.membership_end, name="membership-end"),
    path("healthz", site.health, name="health"),
]
