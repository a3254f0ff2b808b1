"""Files that a room withholds until what they belong to is published."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0010_outgoing_mail"),
    ]

    operations = [
        migrations.AddField(
            model_name="sitedocument",
            name="is_held",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                verbose_name="withheld with what it belongs to",
            ),
        ),
        migrations.AddField(
            model_name="siteimage",
            name="is_held",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                verbose_name="withheld with what it belongs to",
            ),
        ),
    ]
