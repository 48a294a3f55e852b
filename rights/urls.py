"""Addresses of the rights of a child and its parents: statements, everything in one file, destruction, retention."""

from django.urls import URLPattern, URLResolver, include, path

from rights.views import erasures, overview, practice, rights, statements

right_urls: list[URLPattern | URLResolver] = [
    path("", rights.right_list, name="right-list"),
    path("inzage/", rights.archive_make, name="archive-make"),
    path("inzage/<uuid:archive_id>.zip", rights.archive_file_get, name="archive-file"),
    path("wissen/", erasures.erasure_ask, name="erasure-ask"),
    path("wissen/<uuid:request_id>/", erasures.erasure_decide, name="erasure-decide"),
    path("wissen/<uuid:request_id>/goedkeuren/", erasures.erasure_approve, name="erasure-approve"),
    path("bewaren/", erasures.retention_change, name="retention-change"),
    path("vernietigen/", erasures.destruction_propose, name="destruction-propose"),
]
child_urls: list[URLPattern | URLResolver] = [
    path("rechten/", include(right_urls)),
    path(
        "observaties/<uuid:assessment_id>/zienswijze/",
        statements.form_statement_add,
        name="assessment-statement",
    ),
    path(
        "gebeurtenissen/<uuid:event_id>/zienswijze/",
        statements.event_statement_add,
        name="life-event-statement",
    ),
]
urlpatterns = [
    path("kinderen/<uuid:child_id>/", include(child_urls)),
    path("rechten/", overview.right_overview, name="right-overview"),
    path("rechten/vernietigd/<uuid:erasure_id>.pdf", overview.certificate, name="certificate"),
    path("oefenen/", practice.practice_start, name="practice-start"),
    path("oefenen/opnieuw/", practice.practice_renew, name="practice-renew"),
    path("oefenen/weghalen/", practice.practice_clear, name="practice-clear"),
    path("bewaartermijnen/", overview.retention_terms, name="retention-terms"),
]
