"""Addresses of consent and authority of a child, and of what the organisation keeps for it."""

from django.urls import include, path

from consents.views import birth_days, consents

child_urls = [
    path("", consents.consent_board, name="consent-board"),
    path("antwoorden/", consents.consent_child, name="consent-child"),
    path("antwoorden/<uuid:party_id>/", consents.consent_party, name="consent-party"),
    path("gezag/", consents.authority_add, name="authority-add"),
    path("gezag/<uuid:party_id>/", consents.authority_change, name="authority-change"),
]
urlpatterns = [
    path("geboortedag/", birth_days.birth_days, name="birth-days"),
    path("kinderen/<uuid:child_id>/toestemming/", include(child_urls)),
]
