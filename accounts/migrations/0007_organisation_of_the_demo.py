"""Each organisation says whether the demo made it, so that a real site and a demo never share a database."""

from typing import Any

from django.db import migrations, models


def mark_the_demo(apps: Any, schema_editor: Any) -> None:
    """Mark what an earlier demo made: all its people have an address under `.example`, which nobody can own."""
    using = schema_editor.connection.alias
    membership = apps.get_model("accounts", "Membership").objects.using(using)
    real = membership.exclude(user__email__endswith=".example").values("organisation")
    invented = membership.filter(user__email__endswith=".example").values("organisation")
    organisations = apps.get_model("accounts", "Organisation").objects.using(using)
    organisations.filter(pk__in=invented).exclude(pk__in=real).update(is_demo=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_sessions")]
    operations = [
        migrations.AddField("organisation", "is_demo", models.BooleanField(default=False)),
        migrations.RunPython(mark_the_demo, migrations.RunPython.noop),
    ]
