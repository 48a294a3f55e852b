"""Pressure becomes a circumstance and support a resource; what stays is adversity, of a kind not yet chosen."""

from typing import Any

from django.db import migrations


def move(apps: Any, schema_editor: Any) -> None:
    """Give every event its new place; words, days and who recorded it stay the same."""
    events = apps.get_model("assessments", "LifeEvent").objects.using(schema_editor.connection.alias)
    for event in events.filter(kind="pressure"):
        apps.get_model("assessments", "Circumstance").objects.using(schema_editor.connection.alias).create(
            kind="other",
            state="presses" if event.is_ongoing else "pressed",
            started_on=event.started_on,
            ended_on=None if event.is_ongoing else event.ended_on or event.started_on,
            title=event.title,
            note=event.note,
            child=event.child,
            recorded_by=event.recorded_by,
        )
    for event in events.filter(kind="support"):
        resource = apps.get_model("assessments", "Resource").objects.using(schema_editor.connection.alias)
        made = resource.create(
            kind="activity",
            name=event.title,
            note=event.note[:300],
            ended_on=None if event.is_ongoing else event.ended_on or event.started_on,
            child=event.child,
            recorded_by=event.recorded_by,
        )
        made.uses.create(from_on=event.started_on, use="used", recorded_by=event.recorded_by)
    events.filter(kind__in=["pressure", "support"]).delete()
    events.filter(kind="adversity").update(kind="other")


class Migration(migrations.Migration):
    dependencies = [("assessments", "0004_course_of_life")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
