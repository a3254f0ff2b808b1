"""Calls a field of kits by another name in code and in their drafts; its column stays."""

from django.db import migrations, models


def rename_in_drafts(apps, before, after):
    Revision = apps.get_model("wagtailcore", "Revision")
    ContentType = apps.get_model("contenttypes", "ContentType")
    kinds = ContentType.objects.filter(app_label="centre", model="kitpage")
    for revision in Revision.objects.filter(content_type__in=kinds):
        if before in revision.content:
            revision.content[after] = revision.content.pop(before)
            revision.save(update_fields=["content"])


def name_anew(apps, schema_editor):
    rename_in_drafts(apps, "action", "what_to_do")


def name_as_before(apps, schema_editor):
    rename_in_drafts(apps, "what_to_do", "action")


class Migration(migrations.Migration):
    dependencies = [("centre", "0012_events"), ("wagtailcore", "0098_apitoken")]
    operations = [
        migrations.AlterField(
            "kitpage",
            "action",
            models.CharField(
                verbose_name="what to do",
                max_length=80,
                db_column="action",
                help_text="Stands before the help numbers, which are always there: “Call.”",
            ),
        ),
        migrations.RenameField("kitpage", "action", "what_to_do"),
        migrations.RunPython(name_anew, name_as_before),
    ]
