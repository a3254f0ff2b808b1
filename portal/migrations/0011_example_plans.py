"""That a plan may be an example, which each page about it says."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0010_statements_are_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="planpage",
            name="is_example",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Each page about it, and its report, says so. It counts in the Serbian plan.",
                verbose_name="an example that nobody adopted",
            ),
        ),
    ]
