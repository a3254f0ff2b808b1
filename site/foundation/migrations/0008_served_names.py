from pathlib import PurePosixPath

from django.db import migrations, models


def keep_addresses(apps, schema_editor):
    """Give each file the name that its address holds now."""
    documents = apps.get_model("foundation", "SiteDocument").objects
    for pk, file in documents.filter(served_name="").values_list("pk", "file"):
        documents.filter(pk=pk).update(served_name=PurePosixPath(file).name[-100:])


class Migration(migrations.Migration):
    dependencies = [("foundation", "0007_embargo")]

    operations = [
        migrations.AddField(
            model_name="sitedocument",
            name="served_name",
            field=models.CharField(blank=True, editable=False, max_length=100),
        ),
        migrations.RunPython(keep_addresses, migrations.RunPython.noop),
    ]
