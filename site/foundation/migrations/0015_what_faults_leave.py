from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0014_files_wait_for_what_shows_them"),
    ]

    operations = [
        migrations.CreateModel(
            name="SpentToken",
            fields=[
                ("word", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("until", models.DateTimeField(db_index=True)),
            ],
            options={"verbose_name": "spent token", "ordering": ["word"]},
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="claimed_by",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
    ]
