"""What is only an example, and which edition of the site filled the index.

What an earlier one filled is filled again by the worker soon after the restart.
"""

from django.db import migrations, models

EARLIER = "an earlier one"


def note_an_earlier_one(apps, schema_editor):
    if apps.get_model("search", "Entry").objects.exists():
        apps.get_model("search", "Edition").objects.create(stamp=EARLIER)


class Migration(migrations.Migration):
    dependencies = [("search", "0007_words_of_reporting")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="is_example",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stamp", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "edition that filled the index",
                "verbose_name_plural": "editions that filled the index",
            },
        ),
        migrations.RunPython(note_an_earlier_one, migrations.RunPython.noop),
    ]
