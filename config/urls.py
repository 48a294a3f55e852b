"""All addresses of the site: Dutch, not localised, with random ids instead of names."""

from django.urls import include, path

from config.requests import probes

urlpatterns = [
    path("", include("accounts.urls")),
    path("", include("background.urls")),
    path("", include("portfolio.urls")),
    path("", include("children.urls")),
    path("", include("lifecourse.urls")),
    path("", include("assessments.urls")),
    path("", include("reviews.urls")),
    path("", include("advice.urls")),
    path("", include("consents.urls")),
    path("", include("invitations.urls")),
    path("", include("meetings.urls")),
    path("", include("reminders.urls")),
    path("", include("logbook.urls")),
    path("", include("reliability.urls")),
    path("", include("exports.urls")),
    path("", include("rights.urls")),
    path("", include("reports.urls")),
    path("healthz", probes.health, name="health"),
    path("readyz", probes.ready, name="ready"),
]
handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
