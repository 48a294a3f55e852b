"""Forms on strengths and the outcome strip are told apart, for good once a version is published."""

from django.db import migrations, models

KEEP = """
CREATE TRIGGER instrument_keeps_its_kind BEFORE UPDATE ON portfolio_instrument
    FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind) EXECUTE FUNCTION portfolio_refuse_moving();
"""


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0004_published_keeps_its_instrument")]
    operations = [
        migrations.AddField(
            model_name="instrument",
            name="kind",
            field=models.CharField(
                choices=[("strengths", "strengths"), ("outcome", "signs of healthy development")],
                default="strengths",
                max_length=10,
            ),
        ),
        migrations.RunSQL(KEEP, "DROP TRIGGER instrument_keeps_its_kind ON portfolio_instrument"),
    ]
