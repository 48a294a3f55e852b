"""Addresses of profile, course, comparison, judgement and report of a child."""

from django.urls import URLPattern, URLResolver, include, path

from reports.case_report import views as case_report
from reports.comparison import views as comparison
from reports.coping import views as coping
from reports.course import views as course
from reports.discussion import views as discussion
from reports.judgement import views as judgement
from reports.profile import views as profile
from reports.resources import views as resources

child_urls: list[URLPattern | URLResolver] = [
    path("profiel/", profile.profile, name="profile"),
    path("profiel/wat-versterkt/", profile.strengthening, name="strengthening"),
    path("profiel/<uuid:assessment_id>/vragen/", profile.talking_points, name="talking-points"),
    path(
        "profiel/<uuid:assessment_id>/vragen/verwijderen/",
        profile.talking_points_remove,
        name="talking-points-remove",
    ),
    path("verloop/", course.trajectory, name="trajectory"),
    path("verloop/figuur.json", course.trajectory_figure, name="trajectory-figure"),
    path("vergelijken/", comparison.comparison, name="comparison"),
    path("verschillen/", comparison.difference_list, name="difference-list"),
    path("hoe-ging-het/", judgement.judgement_list, name="judgement-list"),
    path("hoe-ging-het/<uuid:event_id>/", judgement.judgement, name="judgement"),
    path("hoe-ging-het/<uuid:event_id>/nieuw/", judgement.judgement_add, name="judgement-add"),
    path("overleg/<uuid:item_id>/", discussion.discussion, name="discussion"),
    path("wat-hielp/", coping.coping_list, name="coping-list"),
    path("hulpbronnen/", resources.resource_list, name="resource-list"),
    path("rapport/", case_report.report, name="report"),
    path("rapport.pdf", case_report.report_pdf, name="report-pdf"),
]
urlpatterns = [path("kinderen/<uuid:child_id>/", include(child_urls))]
