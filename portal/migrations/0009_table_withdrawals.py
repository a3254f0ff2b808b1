"""That published tables can be withdrawn."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0008_statistics"),
    ]

    operations = [
        migrations.CreateModel(
            name="TableWithdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn_on", models.DateField(verbose_name="withdrawn on")),
                (
                    "reason",
                    models.TextField(max_length=400, verbose_name="why (Serbian, Cyrillic)"),
                ),
                ("reason_en", models.TextField(max_length=400, verbose_name="why (English)")),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="portal.tableversion",
                        verbose_name="version of a table",
                    ),
                ),
            ],
            options={
                "verbose_name": "withdrawal of a table",
                "verbose_name_plural": "withdrawals of tables",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__gt", ""), ("reason_en__gt", "")),
                        name="portal_tablewithdrawal_says_why",
                    )
                ],
            },
        ),
    ]
