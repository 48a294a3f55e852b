"""Addresses of children, their forms, their events and what carries them."""

from django.urls import URLPattern, URLResolver, include, path

from assessments.views import (
    answer_files,
    assessments,
    caseload,
    circumstances,
    coping,
    life_events,
    missed_moments,
    observation,
    preview,
    resources,
    statements,
)

assessment_urls: list[URLPattern | URLResolver] = [
    path("", assessments.assessment_list, name="assessment-list"),
    path("nieuw/", assessments.assessment_start, name="assessment-start"),
    path("overnemen/", answer_files.assessment_import, name="assessment-import"),
    path("niet-doorgegaan/", missed_moments.missed_moment_add, name="missed-moment-add"),
    path(
        "niet-doorgegaan/<uuid:moment_id>/", missed_moments.missed_moment_change, name="missed-moment-change"
    ),
    path(
        "niet-doorgegaan/<uuid:moment_id>/verwijderen/",
        missed_moments.missed_moment_remove,
        name="missed-moment-remove",
    ),
    path("<uuid:assessment_id>/", assessments.assessment_read, name="assessment-read"),
    path("<uuid:assessment_id>/antwoorden.json", answer_files.assessment_export, name="assessment-export"),
    path("<uuid:assessment_id>/kader/", assessments.assessment_frame, name="assessment-frame"),
    path("<uuid:assessment_id>/pagina/<int:number>/", observation.assessment_fill, name="assessment-fill"),
    path("<uuid:assessment_id>/antwoorden/<slug:item_key>/", observation.answer_save, name="answer-save"),
    path("<uuid:assessment_id>/nalezen/", observation.assessment_check, name="assessment-check"),
    path("<uuid:assessment_id>/weggooien/", assessments.assessment_discard, name="assessment-discard"),
    path("<uuid:assessment_id>/verbeteren/", assessments.assessment_correct, name="assessment-correct"),
    path("<uuid:assessment_id>/zienswijze/", statements.form_statement_add, name="assessment-statement"),
]
life_event_urls: list[URLPattern | URLResolver] = [
    path("", life_events.life_event_list, name="life-event-list"),
    path("nieuw/", life_events.life_event_add, name="life-event-add"),
    path("wat-drukt-er/", circumstances.circumstance_check, name="circumstance-check"),
    path("<uuid:event_id>/", life_events.life_event_change, name="life-event-change"),
    path("<uuid:event_id>/verwijderen/", life_events.life_event_remove, name="life-event-remove"),
    path("<uuid:event_id>/zienswijze/", statements.event_statement_add, name="life-event-statement"),
]
resource_urls: list[URLPattern | URLResolver] = [
    path("", resources.resource_list, name="resource-list"),
    path("nieuw/", resources.resource_add, name="resource-add"),
    path("<uuid:resource_id>/", resources.resource_change, name="resource-change"),
    path("<uuid:resource_id>/gebruik/", resources.resource_use_add, name="resource-use-add"),
    path(
        "<uuid:resource_id>/gebruik/<uuid:use_id>/verwijderen/",
        resources.resource_use_remove,
        name="resource-use-remove",
    ),
    path("<uuid:resource_id>/einde/", resources.resource_end, name="resource-end"),
    path("<uuid:resource_id>/verwijderen/", resources.resource_remove, name="resource-remove"),
]
coping_urls: list[URLPattern | URLResolver] = [
    path("nieuw/", coping.coping_add, name="coping-add"),
    path("<uuid:episode_id>/", coping.coping_change, name="coping-change"),
    path("<uuid:episode_id>/verwijderen/", coping.coping_remove, name="coping-remove"),
]
child_urls: list[URLPattern | URLResolver] = [
    path("observaties/", include(assessment_urls)),
    path("gebeurtenissen/", include(life_event_urls)),
    path("hulpbronnen/", include(resource_urls)),
    path("wat-hielp/", include(coping_urls)),
]
urlpatterns = [
    path("kinderen/", caseload.child_list, name="child-list"),
    path("kinderen/zoeken/", caseload.child_search, name="child-search"),
    path("kinderen/<uuid:child_id>/", include(child_urls)),
    path(
        "instrumenten/<uuid:version_id>/voorbeeld/<int:number>/",
        preview.instrument_preview,
        name="instrument-preview",
    ),
]
