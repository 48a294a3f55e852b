"""Addresses of the advice of a behavioural scientist: the own work list, and what was asked about one child."""

from django.urls import include, path

from advice.views import asked, child

child_urls = [
    path("", child.advice_list, name="advice-list"),
    path("vragen/", child.advice_ask, name="advice-ask"),
    path("vragen/<uuid:asked_id>/", child.advice_give, name="advice-give"),
    path("<uuid:advice_id>/antwoord/", child.advice_answer, name="advice-answer"),
]
urlpatterns = [
    path("gevraagd-advies/", asked.advice_asked, name="advice-asked"),
    path("kinderen/<uuid:child_id>/advies/", include(child_urls)),
]
