"""Which event each page about a child writes in the log when it is read."""

from tests.records import READ_RECORDS

READ = {
    "child-change": "child_read",
    "assessment-list": "assessments_read",
    "assessment-start": "child_read",
    "assessment-import": "child_read",
    "assessment-read": "assessment_read",
    "assessment-export": "assessment_exported",
    "assessment-frame": "assessment_read",
    "assessment-fill": "assessment_read",
    "assessment-check": "assessment_read",
    "grant-list": "grants_read",
    **READ_RECORDS,
    "resource-list": "resources_read",
    "resource-add": "child_read",
    "resource-change": "resources_read",
    "resource-use-add": "resources_read",
    "resource-end": "resources_read",
    "coping-list": "coping_read",
    "coping-add": "child_read",
    "coping-change": "coping_read",
    "profile": "profile_read",
    "trajectory": "trajectory_read",
    **dict.fromkeys(("comparison", "difference-list"), "comparison_read"),
    **dict.fromkeys(("judgement-list", "judgement", "judgement-add"), "judgements_read"),
    "report": "report_read",
    "report-pdf": "report_exported",
    "child-log": "log_read",
    "child-log-file": "log_exported",
}
