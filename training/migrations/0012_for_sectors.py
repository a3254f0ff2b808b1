"""Lets editors say for which sectors a course is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0011_lesson_progress"),
    ]

    operations = [
        migrations.AddField(
            model_name="coursepage",
            name="sectors",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="On the pages of these sectors it is shown. Nothing chosen: on none.",
                max_length=120,
                verbose_name="sectors",
            ),
        ),
    ]
