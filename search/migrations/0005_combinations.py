"""Numbers for what entries have in common, and rows of SQLite's index that have room for them.

Until ``reindex`` gives them one, entries are looked at each by itself: as right, and slower.
"""

from django.db import migrations, models

# As search.backends.sqlite numbers the rows of entries: this bit, a number or none, the entry's key.
FIRST_NUMBERED = 1 << 62
KEY = (1 << 32) - 1


def move(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "sqlite":
        return
    kept = ["object_id", "title_norm", "content_type_id", "autocomplete", "body", "title"]
    types = apps.get_model("contenttypes", "ContentType").objects
    stored = apps.get_model("wagtailsearch", "IndexEntry").objects
    entry = types.filter(app_label="search", model="entry").first()
    if entry is None:
        return
    rows = stored.filter(content_type_id=entry.pk, pk__lt=FIRST_NUMBERED)
    for pk in list(rows.values_list("pk", flat=True)):
        values = rows.filter(pk=pk).values(*kept).get()
        # Triggers keep the full-text table beside it.
        rows.filter(pk=pk).delete()
        stored.create(id=FIRST_NUMBERED | pk & KEY, **values)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0004_words_to_begin_with"),
        ("wagtailsearch", "0010_add_text_fields"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Combination",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=8)),
                ("access_key", models.CharField(max_length=255)),
                ("kind", models.CharField(max_length=40)),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("format", models.CharField(blank=True, default="", max_length=12)),
                ("topics", models.TextField(blank=True, default="")),
                ("sectors", models.TextField(blank=True, default="")),
                ("audiences", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name": "combination of values of search entries",
                "verbose_name_plural": "combinations of values of search entries",
            },
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
    ]
