"""Addresses of the list of children and of their observation forms."""

from django.urls import URLPattern, URLResolver, include, path

from assessments.views import (
    answer_files,
    asked,
    assessments,
    caseload,
    left_drafts,
    observation,
    preview,
    safety,
    signed,
    withdrawals,
)

assessment_urls: list[URLPattern | URLResolver] = [
    path("", assessments.assessment_list, name="assessment-list"),
    path("nieuw/", assessments.assessment_start, name="assessment-start"),
    path("overnemen/", answer_files.assessment_import, name="assessment-import"),
    path("vragen/", asked.request_add, name="request-add"),
    path("gevraagd/", asked.request_list, name="request-list"),
    path("gevraagd/<uuid:question_id>/lukt-niet/", asked.request_decline, name="request-decline"),
    path("gevraagd/<uuid:question_id>/stoppen/", asked.request_stop, name="request-stop"),
    path("gevraagd/<uuid:question_id>/doorgeven/", asked.request_pass_on, name="request-pass-on"),
    path("<uuid:assessment_id>/", assessments.assessment_read, name="assessment-read"),
    path("gestopt/<uuid:moment_id>/", observation.assessment_stopped, name="assessment-stopped"),
    path("<uuid:assessment_id>/klaar/", signed.assessment_done, name="assessment-done"),
    path("<uuid:assessment_id>/antwoorden.json", answer_files.assessment_export, name="assessment-export"),
    path("<uuid:assessment_id>/kader/", assessments.assessment_frame, name="assessment-frame"),
    path("<uuid:assessment_id>/pagina/<int:number>/", observation.assessment_fill, name="assessment-fill"),
    path("<uuid:assessment_id>/antwoorden/<slug:item_key>/", observation.answer_save, name="answer-save"),
    path("<uuid:assessment_id>/nalezen/", observation.assessment_check, name="assessment-check"),
    path("<uuid:assessment_id>/weggooien/", assessments.assessment_discard, name="assessment-discard"),
    path("<uuid:assessment_id>/overdragen/", left_drafts.draft_hand_over, name="draft-hand-over"),
    path("<uuid:assessment_id>/opruimen/", left_drafts.draft_clear, name="draft-clear"),
    path("<uuid:assessment_id>/verbeteren/", assessments.assessment_correct, name="assessment-correct"),
    path("<uuid:assessment_id>/intrekken/", withdrawals.assessment_withdraw, name="assessment-withdraw"),
    path("<uuid:assessment_id>/ander-kind/", withdrawals.assessment_copy, name="assessment-copy"),
    path("<uuid:assessment_id>/ingetrokken/", withdrawals.withdrawn_ask, name="withdrawn-ask"),
    path(
        "<uuid:assessment_id>/ingetrokken/<uuid:reading_id>/",
        withdrawals.withdrawn_read,
        name="withdrawn-read",
    ),
]
child_urls: list[URLPattern | URLResolver] = [
    path("observaties/", include(assessment_urls)),
    path("veiligheid/", safety.child_safety, name="child-safety"),
]
urlpatterns = [
    path("kinderen/", caseload.child_list, name="child-list"),
    path("kinderen/concepten/", left_drafts.draft_list, name="draft-list"),
    path("kinderen/zoeken/", caseload.child_search, name="child-search"),
    path("kinderen/<uuid:child_id>/", include(child_urls)),
    path(
        "instrumenten/<uuid:version_id>/voorbeeld/<int:number>/",
        preview.instrument_preview,
        name="instrument-preview",
    ),
]
