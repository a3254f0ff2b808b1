"""A new file is withheld until something that everybody may read shows it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0013_credit_in_english"),
    ]

    operations = [
        migrations.AlterField(
            model_name=name,
            name="is_held",
            field=models.BooleanField(
                db_default=False,
                default=True,
                editable=False,
                verbose_name="withheld until something shows it",
            ),
        )
        for name in ("sitedocument", "siteimage")
    ]
