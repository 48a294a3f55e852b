"""What an organisation knows of measurement error: rows that change once only, to be switched off."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

REFUSE = """
CREATE FUNCTION portfolio_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.switched_off_at IS NULL AND NEW.switched_off_at IS NOT NULL
        AND (to_jsonb(OLD) - 'switched_off_at' - 'switched_off_by_id')
            = (to_jsonb(NEW) - 'switched_off_at' - 'switched_off_by_id') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'reliability figures are switched off, never changed or removed'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER reliability_parameters_kept BEFORE UPDATE OR DELETE ON portfolio_reliabilityparameters
    FOR EACH ROW EXECUTE FUNCTION portfolio_refuse_rewriting();
CREATE TRIGGER reliability_parameters_no_truncate BEFORE TRUNCATE ON portfolio_reliabilityparameters
    FOR EACH STATEMENT EXECUTE FUNCTION portfolio_refuse_rewriting();
"""
ALLOW = """
DROP TRIGGER reliability_parameters_no_truncate ON portfolio_reliabilityparameters;
DROP TRIGGER reliability_parameters_kept ON portfolio_reliabilityparameters;
DROP FUNCTION portfolio_refuse_rewriting();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_scientist"),
        ("portfolio", "0005_instrument_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReliabilityParameters",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("element", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("alpha", "the statements among themselves (alpha)"),
                            ("icc", "two observers of the same child (ICC)"),
                        ],
                        max_length=5,
                    ),
                ),
                ("n", models.PositiveIntegerField()),
                ("sd", models.FloatField()),
                ("reliability", models.FloatField()),
                ("computed_at", models.DateTimeField()),
                ("switched_on_at", models.DateTimeField()),
                ("switched_off_at", models.DateTimeField(blank=True, null=True)),
                (
                    "instrument_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="portfolio.instrumentversion",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reliability_parameters",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "switched_off_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "switched_on_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("organisation"),
                        models.F("instrument_version"),
                        models.F("element"),
                        condition=models.Q(("switched_off_at", None)),
                        name="reliability_one_standing_per_element",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "alpha"), ("n__gte", 100)),
                            models.Q(("kind", "icc"), ("n__gte", 30)),
                            _connector="OR",
                        ),
                        name="reliability_n_is_enough",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reliability__gt", 0), ("reliability__lt", 1), ("sd__gt", 0), ("sd__lte", 3)
                        ),
                        name="reliability_figures_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("computed_at__lte", models.F("switched_on_at")),
                            models.Q(
                                ("switched_off_at", None),
                                ("switched_off_at__gte", models.F("switched_on_at")),
                                _connector="OR",
                            ),
                        ),
                        name="reliability_computed_then_on_then_off",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("switched_off_at", None), ("switched_off_by", None)),
                            models.Q(("switched_off_at__isnull", False), ("switched_off_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reliability_switched_off_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
