"""Lets editors say for which sectors a piece of news is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0013_kit_what_to_do"),
    ]

    operations = [
        migrations.AddField(
            model_name="newspage",
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
