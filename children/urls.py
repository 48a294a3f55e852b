"""Addresses of children: registering, who may see a child, emergency access, and worries about safety."""

from django.urls import URLPattern, URLResolver, include, path

from children.views import children, emergencies, grants, safety

grant_urls: list[URLPattern | URLResolver] = [
    path("", grants.grant_list, name="grant-list"),
    path("toevertrouwen/", grants.case_add, name="case-add"),
    path("waarneming/", grants.cover_add, name="cover-add"),
    path("<uuid:grant_id>/beeindigen/", grants.grant_end, name="grant-end"),
    path("overdragen/", grants.child_move, name="child-move"),
]
safety_urls: list[URLPattern | URLResolver] = [
    path("hulp/", safety.specialist_help_add, name="specialist-help-add"),
    path("notities/", safety.safety_note_list, name="safety-note-list"),
    path("notities/nieuw/", safety.safety_note_add, name="safety-note-add"),
    path("notities/<uuid:note_id>/verbeteren/", safety.safety_note_correct, name="safety-note-correct"),
]
child_urls: list[URLPattern | URLResolver] = [
    path("", children.child_detail, name="child-detail"),
    path("wijzigen/", children.child_change, name="child-change"),
    path("toegang/", include(grant_urls)),
    path("veiligheid/", include(safety_urls)),
]
urlpatterns = [
    path("kinderen/registreren/", children.child_register, name="child-register"),
    path("noodtoegang/", emergencies.emergency_list, name="emergency-list"),
    path("noodtoegang/openen/", emergencies.emergency_open, name="emergency-open"),
    path("noodtoegang/<uuid:grant_id>/", emergencies.emergency_review, name="emergency-review"),
    path("veiligheid/", safety.safety_steps, name="safety-steps"),
    path("veiligheid/contact/", safety.safety_contact, name="safety-contact"),
    path("kinderen/<uuid:child_id>/", include(child_urls)),
]
