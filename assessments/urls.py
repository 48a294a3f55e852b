"""Addresses of children, their forms and their events."""

from django.urls import URLPattern, URLResolver, include, path

from assessments.views import answer_files, assessments, children, life_events, observation, preview

assessment_urls: list[URLPattern | URLResolver] = [
    path("", assessments.assessment_list, name="assessment-list"),
    path("nieuw/", assessments.assessment_start, name="assessment-start"),
    path("overnemen/", answer_files.assessment_import, name="assessment-import"),
    path("<uuid:assessment_id>/", assessments.assessment_read, name="assessment-read"),
    path("<uuid:assessment_id>/antwoorden.json", answer_files.assessment_export, name="assessment-export"),
    path("<uuid:assessment_id>/kader/", assessments.assessment_frame, name="assessment-frame"),
    path("<uuid:assessment_id>/pagina/<int:number>/", observation.assessment_fill, name="assessment-fill"),
    path("<uuid:assessment_id>/antwoorden/<slug:item_key>/", observation.answer_save, name="answer-save"),
    path("<uuid:assessment_id>/nalezen/", observation.assessment_check, name="assessment-check"),
    path("<uuid:assessment_id>/weggooien/", assessments.assessment_discard, name="assessment-discard"),
    path("<uuid:assessment_id>/verbeteren/", assessments.assessment_correct, name="assessment-correct"),
]
life_event_urls: list[URLPattern | URLResolver] = [
    path("", life_events.life_event_list, name="life-event-list"),
    path("nieuw/", life_events.life_event_add, name="life-event-add"),
    path("<uuid:event_id>/", life_events.life_event_change, name="life-event-change"),
    path("<uuid:event_id>/verwijderen/", life_events.life_event_remove, name="life-event-remove"),
]
child_urls: list[URLPattern | URLResolver] = [
    path("", children.child_detail, name="child-detail"),
    path("wijzigen/", children.child_change, name="child-change"),
    path("observaties/", include(assessment_urls)),
    path("gebeurtenissen/", include(life_event_urls)),
]
urlpatterns = [
    path("kinderen/", children.child_list, name="child-list"),
    path("kinderen/zoeken/", children.child_search, name="child-search"),
    path("kinderen/registreren/", children.child_register, name="child-register"),
    path("kinderen/<uuid:child_id>/", include(child_urls)),
    path(
        "instrumenten/<uuid:version_id>/voorbeeld/<int:number>/",
        preview.instrument_preview,
        name="instrument-preview",
    ),
]
