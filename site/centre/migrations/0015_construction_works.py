"""Works that are bought are called so in full: the short word says that a link works."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0014_for_sectors"),
    ]

    operations = [
        migrations.AlterField(
            model_name="procurementpage",
            name="kind",
            field=models.CharField(
                choices=[
                    ("goods", "goods"),
                    ("services", "services"),
                    ("works", "construction works"),
                ],
                default="services",
                max_length=10,
                verbose_name="subject",
            ),
        ),
    ]
