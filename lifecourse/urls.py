"""Addresses of what happened to a child, what presses, what carries it, how it coped, and what was seen or missed."""

from django.urls import URLPattern, URLResolver, include, path

from lifecourse.views import circumstances, coping, life_events, missed_moments, quick_notes, resources

life_event_urls: list[URLPattern | URLResolver] = [
    path("", life_events.life_event_list, name="life-event-list"),
    path("nieuw/", life_events.life_event_add, name="life-event-add"),
    path("wat-drukt-er/", circumstances.circumstance_check, name="circumstance-check"),
    path("<uuid:event_id>/", life_events.life_event_change, name="life-event-change"),
    path("<uuid:event_id>/verwijderen/", life_events.life_event_remove, name="life-event-remove"),
]
resource_urls: list[URLPattern | URLResolver] = [
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
missed_moment_urls: list[URLPattern | URLResolver] = [
    path("", missed_moments.missed_moment_add, name="missed-moment-add"),
    path("<uuid:moment_id>/", missed_moments.missed_moment_change, name="missed-moment-change"),
    path("<uuid:moment_id>/verwijderen/", missed_moments.missed_moment_remove, name="missed-moment-remove"),
]
quick_note_urls: list[URLPattern | URLResolver] = [
    path("", quick_notes.quick_note_list, name="quick-note-list"),
    path("nieuw/", quick_notes.quick_note_add, name="quick-note-add"),
    path("<uuid:quick_note_id>/", quick_notes.quick_note_change, name="quick-note-change"),
    path("<uuid:quick_note_id>/verwijderen/", quick_notes.quick_note_remove, name="quick-note-remove"),
]
child_urls: list[URLPattern | URLResolver] = [
    path("gebeurtenissen/", include(life_event_urls)),
    path("hulpbronnen/", include(resource_urls)),
    path("wat-hielp/", include(coping_urls)),
    path("notities/", include(quick_note_urls)),
    path("observaties/niet-doorgegaan/", include(missed_moment_urls)),
]
urlpatterns = [path("kinderen/<uuid:child_id>/", include(child_urls))]
