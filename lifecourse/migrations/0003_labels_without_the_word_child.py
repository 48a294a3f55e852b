from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lifecourse", "0002_quick_note"),
    ]

    operations = [
        migrations.AlterField(
            model_name="copingepisode",
            name="helped_child",
            field=models.CharField(
                choices=[("unknown", "not known"), ("no", "no"), ("some", "a bit"), ("yes", "yes")],
                default="unknown",
                max_length=7,
                verbose_name="did it help, by own word",
            ),
        ),
        migrations.AlterField(
            model_name="copingepisode",
            name="options_seen",
            field=models.CharField(blank=True, max_length=300, verbose_name="which ways out were there?"),
        ),
        migrations.AlterField(
            model_name="copingepisode",
            name="way",
            field=models.CharField(
                choices=[
                    ("solve", "tackled it step by step"),
                    ("ask_help", "asked someone for help"),
                    ("stand_up", "stood up for themselves"),
                    ("step_away", "stepped away for a moment"),
                    ("move", "went moving or did something"),
                    ("calm_body", "brought the body to rest"),
                    ("show_feeling", "showed or told the feeling"),
                    ("seek_comfort", "looked for comfort"),
                    ("let_be", "let the feeling be"),
                    ("humour", "used humour or play"),
                    ("look_otherwise", "looked at it in another way"),
                    ("talk_to_self", "encouraged themselves"),
                    ("let_go", "let it go"),
                    ("think_ahead", "thought it through beforehand"),
                    ("other", "another way"),
                ],
                max_length=15,
                verbose_name="what was chosen?",
            ),
        ),
        migrations.AlterField(
            model_name="lifeevent",
            name="impact_child",
            field=models.CharField(
                choices=[
                    ("unknown", "not known"),
                    ("little", "a little"),
                    ("clear", "clearly"),
                    ("heavy", "heavily"),
                ],
                default="unknown",
                max_length=7,
                verbose_name="how much it weighed, by own word",
            ),
        ),
        migrations.AlterField(
            model_name="lifeevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("small", "something small that went wrong"),
                    ("unsafe_home", "violence or threat at home"),
                    ("neglect", "too little care or attention"),
                    ("separation", "parents who separated"),
                    ("parent_away", "a parent who was away for long"),
                    ("loss", "death or loss of someone dear"),
                    ("illness_child", "own illness or accident"),
                    ("illness_family", "illness or accident of someone dear"),
                    ("moved", "moving house"),
                    ("placed", "going to live elsewhere"),
                    ("school", "changing school or missing school"),
                    ("bullying", "bullying or being left out"),
                    ("discrimination", "discrimination"),
                    ("harm_outside", "violence or harm outside the home"),
                    ("flight", "war or flight"),
                    ("other", "something else"),
                ],
                max_length=15,
                verbose_name="what kind of event",
            ),
        ),
        migrations.AlterField(
            model_name="quicknote",
            name="quote",
            field=models.CharField(blank=True, max_length=200, verbose_name="in own words"),
        ),
        migrations.AlterField(
            model_name="resourceuse",
            name="felt",
            field=models.CharField(
                choices=[
                    ("not_asked", "not asked"),
                    ("not", "does not help, by own word"),
                    ("some", "helps a bit, by own word"),
                    ("much", "helps a lot, by own word"),
                ],
                default="not_asked",
                max_length=9,
                verbose_name="does it help, by own word?",
            ),
        ),
        migrations.AlterField(
            model_name="resourceuse",
            name="use",
            field=models.CharField(
                choices=[
                    ("not_there", "not there"),
                    ("unused", "there, but not used"),
                    ("used", "used"),
                    ("carries", "really carries"),
                ],
                max_length=9,
                verbose_name="is it there, and used?",
            ),
        ),
    ]
