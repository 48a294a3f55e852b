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
statement_urls = [
    path(f"{of_record}zienswijze/", view, name=name)
    for of_record, view, name in (
        ("observaties/<uuid:assessment_id>/", statements.form_statement_add, "assessment-statement"),
        ("gebeurtenissen/<uuid:event_id>/", statements.event_statement_add, "life-event-statement"),
        ("acties/<uuid:action_id>/", statements.action_statement_add, "action-statement"),
        ("acties/", statements.plan_statement_add, "plan-statement"),
        ("oordelen/<uuid:judgement_id>/", statements.judgement_statement_add, "judgement-statement"),
        ("verslagen/<uuid:minutes_id>/", statements.minutes_statement_add, "minutes-statement"),
        ("advies/<uuid:advice_id>/", statements.advice_statement_add, "advice-statement"),
    )
]
child_urls: list[URLPattern | URLResolver] = [
    path("rechten/", include(right_urls)),
    *statement_urls,
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
