"""A number is the same however it is typed, and belongs to one child of a team; across teams nobody is told."""

from django.db import migrations, models

from typed.rules.folding import number_key


def fill(apps, schema_editor):
    children = apps.get_model("children", "Child").objects.using(schema_editor.connection.alias)
    for child in children.all():
        child.reference_key = number_key(child.reference)
        child.save(update_fields=["reference_key"])


class Migration(migrations.Migration):
    dependencies = [("children", "0002_child_revision")]

    operations = [
        migrations.RemoveConstraint(model_name="child", name="child_reference_once_per_organisation"),
        migrations.AddField(
            model_name="child",
            name="reference_key",
            field=models.TextField(default="", editable=False),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.UniqueConstraint("team", "reference_key", name="child_reference_once_per_team"),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(("reference_key", ""), _negated=True), name="child_reference_key_given"
            ),
        ),
    ]
