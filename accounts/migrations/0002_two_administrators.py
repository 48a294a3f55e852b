"""Who made an account, who gave a role and who else stood for it; and roles that wait for a second administrator."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProposedRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("observer", "observer"),
                            ("practitioner", "practitioner"),
                            ("coordinator", "coordinator"),
                            ("administrator", "administrator"),
                            ("scientist", "behavioural scientist"),
                            ("privacy_officer", "privacy officer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["proposed_at"],
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="added_at",
            field=models.DateTimeField(auto_now_add=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="user",
            name="added_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    models.Q(
                        ("given_by__isnull", False),
                        models.Q(("approved_by", models.F("given_by")), _negated=True),
                        models.Q(("approved_by", models.F("user")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="membership_approved_by_someone_else",
            ),
        ),
        migrations.AddField(
            model_name="proposedrole",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposed_roles",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="proposedrole",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="proposedrole",
            name="team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.team",
            ),
        ),
        migrations.AddField(
            model_name="proposedrole",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposed_roles",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="proposedrole",
            constraint=models.UniqueConstraint(
                models.F("user"), models.F("organisation"), name="proposed_role_one_per_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposedrole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role__in", ["administrator", "privacy_officer", "scientist"]), ("team", None)),
                    models.Q(
                        ("team__isnull", False),
                        models.Q(
                            ("role__in", ["administrator", "privacy_officer", "scientist"]), _negated=True
                        ),
                    ),
                    _connector="OR",
                ),
                name="proposed_role_team_unless_organisation_role",
            ),
        ),
    ]
