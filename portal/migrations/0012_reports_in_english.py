"""Lets managers say in English who reports, and what the evidence is called."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0011_example_plans"),
    ]

    operations = [
        # As long as a name of a holder, which a partner's report takes.
        migrations.AlterField(
            model_name="statusreport",
            name="said_by",
            field=models.CharField(
                help_text="An office, not a person's name: the Centre's coordination service, IOM …",
                max_length=200,
                verbose_name="who says so",
            ),
        ),
        migrations.AddField(
            model_name="statusreport",
            name="said_by_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=200,
                verbose_name="who says so (English)",
            ),
        ),
        migrations.AddField(
            model_name="statusreport",
            name="source_title_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=200,
                verbose_name="evidence elsewhere: its title (English)",
            ),
        ),
    ]
